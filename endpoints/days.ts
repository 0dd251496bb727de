import { z } from 'zod';
import { periodNames } from '../extensions/domain/kpi/period-names.js';
import { namedPeriod, type Period } from '../extensions/domain/kpi/period.js';
import { invalid } from './query.js';

const day = z.iso.date('must be a date, YYYY-MM-DD').refine((date) => date >= '2000-01-01' && date <= '2099-12-31', {
	error: 'must lie between 2000-01-01 and 2099-12-31',
});

/** How a route of figures takes its days. */
export const days = {
	from: day.optional(),
	to: day.optional(),
	period: z.enum(periodNames).optional(),
};

type Days = { [name in keyof typeof days]?: z.output<(typeof days)[name]> };

/**
 * The days that a question is about: by name, or from and to; the last 30 unless said otherwise.
 *
 * @param today in the organisation's zone
 * @throws InvalidQuery (400) for what makes no sense
 */
export function readPeriod({ from, to, period }: Days, today: string): Period {
	if (period !== undefined) {
		if (from !== undefined || to !== undefined) throw invalid('"period" goes without "from" and "to"');
		return namedPeriod(period, today);
	}
	const end = to ?? today;
	const start = from ?? namedPeriod('last_30_days', end).from;
	if (start > end) throw invalid(`"from" (${start}) is after "to" (${end})`);
	return { from: start, to: end };
}
