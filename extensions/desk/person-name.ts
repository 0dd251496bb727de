/**
 * The name by which customers know whoever looks after them; never an address of theirs.
 *
 * @param row with `first_name` and `last_name` of a user, and `owner_name` where it is none
 * @example personName({ first_name: '敏', last_name: '周' }) //=> '周敏'
 */
export function personName(row: Readonly<Record<string, unknown>> | undefined): string | null {
	const [first, last] = [row?.['first_name'], row?.['last_name']].map((name) =>
		typeof name === 'string' ? name.trim() : '',
	);
	// A Chinese name is written family name first and without a blank.
	const chinese = /\p{Script=Han}/u.test(`${first}${last}`);
	const name = chinese ? `${last}${first}` : `${first} ${last}`.trim();
	if (name !== '') return name;
	return typeof row?.['owner_name'] === 'string' && row['owner_name'] !== '' ? row['owner_name'] : null;
}
