import type { Knex } from 'knex';
import { familyOf } from './family.js';

/**
 * A day as raw knex reads it: some databases give its text, others a Date at its local beginning, SQLite the milliseconds of that
 * where the host wrote it.
 *
 * @example dayFromColumn('2024-05-01 00:00:00') //=> '2024-05-01'
 */
export function dayFromColumn(value: unknown): string {
	const at = typeof value === 'number' ? new Date(value) : value;
	if (!(at instanceof Date)) return String(at).slice(0, 10);
	const two = (part: number) => String(part).padStart(2, '0');
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * Keeps the rows whose day lies in a period, whatever the database keeps of a day.
 *
 * @param column one that holds days
 * @param from `YYYY-MM-DD`; nothing: from the beginning
 * @param to `YYYY-MM-DD`, included
 */
export function whereDay(knex: Knex, query: Knex.QueryBuilder, column: string, from: string | null, to: string): void {
	const first = from ?? '0001-01-01';
	if (familyOf(knex) !== 'sqlite') return void query.where(column, '>=', first).where(column, '<=', to);
	// What the host wrote there is a number, what was written past it is text; no number meets the first, no text the second.
	query.where(
		(either) =>
			void either
				.where((text) => void text.where(column, '>=', first).where(column, '<', `${to}~`))
				.orWhere((time) => void time.where(column, '>=', startOf(first, 0)).where(column, '<', startOf(to, 1))),
	);
}

/** The local beginning of a day, or of one some days later. */
function startOf(day: string, later: number): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const at = new Date(2000, 0, 1);
	at.setFullYear(year, month - 1, date + later);
	return at.getTime();
}
