import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findings, sayFinding, type FindingKind } from '../../../extensions/domain/integrity/findings.js';
import { sealedText, shortSeal, type LoggedFact } from '../../../extensions/domain/integrity/sealed-text.js';

const event: LoggedFact = {
	id: 7,
	subject: 'issue',
	issue: 3,
	customer: 'c105ed00-0000-4000-8000-00000000000a',
	type: 'step',
	from: 'recorded',
	to: 'handling',
	actor: null,
	at: new Date('2024-05-01T06:00:00.900Z'),
	data: { via: 'import', changed: { owner: [null, '2'] } },
};
const text = (more: Partial<LoggedFact>) => sealedText({ ...event, ...more });

describe('the text that a seal covers', () => {
	it.each([
		['id', 8],
		['subject', 'customer'],
		['issue', 4],
		['issue', null],
		['customer', null],
		['type', 'owner'],
		['from', null],
		['from', ''],
		['to', 'archived'],
		['actor', 'c105ed00-0000-4000-8000-00000000000b'],
		['at', new Date('2024-05-01T06:00:01Z')],
		['data', null],
		['data', { via: 'import', changed: { owner: [null, 2] } }],
		['data', { via: 'import', changed: { owner: ['2', null] } }],
		['data', { via: 'import' }],
	] as const)('is another one where %s is %j', (column, value) => {
		expect(text({ [column]: value })).not.toBe(text({}));
	});

	it('does not depend on what databases do differently', () => {
		expect(text({ at: new Date('2024-05-01T06:00:00Z') })).toBe(text({}));
		expect(text({ customer: event.customer?.toUpperCase() ?? null })).toBe(text({}));
		expect(text({ data: { changed: { owner: [null, '2'] }, via: 'import' } })).toBe(text({}));
		expect(text({ data: undefined })).toBe(text({ data: null }));
	});

	it('is the same for the same data in any order of its members, and for no other data', () => {
		const shuffled = (value: unknown): unknown =>
			Array.isArray(value)
				? value.map(shuffled)
				: typeof value === 'object' && value !== null
					? Object.fromEntries(
							Object.entries(value)
								.reverse()
								.map(([name, member]) => [name, shuffled(member)]),
						)
					: value;
		const json = fc.json().map((each) => JSON.parse(each) as unknown);
		fc.assert(fc.property(json, (data) => text({ data: shuffled(data) }) === text({ data })));
		fc.assert(
			fc.property(json, json, (one, other) => {
				const same = text({ data: one }) === text({ data: other });
				return !same || text({ data: shuffled(one) }) === text({ data: shuffled(other) });
			}),
		);
	});
});

it('a seal is short enough to be written down', () => {
	expect(shortSeal('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')).toBe('9f86-d081-884c');
});

it.each(Object.keys(findings) as FindingKind[])(
	'the finding %s is said in both languages, with what it is about',
	(what) => {
		for (const words of Object.values(sayFinding({ what, seq: 11, event: 22, issue: 33 }))) {
			expect(words).toMatch(/11|22|33/);
			expect(words).not.toMatch(/[{}]/);
		}
	},
);
