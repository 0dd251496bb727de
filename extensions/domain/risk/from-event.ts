import type { RiskSignalName } from './signals.js';

/** As much of an event as may be a signal of risk. */
type Event = {
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly via?: string | undefined;
};

/**
 * The signal that an event of an issue is (R6). What an import tells lies in the past, and what an answer has raised
 * bears the signals of the answer.
 *
 * @returns `repeat_complaint` only where another issue of the category has come before; whoever asks has to look
 * @example signalOf({ type: 'breach', from: null, to: 'commit' }) //=> 'missed_deadline'
 */
export function signalOf({ type, from, to, via }: Event): RiskSignalName | undefined {
	if (via === 'import') return undefined;
	if (type === 'breach') return 'missed_deadline';
	if (type !== 'step') return undefined;
	if (from === 'archived' && to === 'handling') return 'reopened';
	if (from === 'feedback' && to === 'handling') return via === 'survey' ? undefined : 'not_solved';
	return from === null && to === 'recorded' && via !== 'survey' ? 'repeat_complaint' : undefined;
}
