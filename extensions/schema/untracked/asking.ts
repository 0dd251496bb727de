import type { Table } from './table.js';

/** Whom surveys are sent to, occasion by occasion (R27). */
export const askingTables: readonly Table[] = [
	{
		// Whom a survey is sent to on an occasion, and how far that has come.
		table: 'loop_askings',
		build: (table) => {
			table.increments('id');
			table.string('occasion', 64).notNullable().unique();
			table.string('survey', 64).notNullable().index();
			table.string('state', 16).notNullable();
			// JSON: whom, and up to which lot of each tier.
			table.text('audience').notNullable();
			table.text('limits');
			table.bigInteger('due_at').notNullable();
			// Customers are planned in the order of their keys; nothing once all are.
			table.string('after', 36);
			table.bigInteger('filled_at');
			table.integer('total').notNullable().defaultTo(0);
			table.integer('planned').notNullable().defaultTo(0);
			table.integer('withdrawn').notNullable().defaultTo(0);
			table.string('made_by', 36);
			table.bigInteger('created_at').notNullable();
			table.bigInteger('ended_at');
			table.index(['state', 'due_at'], 'loop_askings_ix_state_due_at');
		},
	},
	{
		// The customers of a list that somebody picked.
		table: 'loop_asked',
		build: (table) => {
			table.string('key', 64).notNullable().primary();
			table.integer('asking').unsigned().notNullable().references('id').inTable('loop_askings').onDelete('RESTRICT');
			table.string('customer', 36).notNullable();
			table.index(['asking', 'customer'], 'loop_asked_ix_asking_customer');
		},
	},
];
