import { steadyAt } from './offset.js';
import { cutOut } from './pauses.js';
import type { Span } from './spans.js';
import { dayLength, type Timetable } from './timetable.js';

export const stretchKinds = ['working', 'closed', 'holiday', 'pause'] as const;

export type StretchKind = (typeof stretchKinds)[number];

type Piece = { readonly from: number; readonly to: number; readonly kind: StretchKind };

/**
 * Cuts a time into working time and the rest. A pause takes the place of working time only: outside of it, it changes
 * nothing.
 *
 * @param from milliseconds since 1970
 * @param pauses in order, each moment once
 * @returns without gaps or overlaps; neighbours differ in kind
 */
export function cutStretches(timetable: Timetable, from: number, to: number, pauses: readonly Span[]): Piece[] {
	const pieces: Piece[] = [];
	const add = (start: number, end: number, kind: StretchKind) => {
		if (start >= end) return;
		const last = pieces.at(-1);
		if (last?.kind === kind) pieces[pieces.length - 1] = { ...last, to: end };
		else pieces.push({ from: start, to: end, kind });
	};
	for (let at = from; at < to;) {
		const { end, offset } = steadyAt(timetable.timeZone, at);
		const midnight = Math.floor((at + offset) / dayLength) * dayLength - offset;
		const stop = Math.min(end, to, midnight + dayLength);
		const day = timetable.day((midnight + offset) / dayLength);
		for (const [opens, closes] of [...day.spans, [dayLength, dayLength] as const]) {
			const opening = Math.max(at, Math.min(midnight + opens, stop));
			const closing = Math.max(opening, Math.min(midnight + closes, stop));
			add(at, opening, day.isHoliday ? 'holiday' : 'closed');
			for (const [workFrom, workTo] of cutOut([opening, closing], pauses)) {
				add(pieces.at(-1)?.to ?? from, workFrom, 'pause');
				add(workFrom, workTo, 'working');
			}
			add(pieces.at(-1)?.to ?? from, closing, 'pause');
			at = closing;
		}
		at = stop;
	}
	return pieces;
}
