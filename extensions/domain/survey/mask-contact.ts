import { maskEmail, maskPhone } from '../mask.js';

/**
 * What an ordinary reader sees of the contact that a customer left (R38): a phone number, an address or another id.
 *
 * @example maskContact('138 0013 8000') //=> '138****8000'
 */
export function maskContact(contact: string): string {
	const mask = maskEmail(contact);
	return mask === '***' ? maskPhone(contact) : mask;
}
