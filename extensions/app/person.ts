/** A user as far as a screen names one. */
export type Person = {
	readonly id: string;
	readonly first_name: string | null;
	readonly last_name: string | null;
	readonly email?: string | null;
};

/** What is read of a user to name one. */
export const personFields = ['id', 'first_name', 'last_name', 'email'] as const;

/**
 * What people call a user. Chinese names are written family name first and without a space.
 *
 * @example nameOf({ id: '…', first_name: '小明', last_name: '王' }) //=> '王小明'
 * @example nameOf({ id: '…', first_name: 'Dana', last_name: 'Li' }) //=> 'Dana Li'
 */
export function nameOf(person: Person): string {
	const { first_name: first, last_name: last } = person;
	const parts = [first, last].filter(Boolean);
	if (parts.length === 0) return person.email ?? person.id.slice(0, 8);
	return parts.every((part) => /\p{Script=Han}/u.test(part ?? '')) ? parts.reverse().join('') : parts.join(' ');
}
