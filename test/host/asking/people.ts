import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Person } from './model';

const hour = 3_600_000;
const day = 24 * hour;
/** Shanghai: eight hours ahead, all year round. */
export const zone = 8 * hour;

/** The first moment of the quarter after a moment, in Shanghai. */
export function nextQuarter(now: Date): number {
	const local = new Date(now.getTime() + zone);
	return Date.UTC(local.getUTCFullYear(), Math.floor(local.getUTCMonth() / 3) * 3 + 3, 1) - zone;
}

/** What people call the quarter that ends at a moment. */
export function nameQuarter(end: number): string {
	const before = new Date(end + zone - 1);
	return `${before.getUTCFullYear()}Q${Math.floor(before.getUTCMonth() / 3) + 1}`;
}

/** From nine to six, Monday to Friday. */
export function isWorking(now: number): boolean {
	const local = new Date(now + zone);
	const weekday = local.getUTCDay();
	return weekday > 0 && weekday < 6 && local.getUTCHours() >= 9 && local.getUTCHours() < 18;
}

/**
 * Customers of all sorts: old and new ones, of every tier and stage, some without an e-mail address, some who are the same
 * person as another.
 */
export function makePeople(count: number, dice: () => number, first: number): Person[] {
	const people: Person[] = [];
	for (let index = 0; index < count; index++) {
		const twin = index > 0 && dice() < 0.06 ? people[Math.floor(dice() * index)] : undefined;
		const kind = dice();
		people.push({
			id: keyOf(index),
			since: first + Math.floor(dice() < 0.5 ? dice() * -700 : dice() * 110 - 20) * day,
			tier: kind < 0.2 ? 'high_value' : kind < 0.5 ? 'potential' : kind < 0.9 ? 'new' : 'churn_risk',
			stage: dice() < 0.92 ? 'active' : (['lost', 'registration', 'refund', 'pre_contract'][index % 4] as string),
			email: twin && dice() < 0.7 ? twin.email : dice() < 0.94 ? `e${index}` : null,
			phone: twin && dice() < 0.5 ? twin.phone : dice() < 0.5 ? `p${index}` : null,
			optedOut: dice() < 0.01,
		});
	}
	return people;
}

/** A person as a customer of the desk. */
export function toRow(one: Person, index: number): Record<string, unknown> {
	return {
		id: one.id,
		number: `N${index}`,
		name: `Customer ${index}`,
		stage: one.stage,
		tier: one.tier,
		since: Temporal.Instant.fromEpochMilliseconds(one.since + zone)
			.toZonedDateTimeISO('UTC')
			.toPlainDate()
			.toString(),
		unverified: false,
		email_hash: one.email,
		phone_hash: one.phone,
	};
}

/** A key that looks drawn and is the same each time. */
function keyOf(index: number): string {
	const hex = createHash('md5').update(String(index)).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
