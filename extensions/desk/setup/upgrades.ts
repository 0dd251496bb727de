import type { Knex } from 'knex';
import { collections } from '../../schema/collections.js';
import { familyOf } from '../family.js';
import type { Journal } from './journal.js';
import { keyVersions } from './key-versions.js';

/** A change of what earlier versions have made; each step runs once, in order, and finds its work done where it was cut short. */
type Upgrade = { readonly step: number; readonly what: string; readonly run: (knex: Knex) => Promise<void> };

export const upgrades: readonly Upgrade[] = [
	{
		step: 1,
		what: 'messages that are not about an issue',
		run: async (knex) => {
			const columns = await knex('loop_outbox').columnInfo();
			if (!columns['response']) {
				await knex.schema.alterTable('loop_outbox', (table) => {
					table.integer('response').unsigned().references('id').inTable('loop_responses').onDelete('RESTRICT');
					table.index(['response'], 'loop_outbox_ix_response');
				});
			}
			if (columns['issue']?.nullable === false) {
				await knex.schema.alterTable('loop_outbox', (table) => {
					// On MySQL a column that a foreign key uses must keep its type to the letter.
					if (familyOf(knex) === 'mysql') table.integer('issue').unsigned().nullable().alter();
					else table.setNullable('issue');
				});
			}
		},
	},
	{
		step: 2,
		what: 'editors in place of raw JSON and text',
		run: async (knex) => {
			for (const { collection, fields } of collections) {
				for (const { field, meta } of fields) {
					const { interface: editor, display } = meta as { interface?: unknown; display?: unknown };
					// Where an admin has chosen another, it stays.
					const rows = knex('directus_fields').where({ collection, field });
					if (isOurs(editor))
						await rows
							.clone()
							.whereIn('interface', ['input-code', 'input'])
							.update({ interface: editor, options: null });
					if (isOurs(display))
						await rows.clone().where({ display: 'datetime' }).update({ display, display_options: null });
				}
			}
		},
	},
	{
		step: 3,
		what: 'messages are found by their event',
		run: async (knex) => {
			// MySQL has made an index for the foreign key.
			if (familyOf(knex) === 'mysql') return;
			await knex.raw('create index if not exists loop_outbox_ix_event on loop_outbox (event)');
		},
	},
	{
		step: 4,
		what: 'what was reported on the public page is the reporter’s own',
		run: async (knex) => {
			if (familyOf(knex) !== 'mysql')
				await knex.raw('create index if not exists loop_posts_ix_contact on loop_posts (contact)');
			const report = `select min(c.id) from loop_contacts c where c.issue = loop_posts.issue and c.method = 'web' and c.direction = 'in' and c.by_name is not null`;
			await knex('loop_posts')
				.whereNull('contact')
				.update({ contact: knex.raw(`(${report})`) });
		},
	},
	{
		step: 5,
		what: 'the import can be seen, above what limits it',
		run: async (knex) => {
			const inSettings = () => knex('directus_fields').where({ collection: 'loop_settings' });
			await inSettings()
				.where({ field: 'group_import' })
				.update({ options: JSON.stringify({ start: 'open' }) });
			await inSettings().where({ field: 'loop_import' }).update({ sort: 1 });
		},
	},
	{
		step: 6,
		what: 'what was asked has a key of its own, without which the host wonders at the table',
		run: async (knex) => {
			if (!(await knex.schema.hasColumn('loop_survey_versions', 'id'))) await keyVersions(knex);
		},
	},
];

const isOurs = (name: unknown): boolean => typeof name === 'string' && name.startsWith('loop-');

/** Takes the steps that this desk has not taken yet (D8). */
export async function takeUpgrades(knex: Knex, journal: Journal): Promise<void> {
	for (const { step, run } of upgrades) {
		if (journal.has('upgrade', String(step))) continue;
		await run(knex);
		await journal.note('upgrade', String(step));
	}
}
