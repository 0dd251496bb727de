import { readEmail } from '../domain/email.js';
import type { Text } from '../domain/language.js';
import { maskEmail, maskPhone } from '../domain/mask.js';
import { readPhone } from '../domain/phone.js';
import { fingerprint, seal } from './vault.js';

export type PrivateField = 'phone' | 'email';

type Env = Readonly<Record<string, unknown>>;

const unreadable: Readonly<Record<PrivateField, Text>> = {
	phone: { 'zh-CN': '这不是电话号码', 'en-US': 'This is not a phone number' },
	email: { 'zh-CN': '这不是邮箱地址', 'en-US': 'This is not an e-mail address' },
};

/**
 * Turns a phone number or address into what is stored: the mask that everyone sees, the sealed value, the fingerprint.
 *
 * @param row id of the customer that it belongs to; it opens nowhere else
 * @param value as typed; empty clears it
 * @returns columns to write, or a sentence saying what is wrong
 */
export function sealPrivate(
	env: Env,
	row: string,
	field: PrivateField,
	value: string,
): { columns: Record<string, string | null> } | { problem: Text } {
	const typed = value.trim();
	if (typed === '') return { columns: columns(field, null, null, null) };
	const read = readPrivate(field, typed);
	if (!read) return { problem: unreadable[field] };
	const place = { table: 'loop_customers', row, field };
	return { columns: columns(field, read.mask, seal(env, place, read.plain), fingerprint(env, read.plain)) };
}

/**
 * The fingerprint by which a customer with this phone number or address is found.
 *
 * @returns nothing where the text is neither
 */
export function findPrint(env: Env, field: PrivateField, value: string): string | undefined {
	const read = readPrivate(field, value.trim());
	return read && fingerprint(env, read.plain);
}

function readPrivate(field: PrivateField, typed: string): { plain: string; mask: string } | undefined {
	if (field === 'email') {
		const plain = readEmail(typed);
		return plain === undefined ? undefined : { plain, mask: maskEmail(plain) };
	}
	const phone = readPhone(typed);
	return phone && { plain: phone.dial, mask: maskPhone(phone.local) };
}

function columns(field: PrivateField, mask: string | null, sealed: string | null, hash: string | null) {
	return { [field]: mask, [`${field}_sealed`]: sealed, [`${field}_hash`]: hash };
}
