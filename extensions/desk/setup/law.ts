import { createHash } from 'node:crypto';
import { ServiceUnavailableError } from '@directus/errors';
import type { Knex } from 'knex';
import { lawFor, lawInForce, type Law } from '../../schema/law/law.js';
import { clientOf, familyOf } from '../family.js';
import { readMark, writeMark } from './journal.js';

/** Why the law could not be laid down, in words for whoever runs the database. */
const grants: Readonly<Record<string, string>> = {
	mysql:
		'Grant the TRIGGER privilege on this schema; with binary logging on, also set log_bin_trust_function_creators = 1 or grant SUPER.',
	postgres: 'Grant TRIGGER on the loop_ tables and CREATE on the schema, or make this account the owner of the tables.',
	sqlite: 'The database file must be writable.',
};

const seenInForce = new Set<string>();

/**
 * Lets no issue be written where the law is not in force: the desk never runs half guarded.
 *
 * @param knex inside a transaction, the transaction
 * @throws ServiceUnavailable (503) that names what is missing
 */
export async function requireLaw(knex: Knex): Promise<void> {
	const client = clientOf(knex);
	if (seenInForce.has(client)) return;
	const missing = await missingLaw(knex);
	if (missing.length > 0) {
		const reason = `The law of the loop is not in force (${missing.join(', ')}); see GET /loop/health`;
		throw new ServiceUnavailableError({ service: 'loop', reason });
	}
	seenInForce.add(client);
}

/** Names of the triggers that ought to be in force and are not. */
export async function missingLaw(knex: Knex): Promise<string[]> {
	const wanted = lawFor(clientOf(knex)) ?? [];
	const found = new Set((await readInForce(knex)).map(({ name }) => name));
	const missing = wanted.map(({ name }) => name).filter((name) => !found.has(name));
	// What was in force once says nothing of now.
	if (missing.length > 0) seenInForce.delete(clientOf(knex));
	return missing;
}

/**
 * Lays down the law wherever it is missing or of another version. It is ours and no admin's to change.
 *
 * @throws with what to grant where the account may not create triggers; the desk never runs half guarded
 */
export async function ensureLaw(knex: Knex): Promise<void> {
	const law = lawFor(clientOf(knex));
	if (!law)
		throw new Error(`Closed Loop keeps its law in SQLite, PostgreSQL, MySQL or MariaDB, not in ${clientOf(knex)}.`);
	const version = createHash('sha256').update(JSON.stringify(law)).digest('hex');
	const missing = await missingLaw(knex);
	const isCurrent = (await readMark(knex, 'law')) === version;
	if (isCurrent && missing.length === 0) return;
	// What is in force stays so meanwhile: some databases have no way back from a trigger that was dropped.
	const wanted = isCurrent ? law.filter(({ name }) => missing.includes(name)) : law;
	try {
		await knex.transaction(async (trx) => layDown(trx, wanted));
	} catch (error) {
		const reason = error instanceof Error ? error.message.slice(error.message.lastIndexOf(' - ') + 1) : String(error);
		throw new Error(`The law of the loop could not be laid down: ${reason}. ${grants[familyOf(knex)] ?? ''}`, {
			cause: error,
		});
	}
	await writeMark(knex, 'law', version);
}

async function layDown(trx: Knex, law: readonly Law[]): Promise<void> {
	for (const { drop, create } of law) for (const statement of [...drop, ...create]) await trx.raw(statement);
}

async function readInForce(knex: Knex): Promise<{ name: string }[]> {
	const family = familyOf(knex);
	const answer: unknown = await knex.raw(lawInForce[family] ?? '');
	if (family === 'postgres') return (answer as { rows: { name: string }[] }).rows;
	return family === 'mysql' ? (answer as [{ name: string }[]])[0] : (answer as { name: string }[]);
}
