import type { Knex } from 'knex';
import { groundwork } from '../../schema/untracked.js';

/** What set-up has made, so that what an admin changes or deletes afterwards stays as the admin left it (D8). */
export type Journal = {
	readonly has: (kind: string, key: string) => boolean;
	readonly note: (kind: string, key: string) => Promise<void>;
};

/** Creates a table unless it is there; two instances may try at the same moment. */
export async function createTable(
	knex: Knex,
	table: string,
	build: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
	if (await knex.schema.hasTable(table)) return;
	try {
		await knex.schema.createTable(table, build);
	} catch (error) {
		if (!(await knex.schema.hasTable(table))) throw error;
	}
}

export async function layGroundwork(knex: Knex): Promise<void> {
	for (const { table, build } of groundwork) await createTable(knex, table, build);
}

export async function openJournal(knex: Knex): Promise<Journal> {
	const rows = await knex('loop_journal').select<{ key: string }[]>('key');
	const made = new Set(rows.map(({ key }) => key));
	return {
		has: (kind, key) => made.has(`${kind} ${key}`),
		note: async (kind, key) => {
			await knex('loop_journal')
				.insert({ key: `${kind} ${key}` })
				.onConflict('key')
				.ignore();
			made.add(`${kind} ${key}`);
		},
	};
}

/** One remembered value, such as the version of the law that is in force. */
export async function readMark(knex: Knex, key: string): Promise<string | null> {
	const row = await knex('loop_journal')
		.where({ key: `mark ${key}` })
		.first<{ value: string | null } | undefined>('value');
	return row?.value ?? null;
}

export async function writeMark(knex: Knex, key: string, value: string): Promise<void> {
	await knex('loop_journal')
		.insert({ key: `mark ${key}`, value })
		.onConflict('key')
		.merge();
}
