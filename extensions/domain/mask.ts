/**
 * What an ordinary reader sees of a phone number (R38): enough to recognise it, not enough to call it.
 *
 * @example maskPhone('13800138000') //=> '138****8000'
 */
export function maskPhone(phone: string): string {
	const head = Math.max(0, Math.min(phone.startsWith('+') ? 6 : 3, phone.length - 8));
	const tail = Math.min(4, Math.max(0, phone.length - 4));
	return `${phone.slice(0, head)}****${phone.slice(phone.length - tail)}`;
}

/**
 * What an ordinary reader sees of an e-mail address (R38).
 *
 * @example maskEmail('zhou@example.com') //=> 'z***@example.com'
 */
export function maskEmail(email: string): string {
	const at = email.lastIndexOf('@');
	return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** Whether a text is a mask already, so that a form sending it back changes nothing. */
export function isMask(text: string): boolean {
	return text.includes('***');
}
