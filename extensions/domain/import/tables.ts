import { answers } from './answers.js';
import { contacts } from './contacts.js';
import { customers } from './customers.js';
import { issues } from './issues.js';

/** The toolkit's four tables under the names that the route knows (contract: `table=`). */
export const tables = { customers, issues, contacts, answers } as const;

export type TableName = keyof typeof tables;

export const tableNames = Object.keys(tables) as TableName[];
