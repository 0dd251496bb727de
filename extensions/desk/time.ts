import type { Knex } from 'knex';
import { familyOf } from './family.js';

/** MySQL and MariaDB keep the digits of UTC, as the host writes them there; their driver takes those for local time. */
let digitsAreUtc = false;

/** Learns once, from the host's own connection, how this process's database keeps moments. */
export function learnClock(knex: Knex): void {
	digitsAreUtc = familyOf(knex) === 'mysql';
}

/**
 * A moment as raw knex must write it: SQLite keeps milliseconds, MySQL the digits of UTC, PostgreSQL takes a Date.
 *
 * @example toColumn(sqlite, new Date(0)) //=> 0
 */
export function toColumn(knex: Knex, at: Date): Date | number | string {
	const family = familyOf(knex);
	if (family === 'mysql') return at.toISOString().slice(0, 19).replace('T', ' ');
	return family === 'sqlite' ? at.getTime() : at;
}

/**
 * A moment as raw knex reads it, whatever the database keeps. Only for what comes straight from the database.
 *
 * @example fromColumn('2024-05-01T06:00:00Z') //=> 2024-05-01T06:00:00.000Z
 */
export function fromColumn(value: unknown): Date | null {
	if (digitsAreUtc && value instanceof Date) return localDigitsAsUtc(value);
	return toMoment(value);
}

/**
 * A moment as a client sends it or as the desk has it.
 *
 * @example toMoment('2024-05-01T14:00:00+08:00') //=> 2024-05-01T06:00:00.000Z
 */
export function toMoment(value: unknown): Date | null {
	if (value === null || value === undefined || value === '') return null;
	const at = value instanceof Date ? value : new Date(value as string | number);
	return Number.isNaN(at.getTime()) ? null : at;
}

function localDigitsAsUtc(at: Date): Date {
	return new Date(
		Date.UTC(
			at.getFullYear(),
			at.getMonth(),
			at.getDate(),
			at.getHours(),
			at.getMinutes(),
			at.getSeconds(),
			at.getMilliseconds(),
		),
	);
}
