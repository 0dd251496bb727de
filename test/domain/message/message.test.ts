import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods } from '../../../extensions/domain/choices.js';
import { languages } from '../../../extensions/domain/language.js';
import { causedMessage } from '../../../extensions/domain/message/cause.js';
import { chooseWays, skipReasons, type Means, type Reach } from '../../../extensions/domain/message/channel.js';
import { draftProgress } from '../../../extensions/domain/message/draft.js';
import { isImportant, messageKindNames, messageKinds } from '../../../extensions/domain/message/kinds.js';
import { toLine } from '../../../extensions/domain/message/line.js';
import { retryAfter } from '../../../extensions/domain/message/retry.js';
import { sayWhen } from '../../../extensions/domain/message/say-when.js';
import { statuses, steps } from '../../../extensions/domain/steps.js';

describe('which event tells the customer something (R16, R19)', () => {
	const table: Record<string, string> = {
		'→recorded': 'received',
		'recorded→handling': 'working',
		'handling→feedback': 'solved',
		'feedback→archived': 'archived',
		'feedback→handling': 'reopened',
		'archived→handling': 'reopened',
	};
	const pairs = [null, ...statuses].flatMap((from) => statuses.map((to) => ({ from, to })));

	it.each(pairs)('step $from → $to', ({ from, to }) => {
		const expected = table[`${from ?? ''}→${to}`];
		expect(causedMessage({ type: 'step', from, to })).toBe(expected);
		expect(causedMessage({ type: 'step', from, to, via: 'api' })).toBe(expected);
		expect(causedMessage({ type: 'step', from, to, via: 'import' })).toBeUndefined();
	});

	it.each(steps)('says nothing of $name to a customer who did it on a page of ours', ({ from, to }) => {
		for (const via of ['customer', 'survey']) expect(causedMessage({ type: 'step', from, to, via })).toBeUndefined();
	});

	it('confirms what came by the page, since the mail brings the link', () => {
		for (const via of ['web', 'email', 'survey', 'customer']) {
			expect(causedMessage({ type: 'step', from: null, to: 'recorded', via })).toBe('received');
		}
	});

	it('tells a promise, made or renewed, and nothing when it is taken back', () => {
		const [at, later] = ['2024-05-01T08:00:00Z', '2024-05-02T08:00:00Z'];
		expect(causedMessage({ type: 'promise', from: null, to: at })).toBe('promise');
		expect(causedMessage({ type: 'promise', from: at, to: later })).toBe('promise');
		expect(causedMessage({ type: 'promise', from: at, to: null })).toBeUndefined();
		expect(causedMessage({ type: 'promise', from: null, to: at, via: 'import' })).toBeUndefined();
	});

	it.each([
		'owner',
		'customer',
		'category',
		'urgency',
		'waiting',
		'duplicate',
		'revealed',
		'contact',
		'breach',
		'message',
	])('an event of type %s is internal', (type) =>
		expect(causedMessage({ type, from: 'recorded', to: 'handling' })).toBeUndefined(),
	);
});

describe('the way of a message (R12)', () => {
	const all: Means = { email: true, webhook: true, smsToo: true };
	const both = { hasEmail: true, hasPhone: true };
	const choose = (preferred: string | null, more: Partial<Reach & Means> = {}, important = false) =>
		chooseWays({ preferred, ...both, ...more }, { ...all, ...more }, important);

	it.each([
		['email', {}, ['email']],
		['sms', {}, ['sms']],
		['wechat', {}, ['wechat']],
		['web', {}, ['email']],
		[null, {}, ['email']],
		['email', { hasEmail: false }, ['sms']],
		['sms', { hasPhone: false }, ['email']],
		['sms', { webhook: false }, ['email']],
		['wechat', { webhook: false }, ['email']],
		['wechat', { hasEmail: false, hasPhone: false }, ['wechat']],
		[null, { email: false }, ['sms']],
		['fax', {}, ['email']],
	])('prefers %s, %o: %o', (preferred, more, channels) => {
		expect(choose(preferred, more)).toEqual({ channels });
	});

	it.each([
		['phone', {}, 'by_person'],
		['visit', {}, 'by_person'],
		[null, { hasEmail: false, hasPhone: false }, 'no_address'],
		['email', { hasEmail: false, webhook: false }, 'no_address'],
		['web', { email: false, webhook: false }, 'no_address'],
	])('prefers %s, %o: nothing is sent, and why', (preferred, more, reason) => {
		expect(choose(preferred, more)).toEqual({ channels: [], reason });
	});

	it.each([
		['email', {}, ['email', 'sms']],
		['wechat', {}, ['wechat', 'sms']],
		['sms', {}, ['sms']],
		['phone', {}, ['sms']],
		['visit', {}, ['sms']],
		['email', { smsToo: false }, ['email']],
		['email', { webhook: false }, ['email']],
		['email', { hasPhone: false }, ['email']],
	])('confirms what is important by SMS as well: prefers %s, %o: %o', (preferred, more, channels) => {
		expect(choose(preferred, more, true)).toEqual({ channels });
	});

	it('never sends twice on one channel, never where there is no address, and never stays silent without a reason', () => {
		const preferred = fc.constantFrom(null, 'fax', ...Object.keys(methods));
		const record = fc.record({ preferred, hasEmail: fc.boolean(), hasPhone: fc.boolean() });
		const means = fc.record({ email: fc.boolean(), webhook: fc.boolean(), smsToo: fc.boolean() });
		fc.assert(
			fc.property(record, means, fc.boolean(), (reach, set, important) => {
				const ways = chooseWays(reach, set, important);
				expect(new Set(ways.channels).size).toBe(ways.channels.length);
				if (ways.channels.some((channel) => channel === 'email')) expect(reach.hasEmail && set.email).toBe(true);
				if (ways.channels.some((channel) => channel !== 'email')) expect(set.webhook).toBe(true);
				if (ways.channels.some((channel) => channel === 'sms')) expect(reach.hasPhone).toBe(true);
				if (ways.channels.length === 0) expect(Object.keys(skipReasons)).toContain('reason' in ways ? ways.reason : '');
			}),
		);
	});
});

describe('the kinds of message', () => {
	it.each(messageKindNames)('%s has a name in both languages', (kind) => {
		for (const language of languages) expect(messageKinds[kind][language].length).toBeGreaterThan(1);
	});

	it('confirms by SMS what was received, promised and solved, not every word', () => {
		expect(messageKindNames.filter(isImportant)).toEqual(['received', 'promise', 'solved', 'reopened']);
	});
});

describe('a failed message', () => {
	it('waits twice as long each time, an hour at most', () => {
		expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((attempts) => retryAfter(attempts, 0.5) / 1000)).toEqual([
			30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600,
		]);
	});

	it('is spread by a fifth either way', () => {
		expect([retryAfter(1, 0), retryAfter(1, 1)]).toEqual([24_000, 36_000]);
	});
});

describe('one line of a subject', () => {
	it('holds nothing that could end a header, whatever comes in', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				const line = toLine(text, 100);
				expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
				expect([...line].length).toBeLessThanOrEqual(100);
			}),
		);
	});
});

describe('a time in a sentence', () => {
	const now = new Date('2024-05-01T06:00:00Z');
	it.each([
		['2024-05-01T08:00:00Z', '今天 16:00', '16:00 today'],
		['2024-05-02T01:00:00Z', '明天 09:00', '09:00 tomorrow'],
		['2024-05-03T01:00:00Z', '5月3日 09:00', '09:00 on May 3'],
		// Past midnight in the organisation's zone, though not in UTC.
		['2024-05-01T16:30:00Z', '明天 00:30', '00:30 tomorrow'],
	])('%s', (at, zh, en) => {
		const place = { now, timeZone: 'Asia/Shanghai' };
		expect(sayWhen(new Date(at), { ...place, language: 'zh-CN' })).toBe(zh);
		expect(sayWhen(new Date(at), { ...place, language: 'en-US' })).toBe(en);
	});
});

describe('the draft of a progress message', () => {
	const now = new Date('2024-05-01T06:00:00Z');
	const place = { now, timeZone: 'Asia/Shanghai' };
	const known = {
		status: 'handling',
		owner: '王小明',
		waiting: null,
		promised: new Date('2024-05-01T08:00:00Z'),
		answerBy: new Date('2024-05-01T09:00:00Z'),
		last: null,
	};

	it('says who works on it and by when', () => {
		expect(draftProgress(known, { ...place, language: 'zh-CN' })).toBe('王小明正在处理。\n最迟今天 16:00 给您结果。');
		expect(draftProgress({ ...known, owner: null }, { ...place, language: 'en-US' })).toBe(
			'We are working on it.\nYou will have the result by 16:00 today.',
		);
	});

	it('names no time that has passed', () => {
		const late = { ...known, promised: new Date('2024-05-01T05:00:00Z') };
		expect(draftProgress(late, { ...place, language: 'zh-CN' })).toContain('最迟今天 17:00 再告诉您进展。');
		expect(draftProgress({ ...late, answerBy: null }, { ...place, language: 'zh-CN' })).toBe('王小明正在处理。');
	});

	it('says what we wait for and what was said last', () => {
		const last = { text: '配件已订', at: new Date('2024-04-30T06:00:00Z') };
		expect(draftProgress({ ...known, waiting: 'third_party', last }, { ...place, language: 'zh-CN' })).toBe(
			'王小明正在处理。\n我们在等第三方的答复。\n上次（昨天 14:00）告诉您：配件已订\n最迟今天 16:00 给您结果。',
		);
	});
});
