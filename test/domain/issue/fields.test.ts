import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmations, sources, urgencies, waits } from '../../../extensions/domain/choices.js';
import { checkFields, isBlank, isSameValue, serverFields } from '../../../extensions/domain/issue/fields.js';
import { issues } from '../../../extensions/schema/collections/issues.js';

describe('the columns that the desk alone writes', () => {
	const columns = issues.fields.map(({ field }) => field);

	it.each([
		'number',
		'submitted_at',
		'first_response_due',
		'commit_due',
		'progress_due',
		'solved_at',
		'archived_at',
		'reopened',
		'next_due_at',
		'next_due',
		'breaches',
	])('hold %s, as others rely on', (field) => {
		expect(serverFields).toContain(field);
	});

	it.each(serverFields)('%s is a column, and its page only reads it', (field) => {
		expect(columns).toContain(field);
		expect(issues.fields.find((each) => each.field === field)?.meta['readonly']).toBe(true);
	});

	it.each(['promised_at', 'first_response_at', 'resolution', 'rating', 'owner', 'status', 'step_from'])(
		'do not hold %s: people write it',
		(field) => {
			expect(serverFields).not.toContain(field);
		},
	);
});

describe('a value for an issue', () => {
	const choices = { urgency: urgencies, source: sources, waiting: waits, confirmed_by: confirmations };

	it.each(Object.entries(choices))('%s is a word of its list and no other', (field, list) => {
		for (const word of Object.keys(list)) expect(checkFields({ [field]: word })).toEqual([]);
		for (const word of ['whenever', 'Normal', ' phone', 'toString', 0, ['phone'], {}]) {
			expect(checkFields({ [field]: word }), JSON.stringify(word)).toHaveLength(1);
		}
	});

	it.each(issues.fields.filter(({ field }) => field in choices))(
		'$field may be emptied where its column may',
		(column) => {
			const empty = checkFields({ [column.field]: null });
			expect(empty).toHaveLength(column.schema?.['is_nullable'] ? 0 : 1);
		},
	);

	it('of an emptied drop-down means that the issue does not wait', () => {
		expect(checkFields({ waiting: '' })).toEqual([]);
		expect(checkFields({ waiting: ' ' })).toHaveLength(1);
	});

	it.each([1, 2, 3, 4, 5, '1', '5', null])('%j is a rating', (rating) => {
		expect(checkFields({ rating })).toEqual([]);
	});

	it.each([0, 6, -1, 2.5, 1e9, '', ' 5', '6', '05', '5.0', true, [5], NaN, '٣', '５'])('%j is no rating', (rating) => {
		expect(checkFields({ rating })).toEqual(['"rating": not a whole number from 1 to 5']);
	});

	it.each([
		'2024-05-01',
		'2024-02-29',
		'2024-05-01T16:00',
		'2024-05-01 16:00:00',
		'2024-05-01T16:00:00Z',
		'2024-05-01T16:00:00.123456Z',
		'2024-05-01T16:00:00+08:00',
		'2024-05-01T16:00:00-0330',
		'2024-12-31T23:59:59-11:00',
		'',
		null,
		new Date('2024-05-01T16:00:00Z'),
	])('%j is a moment', (moment) => {
		for (const field of ['promised_at', 'expected_at', 'first_response_at']) {
			expect(checkFields({ [field]: moment })).toEqual([]);
		}
	});

	it.each([
		'soon',
		'tomorrow',
		'2024',
		'2024-5-1',
		'01/05/2024',
		'May 1, 2024',
		'2024-02-30',
		'2023-02-29',
		'2024-13-01',
		'2024-04-31T10:00:00Z',
		'2024-05-00',
		'2024-05-01T25:00:00Z',
		'2024-05-01T16:61:00Z',
		'2024-05-01T16',
		'2024-05-01T16:00:00Z and then',
		' 2024-05-01',
		1714550400000,
		new Date(NaN),
		true,
		{},
	])('%j is no moment', (moment) => {
		for (const field of ['promised_at', 'expected_at', 'first_response_at']) {
			expect(checkFields({ [field]: moment }), field).toHaveLength(1);
		}
	});

	it('is a moment on every day of the calendar, and on none besides', () => {
		const part = (max: number) => fc.integer({ min: 0, max });
		fc.assert(
			fc.property(fc.integer({ min: 1990, max: 2100 }), part(13), part(32), (year, month, day) => {
				const [mm, dd] = [month, day].map((each) => String(each).padStart(2, '0'));
				const real = new Date(Date.UTC(year, month - 1, day));
				const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
				const text = `${year}-${mm}-${dd}`;
				expect(checkFields({ promised_at: text }).length === 0, text).toBe(exists);
				expect(checkFields({ promised_at: `${text}T23:30:00-11:00` }).length === 0, text).toBe(exists);
			}),
			{ numRuns: 1000 },
		);
	});

	it.each(['resolution', 'root_cause', 'prevention', 'customer_words', 'reopen_reason', 'description'])(
		'%s is text of at most 20,000 characters',
		(field) => {
			expect(checkFields({ [field]: '字'.repeat(20_000) })).toEqual([]);
			expect(checkFields({ [field]: '字'.repeat(20_001) })).toHaveLength(1);
			expect(checkFields({ [field]: { a: 1 } })).toHaveLength(1);
			expect(checkFields({ [field]: 5 })).toHaveLength(1);
		},
	);

	it('of a description is never nothing', () => {
		expect(checkFields({ description: null })).toHaveLength(1);
		expect(checkFields({ resolution: null })).toEqual([]);
	});

	it.each(['status', 'department', 'owner_name', 'step_from'])('%s fits its column', (field) => {
		expect(checkFields({ [field]: 'x'.repeat(255) })).toEqual([]);
		expect(checkFields({ [field]: 'x'.repeat(256) })).toHaveLength(1);
		expect(checkFields({ [field]: ['handling'] })).toHaveLength(1);
	});

	it('names every wrong column, and only those', () => {
		const problems = checkFields({ rating: 9, urgency: 'whenever', resolution: 'fine', owner: 'u1' });
		expect(problems).toHaveLength(2);
		expect(problems.join('\n')).toMatch(/"rating".*"urgency"|"urgency"[\s\S]*"rating"/s);
	});

	it('is not asked for where it is not there, and other columns are the host’s affair', () => {
		expect(checkFields({})).toEqual([]);
		expect(checkFields({ owner: 5, loop_bar: 'x', customer: { name: 'x' }, toString: 1 })).toEqual([]);
	});

	it('is judged, whatever it is, without an error', () => {
		const names = ['status', 'urgency', 'waiting', 'rating', 'promised_at', 'description', '__proto__'];
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), (patch) => {
				for (const problem of checkFields(patch)) expect(problem).toMatch(/^"\w+.*": ./);
			}),
		);
	});
});

describe('what a person would call empty', () => {
	it.each([null, undefined, '', ' ', '\t\r\n', '\u3000', '\u00a0', ' \u3000\n'])('is %j', (value) => {
		expect(isBlank(value)).toBe(true);
	});

	it.each([0, false, '0', '.', ' a ', [], {}, new Date(0)])('is not %j', (value) => {
		expect(isBlank(value)).toBe(false);
	});
});

describe('two values of a column', () => {
	it.each<[unknown, unknown]>([
		[null, undefined],
		[null, ''],
		['', ' '],
		[1, '1'],
		[0, '0'],
		[0, false],
		[1, true],
		['1', true],
		['u1', { id: 'u1' }],
		[7, { id: 7 }],
		['7', { id: 7 }],
		['invoice', { key: 'invoice' }],
		['2024-05-01T06:00:00Z', new Date('2024-05-01T14:00:00+08:00')],
		['2024-05-01T06:00:00Z', '2024-05-01T14:00:00+08:00'],
		['2024-05-01T06:00:00.789Z', new Date('2024-05-01T06:00:00Z')],
		[1714543200000, new Date('2024-05-01T06:00:00Z')],
	])('%j and %j are the same', (left, right) => {
		expect(isSameValue(left, right)).toBe(true);
		expect(isSameValue(right, left)).toBe(true);
	});

	it.each<[unknown, unknown]>([
		[null, 0],
		[null, false],
		['', 0],
		[1, 2],
		['1', '01'],
		[true, false],
		[0, true],
		['a', 'A'],
		['a', 'a '],
		['u1', { id: 'u2' }],
		['u1', { id: 'u1', name: 'x' }],
		['u1', { name: 'u1' }],
		['u1', {}],
		[
			{ id: 'u1', name: 'x' },
			{ id: 'u1', name: 'y' },
		],
		['2024-05-01T06:00:00Z', '2024-05-01T06:00:01Z'],
		['2024-05-01T06:00:00Z', '2024-05-01T06:00:00+08:00'],
		['2024-05-01T06:00:00Z', 'never'],
		['2024-05-01T the van was late', '2024-05-01T the van was early'],
		['2024-05-01T06:00:00 (broken)', '2024-05-01T06:00:00 (mended)'],
		[new Date('2024-05-01T06:00:00Z'), null],
	])('%j and %j are not the same', (left, right) => {
		expect(isSameValue(left, right)).toBe(false);
		expect(isSameValue(right, left)).toBe(false);
	});

	it('are the same moment in every zone that writes it', () => {
		const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
		const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(time, offset, (date, minutes) => {
				const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
				const zone = `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
				const local = `${new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19)}${zone}`;
				expect(isSameValue(local, date)).toBe(true);
				expect(isSameValue(local, new Date(date.getTime() + 1000))).toBe(false);
			}),
		);
	});

	it('are judged alike from either side, and each is the same as itself', () => {
		const value = fc.oneof(
			fc.string(),
			fc.integer(),
			fc.boolean(),
			fc.constant(null),
			fc.constantFrom('0', '1', ' ', '2024-05-01T06:00:00Z', '2024-05-01'),
			fc.record({ id: fc.string() }),
			fc.constant({ toString: 1, valueOf: 1 }),
		);
		fc.assert(
			fc.property(value, value, (left, right) => {
				expect(isSameValue(left, right)).toBe(isSameValue(right, left));
				expect(isSameValue(left, structuredClone(left))).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});
