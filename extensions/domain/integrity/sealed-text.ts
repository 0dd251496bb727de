/** An event as the log tells it, free of the habits of the database that keeps it. */
export type LoggedFact = {
	readonly id: number;
	readonly subject: string;
	readonly issue: number | null;
	readonly customer: string | null;
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly actor: string | null;
	readonly at: Date | null;
	readonly data: unknown;
};

/**
 * The one text of an event that a seal covers (D2): the same on every database, after a backup, and whatever order
 * a database keeps the members of JSON in. Moments count in whole seconds, which every database keeps.
 *
 * @example sealedText({ id: 7, subject: 'issue', issue: 3, type: 'step', to: 'recorded', … })
 * //=> '[7,"issue",3,null,"step",null,"recorded",null,1714543200,{"of":[["via","import"]]}]'
 */
export function sealedText(event: LoggedFact): string {
	return JSON.stringify([
		event.id,
		event.subject,
		event.issue,
		event.customer?.toLowerCase() ?? null,
		event.type,
		event.from,
		event.to,
		event.actor?.toLowerCase() ?? null,
		event.at ? Math.floor(event.at.getTime() / 1000) : null,
		inOrder(event.data ?? null),
	]);
}

function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (typeof value !== 'object' || value === null) return value;
	// Pairs, not an object: an object would put names that are numbers first, and lose `__proto__`.
	return {
		of: Object.entries(value)
			.sort(byName)
			.map(([name, member]) => [name, inOrder(member)]),
	};
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The part of a seal that a person can write down and compare.
 *
 * @param hash 64 hexadecimal digits
 * @example shortSeal('9f86d081884c7d65…') //=> '9f86-d081-884c'
 */
export function shortSeal(hash: string): string {
	return [hash.slice(0, 4), hash.slice(4, 8), hash.slice(8, 12)].join('-');
}
