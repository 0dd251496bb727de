/**
 * Reads an e-mail address as people write it.
 *
 * @returns what is stored and compared; nothing where it is no e-mail address
 * @example readEmail(' Zhou@Example.com ') //=> 'zhou@example.com'
 */
export function readEmail(text: string): string | undefined {
	const plain = text.trim().toLowerCase();
	return plain.length <= 254 && /^[^\s@<>"\p{C}]+@[^\s@<>"\p{C}]+\.[^\s@<>"\p{C}]+$/u.test(plain) ? plain : undefined;
}
