import type { Knex } from 'knex';
import { findPrint } from '../private.js';

type Known = { id: string; unverified: unknown; phone_hash: string | null; email_hash: string | null };

/** Customers of one number or address that are looked at. */
const most = 20;

/**
 * Finds the one customer who can be meant by a phone number and an e-mail address (R8). Whoever fits both comes before
 * whoever fits one, and whom staff know before whom only the public page knows. Of the latter nobody knows whose number
 * or address it is: they are meant only where both are what they are, so that a stranger who leaves somebody's number
 * with an address of their own never gets that person's mail.
 *
 * @returns the customer's key; nothing where nobody fits or several do, so that nobody gets another's issue
 */
export async function matchCustomer(
	knex: Knex,
	env: Readonly<Record<string, unknown>>,
	by: { readonly phone: string | null; readonly email: string | null },
): Promise<string | undefined> {
	const phone = by.phone === null ? undefined : findPrint(env, 'phone', by.phone);
	const email = by.email === null ? undefined : findPrint(env, 'email', by.email);
	const rows = await knex('loop_customers')
		.where((row) => {
			void row.where('phone_hash', phone ?? '-').orWhere('email_hash', email ?? '-');
		})
		.andWhere((row) => {
			void row
				.where('unverified', false)
				.orWhereNull('unverified')
				.orWhere({ phone_hash: phone ?? null, email_hash: email ?? null });
		})
		// However many a stranger makes, they crowd out nobody whom staff know.
		.orderByRaw('case when unverified then 1 else 0 end')
		.orderBy('id')
		.limit(most)
		.select<Known[]>('id', 'unverified', 'phone_hash', 'email_hash');
	const rank = (known: Known) =>
		Number(known.phone_hash === phone) + Number(known.email_hash === email) + (known.unverified ? 0 : 4);
	const best = Math.max(...rows.map(rank));
	const [one, another] = rows.filter((row) => rank(row) === best);
	return another ? undefined : one?.id;
}
