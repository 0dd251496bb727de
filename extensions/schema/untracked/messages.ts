import type { Table } from './table.js';

/** What waits to be sent, to customers and to staff. */
export const messageTables: readonly Table[] = [
	{
		// What customers are told: a row for each message and channel, until it has arrived and afterwards.
		table: 'loop_outbox',
		build: (table) => {
			table.increments('id');
			table.string('key', 64).notNullable().unique();
			table.integer('issue').unsigned().references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.string('customer', 36).notNullable().index();
			// The invitation that a survey or its reminder belongs to.
			table.integer('response').unsigned().references('id').inTable('loop_responses').onDelete('RESTRICT');
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
			table.index(['response'], 'loop_outbox_ix_response');
		},
	},
	{
		// What staff are told by mail: a row for each person and alarm, and the mail that told it.
		table: 'loop_alerts',
		build: (table) => {
			// `recipient alarm`, since the host wants one column.
			table.string('key', 120).notNullable().primary();
			table.string('recipient', 36).notNullable();
			table.string('alarm', 80).notNullable();
			const issue = table.integer('issue').unsigned().notNullable();
			issue.references('id').inTable('loop_issues').onDelete('RESTRICT');
			table.string('clock', 16).notNullable();
			table.integer('percent').notNullable();
			table.boolean('critical').notNullable();
			table.bigInteger('due').notNullable();
			table.bigInteger('at').notNullable();
			table.string('digest', 36);
			table.index(['digest', 'recipient'], 'loop_alerts_ix_digest');
		},
	},
	{
		table: 'loop_digests',
		build: (table) => {
			table.string('id', 36).notNullable().primary();
			table.string('recipient', 36).notNullable();
			table.string('state', 16).notNullable();
			table.integer('attempts').notNullable().defaultTo(0);
			table.bigInteger('next_at').notNullable();
			table.string('claimed_by', 36);
			table.bigInteger('claimed_until');
			table.string('last_error', 64);
			table.bigInteger('created_at').notNullable();
			table.bigInteger('sent_at');
			table.index(['recipient', 'created_at'], 'loop_digests_ix_recipient');
			table.index(['state', 'next_at'], 'loop_digests_ix_state');
			table.index(['created_at'], 'loop_digests_ix_created_at');
		},
	},
];
