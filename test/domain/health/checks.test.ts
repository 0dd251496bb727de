import { describe, expect, it } from 'vitest';
import { checkHealth } from '../../../extensions/domain/health/check.js';
import { checks } from '../../../extensions/domain/health/checks.js';
import { day, minute, type Facts } from '../../../extensions/domain/health/facts.js';

const now = Date.parse('2024-05-01T06:00:00Z');

/** A desk on which nothing is to be done. */
const well: Facts = {
	now,
	set_up: true,
	law: { missing: [], tables: 6 },
	clock: { on: true, last: now - 20_000 },
	pending: { count: 0, oldest: null },
	outbox: { waiting: 0, oldest: null, dead: 0 },
	alerts: { waiting: 0, oldest: null, dead: 0 },
	unheard: 0,
	retiming: null,
	calendar: { covered_until: '2024-12-31' },
	room: { used: 14, limit: 25 },
	key_derived: false,
	proxy: { trusted: false, forwarded: false },
	mail: { transport: 'smtp', from: 'service@example.org', links: true },
	seals: { unsealed: 0, ran: now - minute, cut: null },
	around: { count: 0, issues: [] },
	gap: { from: now - 9 * minute, to: now - 5 * minute, writes: 0 },
};

type Case = readonly [
	id: keyof typeof checks,
	state: 'ok' | 'warn' | 'bad' | null,
	facts: Partial<Facts>,
	says?: RegExp,
];

const cases: readonly Case[] = [
	['set_up', 'bad', { set_up: false }],
	['law', 'bad', { law: { missing: ['loop_law_keep_issues'], tables: 6 } }, /loop_law_keep_issues/],
	['clock', 'ok', { clock: { on: true, last: now - 3 * minute } }],
	['clock', 'bad', { clock: { on: true, last: now - 3 * minute - 1 } }, /3 min/],
	['clock', 'bad', { clock: { on: false, last: now - day } }, /1 day/],
	['clock', 'warn', { clock: { on: true, last: null } }],
	['pending', 'ok', { pending: { count: 3, oldest: now - 10 * minute } }],
	['pending', 'ok', { pending: { count: 3, oldest: null } }],
	['pending', 'bad', { pending: { count: 3, oldest: now - 11 * minute } }, /3 .*11 min/],
	['outbox', null, { outbox: null }],
	['outbox', 'ok', { outbox: { waiting: 5, oldest: now - 15 * minute, dead: 0 } }, /5/],
	['outbox', 'warn', { outbox: { waiting: 5, oldest: now - 16 * minute, dead: 0 } }, /5 .*16 min/],
	['outbox', 'warn', { outbox: { waiting: 0, oldest: null, dead: 2 } }, /2/],
	['alerts', null, { alerts: null }],
	['alerts', 'ok', { alerts: { waiting: 3, oldest: now - 15 * minute, dead: 0 } }],
	['alerts', 'warn', { alerts: { waiting: 3, oldest: now - 16 * minute, dead: 0 } }, /3 .*16 min/],
	['alerts', 'warn', { alerts: { waiting: 0, oldest: null, dead: 2 } }, /2 .*given up/],
	['unheard', null, { unheard: null }],
	['unheard', 'warn', { unheard: 7 }, /7 open issues alarms anybody/],
	['retiming', null, { retiming: null }],
	['retiming', 'ok', { retiming: { done: 1200, total: 100_000 } }, /1200 of 100000/],
	['calendar', null, { calendar: null }],
	['calendar', 'ok', { calendar: { covered_until: null } }],
	['calendar', 'ok', { calendar: { covered_until: '2024-06-01' } }],
	['calendar', 'warn', { calendar: { covered_until: '2024-05-31' } }, /2024-05-31/],
	['calendar', 'warn', { calendar: { covered_until: '2023-12-31' } }],
	['room', 'ok', { room: { used: 40, limit: null } }],
	['room', 'ok', { room: { used: 25, limit: 25 } }],
	['room', 'bad', { room: { used: 26, limit: 25 } }, /26.*25/],
	['key', 'warn', { key_derived: true }, /LOOP_KEY|derived/],
	['proxy', 'ok', { proxy: { trusted: true, forwarded: true } }],
	['proxy', 'warn', { proxy: { trusted: false, forwarded: true } }],
	['proxy', 'warn', { proxy: { trusted: true, forwarded: false } }],
	['mail', 'warn', { mail: { transport: 'sendmail', from: 'no-reply@example.com', links: true } }],
	['mail', 'warn', { mail: { transport: 'smtp', from: '', links: true } }],
	['mail', 'warn', { mail: { transport: 'smtp', from: 'service@example.org', links: false } }],
	['seals', 'ok', { seals: { unsealed: 4, ran: now - minute, cut: null } }, /4/],
	['seals', 'ok', { seals: { unsealed: 4, ran: null, cut: null } }],
	['seals', 'warn', { seals: { unsealed: 4, ran: now - 61 * minute, cut: null } }, /4 .*1 h/],
	['seals', 'bad', { seals: { unsealed: 0, ran: now, cut: 17 } }, /17/],
	['around', 'warn', { around: { count: 2, issues: [8, 5] } }, /2/],
	['gap', null, { gap: null }],
	['gap', null, {}],
	['gap', 'warn', { gap: { from: now - 9 * minute, to: now - 5 * minute, writes: 3 } }, /3 .*4 min/],
];

const named = cases.map(([id, state, facts, says = /./]) => ({ id, state, facts, says }));

describe('the health of the desk', () => {
	it('is quiet where all is well', () => {
		expect(checkHealth(well).filter(({ state }) => state !== 'ok')).toEqual([]);
	});

	it.each(named)('$id is $state where $facts', ({ id, state, facts, says }) => {
		const found = checkHealth({ ...well, ...facts });
		const check = found.find((each) => each.id === id);
		expect(check?.state ?? null).toBe(state);
		if (!check) return;
		expect(check.words['en-US']).toMatch(says);
		expect(check.do === null).toBe(state === 'ok');
		expect(found.filter((each) => each.id !== id && each.state !== 'ok')).toEqual([]);
	});

	it.each(Object.keys(checks))('%s has a case above', (id) => {
		expect(cases.map(([each]) => each)).toContain(id);
	});

	it.each(named)('$id ($state) is said in both languages with the same figures', ({ id, facts }) => {
		const check = checkHealth({ ...well, ...facts }).find((each) => each.id === id);
		for (const text of [check?.words, check?.do]) {
			if (!text) continue;
			const figures = (words: string) => (words.match(/\d[\d-]*/g) ?? []).sort();
			expect(figures(text['zh-CN'])).toEqual(figures(text['en-US']));
			expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
			expect(text['en-US']).not.toMatch(/\p{Script=Han}|!/u);
			expect(Object.values(text).join()).not.toMatch(/undefined|null|NaN/);
		}
	});

	it('names the worst first', () => {
		const found = checkHealth({ ...well, key_derived: true, set_up: false }).map(({ state }) => state);
		expect(found.slice(0, 3)).toEqual(['bad', 'warn', 'ok']);
	});
});
