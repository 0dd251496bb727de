import type { Dialect } from './conditions.js';

/** When a customer has come to another tier. */
export function tierChanged(sql: Dialect): string {
	return sql.differs(sql.old('tier'), sql.new('tier'));
}

/** Every change of a tier is kept with its reason (R3). */
export function tierValues(sql: Dialect): string {
	const data = sql.object([['reason', sql.new('tier_reason')]]);
	return `'customer', NULL, ${sql.new('id')}, 'tier', ${sql.old('tier')}, ${sql.new('tier')}, NULL, ${sql.now}, ${data}`;
}
