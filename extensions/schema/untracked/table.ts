import type { Knex } from 'knex';

/** A table that no person looks at: its name, and how it is made. */
export type Table = { readonly table: string; readonly build: (table: Knex.CreateTableBuilder) => void };
