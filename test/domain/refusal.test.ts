import { describe, expect, it } from 'vitest';
import { languages } from '../../extensions/domain/language.js';
import { refusalTitles } from '../../extensions/domain/refusal-titles.js';
import { sayRefusal } from '../../extensions/domain/refusal-words.js';
import { needFields, refusalCodes, refusalStatus, type Kept, type Refusal } from '../../extensions/domain/refusal.js';
import { needs } from '../../extensions/domain/steps.js';
import { issues } from '../../extensions/schema/collections/issues.js';

/** One of each, with the words that must be in the English sentence and in the Chinese one. */
const each: readonly [Refusal, number, readonly string[], readonly string[]][] = [
	[
		{ code: 'LOOP_STEP', from: 'recorded', to: 'archived' },
		409,
		['from recorded', 'to archived'],
		['从“记录”到“归档”'],
	],
	[{ code: 'LOOP_INCOMPLETE', fields: ['owner', 'resolution'] }, 422, ['owner, resolution'], ['owner、resolution']],
	[{ code: 'LOOP_CONFLICT', status: 'handling' }, 409, ['Someone else'], ['别人']],
	[{ code: 'LOOP_FROZEN' }, 409, ['Reopen'], ['重新打开']],
	[{ code: 'LOOP_KEEP', what: 'customer' }, 403, ['A customer with a history'], ['客户要保留']],
	[{ code: 'LOOP_SERVER_FIELD', fields: ['number', 'breaches'] }, 400, ['number, breaches'], ['number、breaches']],
	[{ code: 'LOOP_READ_ONLY' }, 403, ['log'], ['日志']],
	[{ code: 'LOOP_TOKEN', gone: false }, 404, ['not known'], ['没有']],
	[{ code: 'LOOP_RATE', seconds: 30 }, 429, ['30 seconds'], ['30 秒']],
	[{ code: 'LOOP_PROMISE', why: 'spent' }, 409, ['as often as the settings allow'], ['用完']],
	[{ code: 'LOOP_INTERVIEWER' }, 409, ['somebody else makes this call'], ['别的同事']],
	[{ code: 'LOOP_ROOM', needed: 14, room: 3 }, 409, ['14', '3', 'Nothing was changed'], ['14', '3', '没有改动']],
];

/** What can be kept, with the names that are told of it. */
const kept: readonly [Kept, readonly string[]][] = [
	['issue', []],
	['customer', []],
	['user', []],
	['story', []],
	['named', ['loop_issues', 'loop_outbox']],
	['collection', ['loop_issues']],
	['meta', []],
	['field', ['status', 'number']],
	['row', []],
];

/** The host's error dialog cuts what is longer. */
const roomInDialog = 200;

describe('the refusals', () => {
	it('are one closed list', () => {
		expect([...refusalCodes].sort()).toEqual(each.map(([{ code }]) => code).sort());
	});

	it.each(each)('$code is answered with its status and in a sentence of either language', (refusal, status, en, zh) => {
		expect(refusalStatus[refusal.code]).toBe(status);
		const said = sayRefusal(refusal);
		for (const word of en) expect(said['en-US']).toContain(word);
		for (const word of zh) expect(said['zh-CN']).toContain(word);
		expectSentence(said);
	});

	it.each(kept)('tell that "%s" stays', (what, names) => {
		const said = sayRefusal({ code: 'LOOP_KEEP', what, names });
		for (const language of languages) for (const name of names) expect(said[language]).toContain(name);
		expectSentence(said);
	});

	it.each(['past', 'back', 'spent'] as const)('tell why a promise is not taken: %s', (why) => {
		expectSentence(sayRefusal({ code: 'LOOP_PROMISE', why }));
	});

	it('call a column as its reader does', () => {
		const said = sayRefusal({ code: 'LOOP_INCOMPLETE', fields: ['owner'] }, (column) => `<${column}>`);
		expect(said).toEqual({ 'zh-CN': '这一步还缺：<owner>。', 'en-US': 'This step still needs: <owner>.' });
	});

	it('tell a link that is used up from one that nobody knows', () => {
		const [gone, unknown] = [true, false].map((used) => sayRefusal({ code: 'LOOP_TOKEN', gone: used }));
		for (const language of languages) expect(gone?.[language]).not.toBe(unknown?.[language]);
	});

	it.each([
		['', 'archived', 'from nothing to archived', '从“空”到“归档”'],
		['handling', '', 'from handling to nothing', '从“处理”到“空”'],
		['handling', ' ', 'from handling to nothing', '从“处理”到“空”'],
		['handling', 'done', 'from handling to done', '从“处理”到“done”'],
	])('leave no hole for a step from "%s" to "%s"', (from, to, en, zh) => {
		const said = sayRefusal({ code: 'LOOP_STEP', from, to });
		expect(said['en-US']).toContain(en);
		expect(said['zh-CN']).toContain(zh);
	});

	it.each(refusalCodes)(
		'%s has a title that the host can show: short, and without what its dictionary reads as more',
		(code) => {
			const title = refusalTitles[code];
			for (const language of languages) expect(title[language]).toMatch(/^[^{}@|.。]{4,40}$/);
			expect(title['zh-CN']).toMatch(/[一-鿿]/);
		},
	);
});

function expectSentence(said: Readonly<Record<'zh-CN' | 'en-US', string>>): void {
	expect(said['en-US']).toMatch(/^\S.*\.$/);
	expect(said['zh-CN']).toMatch(/[一-鿿].*。$/);
	for (const language of languages) {
		expect(said[language]).not.toMatch(/undefined|null|\[object| {2}/);
		expect(said[language].length).toBeLessThanOrEqual(roomInDialog);
	}
}

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
