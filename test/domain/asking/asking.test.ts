import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayAsk, type Asked, type Budget } from '../../../extensions/domain/asking/budget.js';
import { whySkip, type Due } from '../../../extensions/domain/asking/decide.js';
import { laneOf, occasions, slotOf } from '../../../extensions/domain/asking/occasions.js';
import { isOpen, nextOpening } from '../../../extensions/domain/asking/open.js';
import { allow } from '../../../extensions/domain/asking/pace.js';
import { findSame } from '../../../extensions/domain/asking/people.js';
import { lapseDays, lastQuarter, startDays, startDue } from '../../../extensions/domain/asking/quarter.js';
import { drawLot, limitOf } from '../../../extensions/domain/asking/sample.js';
import { skips } from '../../../extensions/domain/choices.js';
import { office } from '../calendar/office';

const day = 86_400_000;
const shanghai = 'Asia/Shanghai';
const at = (text: string) => new Date(text);
const budget: Budget = { general: { days: 30, most: 2 }, relation: { days: 60, most: 1 } };

describe('the budget of a person (R27)', () => {
	const now = at('2026-11-26T02:00:00Z');
	const ago = (days: number, lane: Asked['lane'] = 'general'): Asked => ({
		lane,
		at: new Date(now.getTime() - days * day),
	});

	it.each<[string, Asked[], boolean]>([
		['nothing before', [], true],
		['one lately', [ago(1)], true],
		['two lately', [ago(1), ago(29)], false],
		['one of two is just over', [ago(1), ago(30)], true],
		['one of two has not gone out yet', [ago(1), { lane: 'general', at: null }], false],
		['relationship surveys do not count', [ago(1, 'relation'), ago(2, 'relation'), ago(3)], true],
	])('%s', (_name, asked, may) => expect(mayAsk(budget, 'general', asked, now)).toBe(may));

	it('lets no number of surveys about issues starve the relationship survey', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 100 })), (days) => {
				expect(
					mayAsk(
						budget,
						'relation',
						days.map((n) => ago(n)),
						now,
					),
				).toBe(true);
			}),
		);
	});

	it('never lets more through than it says, in any window, whenever somebody is due', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 365 * 24 }), { maxLength: 80 }), (hours) => {
				const sent: number[] = [];
				for (const hour of hours.sort((one, other) => one - other)) {
					const moment = new Date(now.getTime() + hour * 3_600_000);
					const asked = sent.map((time): Asked => ({ lane: 'general', at: new Date(time) }));
					if (mayAsk(budget, 'general', asked, moment)) sent.push(moment.getTime());
				}
				for (const begin of sent) {
					const inside = sent.filter((time) => time >= begin && time < begin + budget.general.days * day);
					expect(inside.length).toBeLessThanOrEqual(budget.general.most);
				}
			}),
		);
	});
});

describe('the occasions', () => {
	it('draw on one of two budgets; what is about an issue or by hand on the general one', () => {
		expect(Object.fromEntries(Object.keys(occasions).map((name) => [name, laneOf(name)]))).toEqual({
			start: 'relation',
			quarter: 'relation',
			list: 'general',
			hand: 'general',
			solved: 'general',
		});
		expect(laneOf(null)).toBe('general');
		expect(laneOf('quarter:2026Q4')).toBe('relation');
		expect(laneOf('constructor')).toBe('general');
	});

	it('name the slot of each customer apart', () => {
		expect(slotOf('quarter:2026Q4', 'c')).toBe('quarter:2026Q4:c');
	});
});

describe('why somebody is not asked', () => {
	const fine: Due = {
		reach: { preferred: null, hasEmail: true, hasPhone: true },
		optedOut: false,
		twice: false,
		asked: [],
	};
	const rules = { lane: 'general', budget, means: { email: true, webhook: false, smsToo: true } } as const;
	const now = at('2026-11-26T02:00:00Z');
	const had: Asked[] = [
		{ lane: 'general', at: now },
		{ lane: 'general', at: null },
	];

	it.each<[string | null, Partial<Due>]>([
		[null, {}],
		['too_soon', { asked: had }],
		['duplicate', { twice: true, asked: had }],
		['no_address', { reach: { preferred: null, hasEmail: false, hasPhone: true }, twice: true }],
		['no_address', { reach: { preferred: 'phone', hasEmail: true, hasPhone: true } }],
		['opted_out', { optedOut: true, reach: { preferred: null, hasEmail: false, hasPhone: false } }],
	])('%s', (reason, more) => expect(whySkip({ ...fine, ...more }, rules, now)).toBe(reason));

	it('is a reason that the column knows', () => {
		fc.assert(
			fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.nat(3), (optedOut, twice, hasEmail, n) => {
				const due = { reach: { ...fine.reach, hasEmail }, optedOut, twice, asked: had.slice(0, n) };
				const reason = whySkip(due, rules, now);
				if (reason !== null) expect(Object.keys(skips)).toContain(reason);
			}),
		);
	});
});

describe('the end of a quarter', () => {
	it.each([
		['2026-12-30T15:59:59Z', '2026Q3', '2026-09-29T16:00:00.000Z'],
		['2026-12-30T16:00:00Z', '2026Q4', '2026-12-30T16:00:00.000Z'],
		['2027-01-10T02:00:00Z', '2026Q4', '2026-12-30T16:00:00.000Z'],
		['2027-03-30T16:00:00Z', '2027Q1', '2027-03-30T16:00:00.000Z'],
		['2028-06-30T02:00:00Z', '2028Q2', '2028-06-29T16:00:00.000Z'],
	])('at %s in Shanghai it is that of %s', (now, name, due) => {
		expect(lastQuarter(at(now), shanghai)).toEqual({ name, due: at(due) });
	});

	it('comes four times a year, in order, and is never ahead of its time', () => {
		fc.assert(
			fc.property(fc.date({ min: at('2000-01-01'), max: at('2100-01-01'), noInvalidDate: true }), (now) => {
				const { name, due } = lastQuarter(now, 'America/New_York');
				expect(due.getTime()).toBeLessThanOrEqual(now.getTime());
				expect(now.getTime() - due.getTime()).toBeLessThan(93 * day);
				expect(lastQuarter(due, 'America/New_York').name).toBe(name);
				expect(lastQuarter(new Date(due.getTime() - 1), 'America/New_York').name).not.toBe(name);
			}),
		);
	});
});

describe('a week after the start', () => {
	it('is due from midnight on, and lapses after two weeks', () => {
		expect(startDue('2026-11-19', shanghai, 7)).toEqual(at('2026-11-25T16:00:00Z'));
		expect(startDays(at('2026-11-25T15:59:59Z'), shanghai, 7).to).toBe('2026-11-18');
		expect(startDays(at('2026-11-25T16:00:00Z'), shanghai, 7)).toEqual({ from: '2026-11-06', to: '2026-11-19' });
	});

	it('names exactly the days whose due moment has come and not lapsed', () => {
		const days = fc.integer({ min: -40, max: 40 });
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 23 }), (offset, hour) => {
				const now = new Date(Date.UTC(2026, 9, 20, hour));
				const since = new Date(Date.UTC(2026, 9, 20) + offset * day).toISOString().slice(0, 10);
				const due = startDue(since, 'Europe/Berlin', 7).getTime();
				const { from, to } = startDays(now, 'Europe/Berlin', 7);
				const isNamed = since >= from && since <= to;
				// Summer time ends within these weeks: an hour more or less than whole days.
				const age = (now.getTime() - due) / day;
				if (age < -0.05 || age > lapseDays + 0.05) expect(isNamed).toBe(false);
				if (age > 0.05 && age < lapseDays - 0.05) expect(isNamed).toBe(true);
			}),
		);
	});
});

describe('the same person', () => {
	const list = [
		{ id: 'a', email_hash: 'x', phone_hash: null },
		{ id: 'b', email_hash: 'x', phone_hash: 'y' },
		{ id: 'c', email_hash: 'z', phone_hash: 'y' },
		{ id: 'd', email_hash: null, phone_hash: null },
		{ id: 'e', email_hash: null, phone_hash: null },
		{ id: 'f', email_hash: 'y', phone_hash: null },
	];

	it.each([
		['a', 'a b'],
		['b', 'a b c'],
		['c', 'b c'],
		['d', 'd'],
		['f', 'f'],
		['unknown', 'unknown'],
	])('%s is %s', (id, ids) => expect([...findSame(list)(id)].sort()).toEqual(ids.split(' ')));

	it('is mutual: who is the same as another is so the other way round', () => {
		const hash = fc.option(fc.constantFrom('1', '2', '3'));
		fc.assert(
			fc.property(fc.array(fc.record({ email_hash: hash, phone_hash: hash }), { maxLength: 12 }), (rows) => {
				const all = rows.map((row, index) => ({ id: String(index), ...row }));
				const same = findSame(all);
				for (const { id } of all) for (const other of same(id)) expect(same(other)).toContain(id);
			}),
		);
	});
});

describe('drawing lots', () => {
	const ids = Array.from({ length: 5000 }, (_, index) => `customer-${index}`);

	it('gives the same lot each time and another on another occasion', () => {
		expect(drawLot('quarter:2026Q4', 'a')).toBe(drawLot('quarter:2026Q4', 'a'));
		expect(drawLot('quarter:2026Q4', 'a')).not.toBe(drawLot('quarter:2027Q1', 'a'));
	});

	it('spreads evenly: each tenth of the lots holds about a tenth of the customers', () => {
		const tenths = Array.from({ length: 10 }, () => 0);
		for (const id of ids) {
			const lot = drawLot('list:1', id);
			expect(lot).toBeGreaterThanOrEqual(0);
			expect(lot).toBeLessThan(1);
			tenths[Math.floor(lot * 10)] = (tenths[Math.floor(lot * 10)] ?? 0) + 1;
		}
		// 500 are expected; five standard deviations are 106.
		for (const many of tenths) expect(Math.abs(many - 500)).toBeLessThan(106);
	});

	it.each([
		[20, 0, 1000],
		[0, 0, 0],
		[100, 0, 5000],
		[1, 80, 80],
		[0, 9999, 5000],
		[33, 0, 1650],
	])('%s percent and at least %s of 5,000 are %s', (percent, least, expected) => {
		const lots = ids.map((id) => drawLot('quarter:2026Q4', id));
		const limit = limitOf(lots, { percent, least });
		expect(lots.filter((lot) => lot < limit)).toHaveLength(expected);
	});

	it('leaves nobody out of an empty tier', () => expect(limitOf([], { percent: 50, least: 3 })).toBe(1));
});

describe('the pace of the mail server', () => {
	it.each<[string, Parameters<typeof allow>, number]>([
		['a minute’s worth the first time', [60, null, 600_000, 0], 60],
		['half of it after half a minute', [60, 600_000, 630_000, 0], 30],
		['no more than a minute’s worth after an hour', [60, 0, 3_600_000, 0], 60],
		['less where the mail server is behind', [60, 0, 3_600_000, 50], 10],
		['nothing where it stands still', [60, 0, 3_600_000, 60], 0],
		['a minute’s worth where the clock went back', [60, 700_000, 600_000, 0], 60],
	])('%s', (_name, given, many) => expect(allow(...given).many).toBe(many));

	it('keeps to the pace over any hour, however often it is asked', () => {
		const pace = fc.integer({ min: 1, max: 1000 });
		fc.assert(
			fc.property(pace, fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 60 }), (many, steps) => {
				let [since, now, sent] = [0, 0, 0];
				for (const step of steps) {
					now += step;
					const allowance = allow(many, since, now, 0);
					sent += allowance.many;
					if (allowance.many > 0) since = allowance.until;
				}
				expect(sent).toBeLessThanOrEqual(Math.ceil((now * many) / 60_000));
			}),
		);
	});
});

describe('quiet hours', () => {
	it('end with the working time of the calendar', () => {
		const calendar = office('UTC');
		const friday = at('2024-05-10T20:00:00Z');
		expect(isOpen(calendar, friday)).toBe(false);
		const opening = nextOpening(calendar, friday);
		expect(opening && isOpen(calendar, opening)).toBe(true);
		expect(opening && isOpen(calendar, new Date(opening.getTime() - 1))).toBe(false);
	});
});
