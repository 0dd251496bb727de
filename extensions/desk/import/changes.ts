import { isBlank } from '../../domain/issue/fields.js';
import { dayFromColumn } from '../day-column.js';
import { fromColumn } from '../time.js';

/** Column → value as the domain has it: moments are Dates, days are YYYY-MM-DD. */
export type Values = Readonly<Record<string, string | number | boolean | Date | null>>;

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Finds which columns of a stored row would change.
 *
 * @param stored the row as raw knex reads it on any database
 * @param wanted what the table says; what it does not say is not among them
 */
export function findChanges(stored: Readonly<Record<string, unknown>>, wanted: Values): Values {
	return Object.fromEntries(Object.entries(wanted).filter(([column, value]) => !isSame(stored[column], value)));
}

function isSame(stored: unknown, wanted: Values[string]): boolean {
	if (isBlank(stored) || isBlank(wanted)) return isBlank(stored) && isBlank(wanted);
	if (wanted instanceof Date) {
		// Some databases keep whole seconds.
		return Math.floor((fromColumn(stored)?.getTime() ?? 0) / 1000) === Math.floor(wanted.getTime() / 1000);
	}
	if (typeof wanted === 'number') return Number(stored) === wanted;
	if (typeof wanted === 'boolean') return Boolean(stored) === wanted;
	if (typeof wanted === 'string' && dayForm.test(wanted)) return dayFromColumn(stored) === wanted;
	return String(stored) === wanted;
}
