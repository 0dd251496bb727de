import { describe, expect, it } from 'vitest';
import {
	describeRefusal,
	needFields,
	refusalCodes,
	refusalStatus,
	type Refusal,
} from '../../extensions/domain/refusal.js';
import { needs } from '../../extensions/domain/steps.js';
import { issues } from '../../extensions/schema/collections/issues.js';

/** One of each, with the words that must be in the sentence. */
const each: readonly [Refusal, number, readonly string[]][] = [
	[{ code: 'LOOP_STEP', from: 'recorded', to: 'archived' }, 409, ['from recorded', 'to archived']],
	[{ code: 'LOOP_INCOMPLETE', fields: ['owner', 'resolution'] }, 422, ['owner, resolution']],
	[{ code: 'LOOP_CONFLICT', status: 'handling' }, 409, ['Someone else']],
	[{ code: 'LOOP_FROZEN' }, 409, ['Reopen']],
	[{ code: 'LOOP_KEEP', what: 'A customer with a history' }, 403, ['A customer with a history']],
	[{ code: 'LOOP_SERVER_FIELD', fields: ['number', 'breaches'] }, 400, ['number, breaches']],
	[{ code: 'LOOP_READ_ONLY' }, 403, ['log']],
	[{ code: 'LOOP_TOKEN', gone: false }, 404, ['not known']],
	[{ code: 'LOOP_RATE', seconds: 30 }, 429, ['30 seconds']],
	[{ code: 'LOOP_PROMISE', why: 'spent' }, 409, ['as often as the settings allow']],
	[{ code: 'LOOP_INTERVIEWER' }, 409, ['somebody else makes this call']],
	[{ code: 'LOOP_ROOM', needed: 14, room: 3 }, 409, ['14', '3', 'Nothing was changed']],
];

describe('the refusals', () => {
	it('are one closed list', () => {
		expect([...refusalCodes].sort()).toEqual(each.map(([{ code }]) => code).sort());
	});

	it.each(each)('$code is answered with its status and in a sentence', (refusal, status, words) => {
		expect(refusalStatus[refusal.code]).toBe(status);
		const said = describeRefusal(refusal);
		for (const word of words) expect(said).toContain(word);
		expect(said).toMatch(/^[A-Z].*\.$/);
		expect(said).not.toMatch(/undefined|null|\[object| {2}/);
	});

	it('tell a link that is used up from one that nobody knows', () => {
		expect(describeRefusal({ code: 'LOOP_TOKEN', gone: true })).not.toBe(
			describeRefusal({ code: 'LOOP_TOKEN', gone: false }),
		);
	});

	it.each([
		['', 'archived', 'from nothing to archived'],
		['handling', '', 'from handling to nothing'],
		['handling', ' ', 'from handling to nothing'],
	])('leave no hole for a step from "%s" to "%s"', (from, to, words) => {
		expect(describeRefusal({ code: 'LOOP_STEP', from, to })).toContain(words);
	});
});

describe('what a missing need points at', () => {
	it.each(needs)('%s: columns that are on the form', (need) => {
		const columns = issues.fields.map(({ field }) => field);
		expect(needFields[need].length).toBeGreaterThan(0);
		expect(columns).toEqual(expect.arrayContaining([...needFields[need]]));
	});

	it('is the column of the same name, and for the confirmation rating and how it came', () => {
		for (const need of needs) {
			expect(needFields[need]).toEqual(need === 'confirmation' ? ['rating', 'confirmed_by'] : [need]);
		}
	});
});
