import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Question } from '../../domain/survey/question.js';
import type { Host } from '../host.js';
import { isPassing } from './passing.js';

/** Numbers that are tried where several make a version at the same moment. */
const tries = 20;

/**
 * The number under which questions are kept. Questions become a version when somebody is asked them, so that whatever
 * way a survey is edited, an answer names exactly what its customer saw. The same questions always have the same number.
 *
 * @param knex the transaction in which the invitation goes out
 * @param survey key of the survey
 * @param questions what is asked
 */
export async function ensureVersion(knex: Knex, survey: string, questions: readonly Question[]): Promise<number> {
	const hash = hashQuestions(questions);
	const known = await findVersion(knex, survey, hash);
	if (known !== undefined) return known;
	const first = (await highestVersion(knex, survey)) + 1;
	for (let version = first; version < first + tries; version += 1) {
		const row = { survey, version, hash, questions: JSON.stringify(questions), at: Date.now() };
		await knex('loop_survey_versions').insert(row).onConflict().ignore();
		const made = await findVersion(knex, survey, hash, 'as it is now');
		if (made !== undefined) return made;
	}
	throw new Error(`The questions of the survey "${survey}" could not be kept`);
}

/** On MySQL a plain read shows the past: whoever was faster is seen only by a read that locks. */
async function findVersion(
	knex: Knex,
	survey: string,
	hash: string,
	when?: 'as it is now',
): Promise<number | undefined> {
	const query = knex('loop_survey_versions').where({ survey, hash });
	const row = await (when ? query.forUpdate() : query).first<{ version: number } | undefined>('version');
	return row?.version;
}

/**
 * The version that an invitation shows: it was noted when its link went out; at the latest it is when it is answered.
 *
 * @param slot the invitation with what it asks
 */
export function versionOf(
	{ knex }: Pick<Host, 'knex'>,
	slot: { readonly survey: string; readonly version: number | null; readonly all: readonly Question[] },
): Promise<number> {
	if (slot.version !== null) return Promise.resolve(slot.version);
	return tryAgain(() => ensureVersion(knex, slot.survey, slot.all));
}

/** Of many who make the same version at one moment, MySQL turns some away. */
async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
	for (let left = 3; ; left -= 1) {
		try {
			return await work();
		} catch (error) {
			if (left === 0 || !isPassing(error)) throw error;
		}
	}
}

/** One line for the same questions, whatever the order of their parts. */
export function hashQuestions(questions: readonly Question[]): string {
	return createHash('sha256')
		.update(JSON.stringify(sortKeys(questions)))
		.digest('hex');
}

function sortKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return Object.fromEntries(entries.map(([key, part]) => [key, sortKeys(part)]));
}

async function highestVersion(knex: Knex, survey: string): Promise<number> {
	const row = await knex('loop_survey_versions')
		.where({ survey })
		.max<{ last: number | null }[]>({ last: 'version' })
		.first();
	return Number(row?.last ?? 0);
}
