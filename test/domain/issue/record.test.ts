import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverFields } from '../../../extensions/domain/issue/fields.js';
import { refuseRecord } from '../../../extensions/domain/issue/record.js';
import { statuses } from '../../../extensions/domain/steps.js';

const fresh = { customer: 'c1', description: '发票抬头错了' };
const counters = ['reopened', 'returned', 'breaches', 'imported'];
const blanks = [null, undefined, '', ' ', '\t\n', '\u3000'];

describe('recording an issue', () => {
	it('needs no more than customer and description', () => {
		expect(refuseRecord(fresh)).toBeUndefined();
	});

	it.each(['customer', 'description'] as const)('is refused without %s, which is named', (field) => {
		for (const blank of blanks) {
			expect(refuseRecord({ ...fresh, [field]: blank })).toEqual({ code: 'LOOP_INCOMPLETE', fields: [field] });
		}
		const rest = Object.fromEntries(Object.entries(fresh).filter(([name]) => name !== field));
		expect(refuseRecord(rest)).toEqual({ code: 'LOOP_INCOMPLETE', fields: [field] });
	});

	it('names everything that is missing at once', () => {
		expect(refuseRecord({})).toEqual({ code: 'LOOP_INCOMPLETE', fields: ['customer', 'description'] });
	});

	it('takes a customer that is sent along as a new row', () => {
		expect(refuseRecord({ ...fresh, customer: { name: '甲公司' } })).toBeUndefined();
	});
});

describe('the status of a new issue', () => {
	it.each([...blanks, 'recorded'])('%j is where every issue starts', (status) => {
		expect(refuseRecord({ ...fresh, status })).toBeUndefined();
	});

	it.each([...statuses.filter((status) => status !== 'recorded'), 'Recorded', ' recorded', 'closed'])(
		'%j is no start',
		(status) => {
			expect(refuseRecord({ ...fresh, status })).toEqual({ code: 'LOOP_STEP', from: '', to: status });
		},
	);

	it.each([
		[0, '0'],
		[['recorded'], '["recorded"]'],
		[{ _eq: 'recorded' }, '{"_eq":"recorded"}'],
	])('%j, which is no word, is no start', (status, to) => {
		expect(refuseRecord({ ...fresh, status })).toEqual({ code: 'LOOP_STEP', from: '', to });
	});

	it('is the first thing that is refused', () => {
		expect(refuseRecord({ status: 'archived', number: 'W1' })).toMatchObject({ code: 'LOOP_STEP' });
		expect(refuseRecord({ number: 'W1' })).toMatchObject({ code: 'LOOP_SERVER_FIELD' });
	});
});

describe('what the desk alone writes', () => {
	it.each(serverFields)('%s is refused and named', (field) => {
		for (const value of ['2024-05-01T00:00:00Z', 1, true]) {
			expect(refuseRecord({ ...fresh, [field]: value })).toEqual({ code: 'LOOP_SERVER_FIELD', fields: [field] });
		}
	});

	it.each(serverFields)('%s sent empty is not set', (field) => {
		for (const blank of blanks) expect(refuseRecord({ ...fresh, [field]: blank })).toBeUndefined();
	});

	it('lets a copied row bring its counters as they start, and nothing else that is 0', () => {
		for (const field of serverFields) {
			for (const zero of [0, false, '0']) {
				const refusal = refuseRecord({ ...fresh, [field]: zero });
				expect(refusal, `${field} ${zero}`).toEqual(
					counters.includes(field) ? undefined : { code: 'LOOP_SERVER_FIELD', fields: [field] },
				);
			}
		}
	});

	it('names every such field that was sent', () => {
		fc.assert(
			fc.property(fc.subarray([...serverFields], { minLength: 1 }), (sent) => {
				const input = { ...fresh, ...Object.fromEntries(sent.map((field) => [field, 7])) };
				expect(refuseRecord(input)).toEqual({ code: 'LOOP_SERVER_FIELD', fields: sent });
			}),
		);
	});
});

it('never throws, whatever is sent', () => {
	fc.assert(
		fc.property(
			fc.dictionary(fc.constantFrom('customer', 'description', 'status', ...serverFields), fc.anything()),
			(input) => {
				const refusal = refuseRecord(input);
				expect([undefined, 'LOOP_STEP', 'LOOP_SERVER_FIELD', 'LOOP_INCOMPLETE']).toContain(refusal?.code);
			},
		),
	);
});
