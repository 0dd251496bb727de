import type { Knex } from 'knex';
import type { AnswerRecord } from '../../domain/import/answers.js';
import { maskContact } from '../../domain/survey/mask-contact.js';
import { dimensions, type Dimension } from '../../domain/survey/satisfaction.js';
import { fromJsonColumn } from '../json-column.js';
import { open, seal, type Place } from '../vault.js';
import type { Values } from './changes.js';
import type { Session } from './session.js';

export type StoredAnswer = Readonly<Record<string, unknown>> & { readonly id: number };

/** The columns of an answer by the table; a cell that says nothing leaves what is on record. */
export function answerColumns(record: AnswerRecord, existing?: StoredAnswer): Values {
	const { overall, nps, reason, suggestion } = record;
	const plain: Values = { overall, nps, reason, suggestion };
	const stored = scoresOf(existing?.['scores']);
	const merged = { ...stored, ...givenScores(record) };
	const isSame = existing && canonical(merged) === canonical(stored);
	return {
		...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null)),
		...(isSame ? {} : { scores: JSON.stringify(merged) }),
	};
}

/** What an answer says, in one line: two answers that say the same give the same line. */
export function tellRecord(record: AnswerRecord): string {
	return tell(record, givenScores(record));
}

/** The same of an answer that is stored. */
export function tellStored(answer: StoredAnswer): string {
	return tell(answer, scoresOf(answer['scores']));
}

/**
 * Keeps the contact that stands with an answer, sealed; an ordinary reader sees its mask.
 *
 * @returns whether it is another one than is on record
 */
export async function sealContact(
	{ host }: Session,
	trx: Knex,
	id: number,
	{ address }: AnswerRecord,
	existing?: StoredAnswer,
): Promise<boolean> {
	if (!address) return false;
	const place = { table: 'loop_responses', row: String(id), field: 'contact' };
	if (existing && opens(host.env, place, existing['contact_sealed']) === address.text) return false;
	await trx('loop_responses')
		.where({ id })
		.update({ contact: maskContact(address.text), contact_sealed: seal(host.env, place, address.text) });
	return true;
}

function tell(answer: Readonly<Record<string, unknown>>, scores: Readonly<Record<string, unknown>>): string {
	const { overall, nps, reason, suggestion } = answer;
	return JSON.stringify([Number(overall), nps ?? null, reason ?? null, suggestion ?? null, canonical(scores)]);
}

function givenScores(record: AnswerRecord): Record<string, number> {
	const given = (Object.keys(dimensions) as Dimension[]).map((key) => [key, record[key]] as const);
	return Object.fromEntries(given.filter((entry): entry is [Dimension, number] => entry[1] !== null));
}

function scoresOf(column: unknown): Record<string, unknown> {
	const scores = fromJsonColumn(column);
	return typeof scores === 'object' && scores !== null ? { ...scores } : {};
}

function canonical(scores: Readonly<Record<string, unknown>>): string {
	return JSON.stringify(Object.entries(scores).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A value sealed with a key that is no longer there opens nowhere: it is sealed anew then. */
function opens(env: Readonly<Record<string, unknown>>, place: Place, sealed: unknown): string | undefined {
	if (typeof sealed !== 'string') return undefined;
	try {
		return open(env, place, sealed);
	} catch {
		return undefined;
	}
}
