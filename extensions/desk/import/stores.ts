import type { Columns, RecordOf, Table } from '../../domain/import/column.js';
import { tables, type TableName } from '../../domain/import/tables.js';
import { answers } from './answers.js';
import { contacts } from './contacts.js';
import { customers } from './customers.js';
import { issues } from './issues.js';
import type { Store } from './session.js';

/** A table and what stores its rows, for code that does not care which one it is. */
export type AnyStore = { readonly table: Table; readonly store: Store<Record<string, unknown>> };

/** What stores the rows of each table. */
export const stores: Readonly<Record<TableName, AnyStore>> = {
	customers: pair(tables.customers, customers),
	issues: pair(tables.issues, issues),
	contacts: pair(tables.contacts, contacts),
	answers: pair(tables.answers, answers),
};

/** What a table reads is what its store takes; beyond this line nobody needs to know more. */
function pair<C extends Columns>(table: Table<C>, store: Store<RecordOf<C>>): AnyStore {
	return { table: table as unknown as Table, store: store as unknown as AnyStore['store'] };
}
