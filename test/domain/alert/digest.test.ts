import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterHours, type AfterHours } from '../../../extensions/domain/alert/after-hours.js';
import {
	decideDigest,
	isWorkingTime,
	type DigestRules,
	type Waiting,
} from '../../../extensions/domain/alert/digest.js';
import { alwaysOpen, type Calendar } from '../../../extensions/domain/calendar.js';

const at = (clock: string) => new Date(`2024-05-10T${clock}:00Z`);
const office: Calendar = (() => {
	const day = [['09:00', '17:00']] as [string, string][];
	return {
		timeZone: 'UTC',
		week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
		exceptions: { '2024-05-13': [] },
	};
})();
const rules = (more: Partial<DigestRules> = {}): DigestRules => ({
	minutes: 15,
	afterHours: 'critical',
	calendar: office,
	...more,
});
const some: Waiting = { all: 3, critical: 0, criticalLate: 0 };
const critical: Waiting = { all: 3, critical: 2, criticalLate: 0 };
const late: Waiting = { all: 3, critical: 2, criticalLate: 1 };

describe('while people work, a mail', () => {
	it.each([
		['the first alarm goes out at once', some, '10:00', null, 'all'],
		['nothing to tell makes no mail', { all: 0, critical: 0, criticalLate: 0 }, '10:00', null, 'none'],
		['what comes within the window waits', some, '10:14', '10:00', 'none'],
		['not even what is critical breaks the window', late, '10:14', '10:00', 'none'],
		['at the end of the window everything goes into one', late, '10:15', '10:00', 'all'],
		['yesterday’s mail holds nothing up', some, '10:00', '09:00', 'all'],
	] as const)('%s', (_name, waiting, now, last, part) => {
		expect(decideDigest(waiting, at(now), rules(), last && at(last))).toBe(part);
	});

	it('without a window each look sends what there is', () => {
		expect(decideDigest(some, at('10:00'), rules({ minutes: 0 }), at('10:00'))).toBe('all');
	});
});

describe('outside working time', () => {
	const night: Record<AfterHours, [some: string, critical: string, late: string]> = {
		critical: ['none', 'critical', 'critical'],
		critical_breach: ['none', 'none', 'critical_late'],
		everything: ['all', 'all', 'all'],
		nothing: ['none', 'none', 'none'],
	};

	it.each(Object.keys(afterHours) as AfterHours[])('%s is what is mailed', (setting) => {
		const told = [some, critical, late].map((waiting) =>
			decideDigest(waiting, at('20:00'), rules({ afterHours: setting }), null),
		);
		expect(told).toEqual(night[setting]);
	});

	it('the window holds, too', () => {
		expect(decideDigest(late, at('20:10'), rules(), at('20:00'))).toBe('none');
	});

	it('what was held back goes out as soon as work opens, after a weekend and a holiday', () => {
		const opening = new Date('2024-05-14T09:00:00Z');
		expect(decideDigest(some, new Date(opening.getTime() - 1), rules(), at('16:00'))).toBe('none');
		expect(decideDigest(some, opening, rules(), at('16:00'))).toBe('all');
	});
});

describe('working time', () => {
	it('begins with the opening and ends with the closing', () => {
		expect(['08:59', '09:00', '16:59', '17:00'].map((clock) => isWorkingTime(office, at(clock)))).toEqual([
			false,
			true,
			true,
			false,
		]);
	});

	it('never ends around the clock', () => {
		fc.assert(
			fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
				expect(isWorkingTime(alwaysOpen('Asia/Shanghai'), now)).toBe(true);
			}),
		);
	});
});

describe('whatever comes when', () => {
	/** Alarms by minute, looked at every minute; each look is answered by a mail of what may go. */
	const walk = (alarms: readonly { minute: number; critical: boolean; late: boolean }[], window: number) => {
		const begin = new Date('2024-05-10T00:00:00Z').getTime();
		const mails: { minute: number; told: number }[] = [];
		let held = [...alarms].sort((one, other) => one.minute - other.minute);
		let last: Date | null = null;
		for (let minute = 0; minute < 6 * 1440; minute++) {
			const now = new Date(begin + minute * 60_000);
			const ready = held.filter((alarm) => alarm.minute <= minute);
			const isCritical = (alarm: (typeof alarms)[number]) => alarm.critical;
			const counted = {
				all: ready.length,
				critical: ready.filter(isCritical).length,
				criticalLate: ready.filter((alarm) => alarm.critical && alarm.late).length,
			};
			const part = decideDigest(counted, now, rules({ minutes: window }), last);
			if (part === 'none') continue;
			const going = part === 'all' ? ready : ready.filter(isCritical);
			held = held.filter((alarm) => !going.includes(alarm));
			mails.push({ minute, told: going.length });
			last = now;
		}
		return { mails, held };
	};

	it('each alarm is in one mail, no mail is empty, and two are never closer than the window', () => {
		const alarm = fc.record({ minute: fc.nat(2 * 1440), critical: fc.boolean(), late: fc.boolean() });
		fc.assert(
			fc.property(fc.array(alarm, { maxLength: 30 }), fc.integer({ min: 1, max: 120 }), (alarms, window) => {
				const { mails, held } = walk(alarms, window);
				expect(held).toEqual([]);
				expect(mails.reduce((sum, { told }) => sum + told, 0)).toBe(alarms.length);
				expect(mails.every(({ told }) => told > 0)).toBe(true);
				for (const [index, { minute }] of mails.entries()) {
					const next = mails[index + 1];
					if (next) expect(next.minute - minute).toBeGreaterThanOrEqual(window);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
