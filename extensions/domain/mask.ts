/**
 * What an ordinary reader sees of a phone number (R38): enough to recognise it, not enough to call it.
 *
 * @example maskPhone('13800138000') //=> '138****8000'
 */
export function maskPhone(phone: string): string {
	const signs = [...phone];
	const head = Math.max(0, Math.min(phone.startsWith('+') ? 6 : 3, signs.length - 8));
	const tail = Math.min(4, Math.max(0, signs.length - 4));
	return `${signs.slice(0, head).join('')}****${signs.slice(signs.length - tail).join('')}`;
}

/** A number behind the @ may be somebody's own: only what is a domain is shown. */
const domain = /^(?!.*\d{7})(?:[\p{L}\p{M}\p{N}-]+\.)+(?:xn--[a-z\d-]+|[\p{L}\p{M}]{2,})$/iu;

/**
 * What an ordinary reader sees of an e-mail address (R38): its first letter and its domain.
 *
 * @returns `***` alone where it is no address
 * @example maskEmail('zhou@example.com') //=> 'z***@example.com'
 */
export function maskEmail(email: string): string {
	const at = email.lastIndexOf('@');
	if (at < 1 || /\s/.test(email) || !domain.test(email.slice(at + 1))) return '***';
	return `${[...email].slice(0, 1).join('')}***${email.slice(at)}`;
}

/** Whether a text is a mask already, so that a form sending it back changes nothing. */
export function isMask(text: string): boolean {
	return text.includes('***');
}
