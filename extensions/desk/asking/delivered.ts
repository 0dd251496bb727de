import type { Knex } from 'knex';
import type { SkipReason } from '../../domain/message/channel.js';
import { readSettings } from '../settings.js';
import { toColumn } from '../time.js';
import { unskipped } from './unskipped.js';

const day = 86_400_000;

/** What became of a letter that brings a survey; a reason where it was not to be sent after all. */
type Fate = { readonly state: 'sent' | 'dead' | 'skipped'; readonly reason?: SkipReason };

/**
 * Writes on the invitation what became of its letter: sent, with the day of the one reminder; or the reason why it never
 * was, so that it counts in the coverage (D14).
 */
export async function followSurvey(
	trx: Knex,
	letter: { readonly kind: string; readonly response: number },
	fate: Fate,
	now: Date,
): Promise<void> {
	const at = toColumn(trx, now);
	const slot = () => trx('loop_responses').where({ id: letter.response });
	if (letter.kind === 'survey_reminder') {
		if (fate.state === 'sent') await slot().update({ reminded_at: at });
		return;
	}
	if (fate.state === 'sent') {
		const { ask_reminder_days: wait } = await readSettings(trx);
		const reminder_due = wait === 0 ? null : toColumn(trx, new Date(now.getTime() + wait * day));
		await slot()
			.whereNull('sent_at')
			.update({ sent_at: at, skipped: unskipped(trx), reminder_due });
	} else if (fate.reason !== 'answered') {
		const skipped = fate.reason === 'opted_out' ? 'opted_out' : 'no_address';
		await slot().whereNull('sent_at').whereNull('answered_at').update({ skipped });
	}
}
