import { describe, expect, it } from 'vitest';
import { addWorkingDays, checkCalendar } from '../../../extensions/domain/calendar.js';
import { arrangeChina } from '../../../extensions/domain/calendar/china.js';
import { office } from './office';

const hours: [string, string][] = [['09:00', '18:00']];
const { exceptions, coveredUntil } = arrangeChina(hours);

/**
 * 国务院办公厅关于部分节假日安排的通知: for 2024 of 25 October 2023, for 2025 of 12 November 2024 (国办发明电〔2024〕12号),
 * for 2026 of 4 November 2025.
 */
const announced = {
	2024: {
		holidays: ['01-01', '02-10–02-17', '04-04–04-06', '05-01–05-05', '06-10', '09-15–09-17', '10-01–10-07'],
		worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
	},
	2025: {
		holidays: ['01-01', '01-28–02-04', '04-04–04-06', '05-01–05-05', '05-31–06-02', '10-01–10-08'],
		worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
	},
	2026: {
		holidays: ['01-01–01-03', '02-15–02-23', '04-04–04-06', '05-01–05-05', '06-19–06-21', '09-25–09-27', '10-01–10-07'],
		worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
	},
};

function daysOf(year: string, range: string): string[] {
	const [first, last = first] = range.split('–').map((date) => Date.parse(`${year}-${date}T00:00:00Z`));
	const count = (last! - first!) / 86_400_000 + 1;
	return Array.from({ length: count }, (_, day) => new Date(first! + day * 86_400_000).toISOString().slice(0, 10));
}

describe('China’s holidays', () => {
	it.each(Object.entries(announced))('of %s are those announced, and no others', (year, { holidays, worked }) => {
		const given = Object.entries(exceptions).filter(([date]) => date.startsWith(year));
		const free = given.filter(([, intervals]) => intervals.length === 0).map(([date]) => date);
		expect(free).toEqual(holidays.flatMap((range) => daysOf(year, range)));
		expect(given.filter(([, intervals]) => intervals.length > 0)).toEqual(
			worked.map((date) => [`${year}-${date}`, hours]),
		);
	});

	it('are known to the end of a year', () => {
		expect(coveredUntil >= '2026-12-31').toBe(true);
		expect(coveredUntil).toMatch(/^\d{4}-12-31$/);
		expect(Object.keys(exceptions).every((date) => date >= '2024-01-01' && date <= coveredUntil)).toBe(true);
	});

	it('make the exceptions of a calendar that can be used', () => {
		const calendar = { ...office('Asia/Shanghai'), exceptions, coveredUntil };
		expect(checkCalendar(calendar)).toEqual({ calendar });
		// Friday the 13th of February 2026, then the Saturday worked for the Spring Festival of nine days.
		const due = (days: number) => addWorkingDays(calendar, new Date('2026-02-13T02:00:00Z'), days, true).toISOString();
		expect(due(1)).toBe('2026-02-14T10:00:00.000Z');
		expect(due(2)).toBe('2026-02-24T10:00:00.000Z');
	});

	it('can begin with an earlier year', () => {
		expect(arrangeChina(hours, 2020).exceptions['2020-01-31']).toEqual([]);
		expect(exceptions['2020-01-31']).toBeUndefined();
	});
});
