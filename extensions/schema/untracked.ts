import { askingTables } from './untracked/asking.js';
import { messageTables } from './untracked/messages.js';
import type { Table } from './untracked/table.js';

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
		// What became of each deadline, and which are open, as `issue:clock@start`: the clocks say it, figures read it here.
		table: 'loop_deadlines',
		build: (table) => {
			table.string('key', 80).notNullable().primary();
			const issue = table.integer('issue').unsigned().notNullable().index('loop_deadlines_ix_issue');
			issue.references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.timestamp('due').notNullable();
			table.string('outcome', 8).notNullable();
			table.index(['due', 'outcome', 'issue'], 'loop_deadlines_ix_due');
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
		// The questions of a survey as somebody was asked them; an answer names its version, which nobody changes.
		table: 'loop_survey_versions',
		build: (table) => {
			table.increments('id');
			table.string('survey', 64).notNullable();
			table.integer('version').unsigned().notNullable();
			table.string('hash', 64).notNullable();
			table.text('questions', 'mediumtext').notNullable();
			table.bigInteger('at').notNullable();
			table.unique(['survey', 'version']);
			table.unique(['survey', 'hash']);
		},
	},
	{
		// What a customer has filled in and not sent yet, sealed; it goes when they send it.
		table: 'loop_drafts',
		build: (table) => {
			const response = table.integer('response').unsigned().notNullable().primary();
			response.references('id').inTable('loop_responses').onDelete('RESTRICT');
			table.text('content', 'mediumtext').notNullable();
			table.bigInteger('at').notNullable();
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
			table.index(['contact'], 'loop_posts_ix_contact');
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
			table.bigInteger('sealed_at').notNullable();
			// Many are sealed in one moment: the last of them is found without looking at the others.
			table.index(['sealed_at', 'seq'], 'loop_seals_ix_sealed_at_seq');
		},
	},
	{
		// As below, in a table of its own for desks that were set up before there were seals.
		table: 'loop_mooring',
		build: (table) => {
			table.integer('seq').unsigned().primary().references('seq').inTable('loop_seals').onDelete('RESTRICT');
		},
	},
	...messageTables,
	...askingTables,
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
