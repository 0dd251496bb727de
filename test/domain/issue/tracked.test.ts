import { describe, expect, it } from 'vitest';
import { serverFields } from '../../../extensions/domain/issue/fields.js';
import { tracked } from '../../../extensions/domain/issue/tracked.js';
import { issues } from '../../../extensions/schema/collections/issues.js';

const columns = new Map(issues.fields.map((field) => [field.field, field]));

/** What the log reads each kind of column as. */
const kinds: Readonly<Record<string, readonly string[]>> = {
	text: ['string', 'text'],
	key: ['uuid', 'integer', 'string'],
	time: ['timestamp'],
	hidden: ['text'],
};

describe('what the log keeps of an issue beside its steps (D2)', () => {
	it.each([
		['owner', 'owner'],
		['customer', 'customer'],
		['category', 'category'],
		['department', 'department'],
		['description', 'description'],
		['urgency', 'urgency'],
		['waiting', 'waiting'],
		['promised_at', 'promise'],
		['first_response_at', 'first_response'],
		['duplicate_of', 'duplicate'],
	])('is every change of %s, as "%s"', (column, event) => {
		expect(tracked).toContainEqual(expect.objectContaining({ column, event }));
	});

	it.each(tracked)('$column is a column of that kind', ({ column, kind }) => {
		expect(kinds[kind]).toContain(columns.get(column)?.type);
	});

	it('is told under a name of its own, none of them a step', () => {
		const names = tracked.map(({ event }) => event);
		expect(new Set(names).size).toBe(names.length);
		expect(names).not.toContain('step');
	});

	it('is no free text and nothing personal: the log never has to be rewritten', () => {
		for (const { column, kind } of tracked)
			if (kind !== 'hidden') expect(columns.get(column)?.type, column).not.toBe('text');
	});

	it('is nothing that the desk stamps itself, but for the terms, whose every change is told', () => {
		for (const { column } of tracked.filter((each) => each.column !== 'terms'))
			expect(serverFields).not.toContain(column);
	});
});
