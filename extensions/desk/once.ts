import type { Knex } from 'knex';

/** What has been read within a transaction, by name. */
const known = new WeakMap<Knex, Map<string, Promise<unknown>>>();

/**
 * Reads what many ask for one by one, such as the settings, once within a transaction, which sees one state of it.
 * Outside a transaction it is read every time.
 *
 * @param name of what is read, within the transaction
 */
export function once<Read>(knex: Knex, name: string, read: () => Promise<Read>): Promise<Read> {
	if (!knex.isTransaction) return read();
	const all = known.get(knex) ?? new Map<string, Promise<unknown>>();
	known.set(knex, all);
	const reading = (all.get(name) as Promise<Read> | undefined) ?? read();
	all.set(name, reading);
	return reading;
}
