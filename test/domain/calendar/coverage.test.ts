import { describe, expect, it } from 'vitest';
import { coverageNotice, measureCoverage } from '../../../extensions/domain/calendar/coverage.js';

describe('how long holidays are known for', () => {
	it.each([
		['2026-10-01', 91, 'good'],
		['2026-11-01', 60, 'good'],
		['2026-11-02', 59, 'ending'],
		['2026-12-31', 0, 'ending'],
		['2027-01-01', -1, 'past'],
		['2028-01-01', -366, 'past'],
	])('on %s there are %i days left: %s', (today, daysLeft, state) => {
		expect(measureCoverage({ coveredUntil: '2026-12-31' }, today)).toEqual({ daysLeft, state });
	});

	it('is a warning with fewer than 60 days left', () => {
		expect(coverageNotice).toBe(60);
	});

	it('is nothing to warn of where the calendar names no day', () => {
		expect(measureCoverage({}, '2026-12-31')).toBeUndefined();
	});
});
