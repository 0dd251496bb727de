import type { Knex } from 'knex';
import type { AnswerRecord } from '../../domain/import/answers.js';
import { fromColumn } from '../time.js';
import { tellRecord, tellStored, type StoredAnswer } from './answer-values.js';
import type { Session } from './session.js';

const day = 86_400_000;

/** Nobody is asked twice within this time: another answer of the same customer mends the one before. */
const mendingDays = 30;

type Known = { readonly record: AnswerRecord; readonly customer: { readonly id: string } };

/**
 * Finds the imported answer that each row of a batch tells again. A row with a date tells the answer of that moment.
 * One without tells the one that says the same, else mends one of the last weeks; else it is new.
 */
export async function matchAnswers(
	{ matched, context }: Session,
	trx: Knex,
	known: readonly Known[],
): Promise<ReadonlyMap<AnswerRecord, StoredAnswer>> {
	const ids = [...new Set(known.map(({ customer }) => customer.id))];
	const stored = (await trx('loop_responses')
		.where({ channel: 'import' })
		.whereIn('customer', ids)
		.orderBy('id')) as StoredAnswer[];
	const free = new Set(stored.filter(({ id }) => !matched.has(id)));
	const matches = new Map<AnswerRecord, StoredAnswer>();
	const since = context.now.getTime() - mendingDays * day;
	const rounds: ((record: AnswerRecord, answer: StoredAnswer) => boolean)[] = [
		(record, answer) => isSameTime(record, answer) && tellRecord(record) === tellStored(answer),
		(record, answer) => isSameTime(record, answer) && (record.answered_at !== null || (timeOf(answer) ?? 0) >= since),
	];
	for (const fits of rounds) {
		for (const { record, customer } of known) {
			if (matches.has(record)) continue;
			const found = [...free].find((answer) => answer['customer'] === customer.id && fits(record, answer));
			if (!found) continue;
			matches.set(record, found);
			free.delete(found);
		}
	}
	return matches;
}

function isSameTime({ answered_at: at }: AnswerRecord, answer: StoredAnswer): boolean {
	if (at === null) return true;
	return Math.floor((timeOf(answer) ?? 0) / 1000) === Math.floor(at.getTime() / 1000);
}

function timeOf(answer: StoredAnswer): number | undefined {
	return fromColumn(answer['answered_at'])?.getTime();
}
