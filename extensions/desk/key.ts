/** The key of a relation, sent alone or as an object that holds it. */
export function asKey(value: unknown): string | null {
	if (typeof value === 'string' && value !== '') return value;
	if (typeof value === 'number') return String(value);
	if (typeof value === 'object' && value !== null) {
		const { id, key } = value as { id?: unknown; key?: unknown };
		return asKey(id ?? key);
	}
	return null;
}
