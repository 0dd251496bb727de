/**
 * A JSON column as raw knex reads it: some databases give the value, others its text.
 *
 * @returns nothing where the text is no JSON
 */
export function fromJsonColumn(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return undefined;
	}
}
