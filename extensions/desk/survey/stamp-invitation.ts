import type { Knex } from 'knex';
import type { Host } from '../host.js';
import { currentQuestions } from './questions.js';
import { ensureVersion } from './version.js';

/**
 * Notes which version of its survey each invitation shows, when its link goes out: whatever is edited afterwards, the
 * customer answers what they were sent.
 *
 * @param trx the transaction in which the links are made
 * @param responses the invitations; those that have a version already keep it
 */
export async function stampInvitations(
	host: Pick<Host, 'logger'>,
	trx: Knex,
	responses: readonly number[],
): Promise<void> {
	const fresh = () =>
		trx('loop_responses')
			.whereIn('id', [...responses])
			.whereNull('survey_version');
	const keys = await fresh().distinct().pluck<string[]>('survey');
	for (const key of keys) {
		const survey = await trx('loop_surveys')
			.where({ key })
			.first<Record<string, unknown> | undefined>('key', 'questions');
		const version = await ensureVersion(trx, key, currentQuestions(host, survey));
		await fresh().where({ survey: key }).update({ survey_version: version });
	}
}
