import type { Knex } from 'knex';

type Table = { readonly table: string; readonly build: (table: Knex.CreateTableBuilder) => void };

/** What set-up itself needs before anything else: what it has made, and who is at it. */
export const groundwork: readonly Table[] = [
	{
		table: 'loop_journal',
		build: (table) => {
			table.string('key', 190).notNullable().primary();
			table.string('value', 255);
		},
	},
	{
		table: 'loop_leases',
		build: (table) => {
			table.string('name', 64).notNullable().primary();
			table.string('holder', 64).notNullable();
			table.bigInteger('until').notNullable();
		},
	},
];

/** Tables of the desk that no person looks at; they take no room in the licence. */
export const untracked: readonly Table[] = [
	{
		table: 'loop_counters',
		build: (table) => {
			table.string('name', 32).notNullable().primary();
			table.integer('last').notNullable();
		},
	},
	{
		table: 'loop_pending',
		build: (table) => {
			table
				.integer('event')
				.unsigned()
				.notNullable()
				.primary()
				.references('id')
				.inTable('loop_events')
				.onDelete('RESTRICT');
		},
	},
	{
		table: 'loop_calendars',
		build: (table) => {
			table.string('version', 16).notNullable().primary();
			table.text('body').notNullable();
		},
	},
	{
		table: 'loop_alarms',
		build: (table) => {
			const issue = table.integer('issue').unsigned().notNullable().primary();
			issue.references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.bigInteger('at').notNullable().index('loop_alarms_ix_at');
		},
	},
	{
		// An alarm that has sounded, as `issue:alarm`.
		table: 'loop_sounded',
		build: (table) => {
			table.string('key', 80).notNullable().primary();
			const issue = table.integer('issue').unsigned().notNullable().index('loop_sounded_ix_issue');
			issue.references('id').inTable('loop_issues').onDelete('RESTRICT');
		},
	},
	{
		table: 'loop_tokens',
		build: (table) => {
			table.string('hash', 64).notNullable().primary();
			table.string('kind', 16).notNullable();
			table.integer('response').unsigned().references('id').inTable('loop_responses').onDelete('RESTRICT');
			table.integer('issue').unsigned().references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.timestamp('created_at').notNullable();
			table.timestamp('expires_at').nullable();
			table.index(['expires_at'], 'loop_tokens_ix_expires_at');
		},
	},
	{
		// What a customer has sent by a public page: the same thing sent twice is done once.
		table: 'loop_posts',
		build: (table) => {
			table.string('key', 64).notNullable().primary();
			table.string('digest', 64).notNullable();
			table.integer('issue').unsigned().notNullable().references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.integer('contact').unsigned().references('id').inTable('loop_contacts').onDelete('RESTRICT');
			table.bigInteger('at').notNullable();
			table.index(['issue', 'digest'], 'loop_posts_ix_issue_digest');
		},
	},
	{
		// Files that came with an issue; the host's own row may be erased without the issue losing its story.
		table: 'loop_attachments',
		build: (table) => {
			table.string('file', 36).notNullable().primary();
			table.integer('issue').unsigned().notNullable().references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.string('name', 255).notNullable();
			table.string('type', 255).notNullable();
			table.bigInteger('size').notNullable();
			table.bigInteger('at').notNullable();
			table.index(['issue'], 'loop_attachments_ix_issue');
		},
	},
	{
		table: 'loop_seals',
		build: (table) => {
			table.integer('seq').unsigned().notNullable().primary();
			table
				.integer('event')
				.unsigned()
				.notNullable()
				.unique()
				.references('id')
				.inTable('loop_events')
				.onDelete('RESTRICT');
			table.integer('issue').unsigned().nullable().index();
			/** The highest event that was sealed up to here. */
			table.integer('highest').unsigned().notNullable();
			table.string('hash', 64).notNullable();
			table.bigInteger('sealed_at').notNullable().index();
		},
	},
	{
		// As below, in a table of its own for desks that were set up before there were seals.
		table: 'loop_mooring',
		build: (table) => {
			table.integer('seq').unsigned().primary().references('seq').inTable('loop_seals').onDelete('RESTRICT');
		},
	},
	{
		// What customers are told: a row for each message and channel, until it has arrived and afterwards.
		table: 'loop_outbox',
		build: (table) => {
			table.increments('id');
			table.string('key', 64).notNullable().unique();
			table.integer('issue').unsigned().notNullable().references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.string('customer', 36).notNullable().index();
			table.integer('event').unsigned().references('id').inTable('loop_events').onDelete('RESTRICT');
			table.integer('contact').unsigned().references('id').inTable('loop_contacts').onDelete('RESTRICT');
			table.string('kind', 16).notNullable();
			table.string('channel', 16).notNullable();
			table.string('language', 5).notNullable();
			// Subject and text, sealed: they hold names and private links.
			table.text('content');
			table.string('state', 16).notNullable();
			table.string('reason', 16);
			table.integer('attempts').notNullable().defaultTo(0);
			table.bigInteger('next_at').notNullable();
			table.string('claimed_by', 36);
			table.bigInteger('claimed_until');
			table.string('last_error', 64);
			table.bigInteger('created_at').notNullable();
			table.bigInteger('sent_at');
			table.index(['state', 'next_at'], 'loop_outbox_ix_state_next_at');
			table.index(['claimed_by'], 'loop_outbox_ix_claimed_by');
		},
	},
	{
		// Nothing is ever written here: a table that is named by another one cannot be dropped.
		table: 'loop_anchor',
		build: (table) => {
			table.integer('id').notNullable().primary();
			for (const name of ['contacts', 'settings', 'purchases', 'recoveries', 'actions', 'rewards']) {
				table.integer(name).unsigned().references('id').inTable(`loop_${name}`).onDelete('RESTRICT');
			}
		},
	},
];
