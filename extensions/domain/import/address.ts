import { plain } from './cell.js';
import type { Parse } from './column.js';

/** A way to reach a customer as it was written. */
export type Address = { readonly kind: 'phone' | 'email'; readonly text: string };

const emailForm = /^[^\s@<>"'(),;:\\[\]]+@[^\s@<>"'(),;:\\[\]]+\.[a-z0-9-]{2,}$/i;
const phoneForm = /^\+?[\d ().-]{5,25}(?:(?:ext\.?|x|转) ?\d{1,6})?$/i;

/**
 * Reads a cell that may hold a phone number or an e-mail address.
 *
 * @example address('138 0013 8000', context, '联系方式') //=> { value: { kind: 'phone', text: '138 0013 8000' } }
 */
export const address: Parse<Address> = (text) => {
	const written = plain(text).replace(/^(?:mailto|tel|电话|手机|邮箱|e-?mail): ?/i, '');
	if (emailForm.test(written) && written.length <= 254) return { value: { kind: 'email', text: written } };
	const digits = written.replace(/\D/g, '').length;
	if (phoneForm.test(written) && digits >= 5 && digits <= 20) return { value: { kind: 'phone', text: written } };
	return { code: 'not_an_address' };
};

/** Reads a cell that holds a phone number. */
export const phone: Parse<string> = (text, context, heading) => only('phone', address(text, context, heading));

/** Reads a cell that holds an e-mail address. */
export const email: Parse<string> = (text, context, heading) => only('email', address(text, context, heading));

function only(kind: Address['kind'], read: ReturnType<Parse<Address>>): ReturnType<Parse<string>> {
	if (!('value' in read)) return read;
	return read.value.kind === kind ? { value: read.value.text } : { code: 'not_an_address' };
}
