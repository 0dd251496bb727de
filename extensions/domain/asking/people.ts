/** By what a person is known again: fingerprints, never the address itself. */
export type Known = {
	readonly id: string;
	readonly email_hash: string | null;
	readonly phone_hash: string | null;
};

/**
 * Finds for each customer the customers that are the same person: those with the same e-mail address or phone number,
 * itself among them.
 *
 * @param all everybody who may share an address with somebody
 * @example findSame([{ id: 'a', email_hash: 'x', phone_hash: null }, { id: 'b', email_hash: 'x', phone_hash: 'y' }])('a')
 * //=> ['a', 'b']
 */
export function findSame(all: readonly Known[]): (id: string) => readonly string[] {
	const byHash = new Map<string, string[]>();
	const byId = new Map(all.map((one) => [one.id, one]));
	const hashes = ({ email_hash, phone_hash }: Known) => [
		...(email_hash ? [`e${email_hash}`] : []),
		...(phone_hash ? [`p${phone_hash}`] : []),
	];
	for (const one of byId.values()) {
		for (const hash of hashes(one)) {
			const known = byHash.get(hash);
			if (known) known.push(one.id);
			else byHash.set(hash, [one.id]);
		}
	}
	return (id) => {
		const one = byId.get(id);
		return [...new Set([id, ...(one ? hashes(one).flatMap((hash) => byHash.get(hash) ?? []) : [])])];
	};
}
