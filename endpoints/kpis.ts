import type { Router } from 'express';
import { z } from 'zod';
import { findKpi, kpiIds, kpis, type Kpi } from '../extensions/domain/kpi/kpis.js';
import { periodNames } from '../extensions/domain/kpi/period-names.js';
import {
	bucketUnits,
	countDays,
	cut,
	dayOf,
	namedPeriod,
	spanOf,
	type BucketUnit,
	type Period,
} from '../extensions/domain/kpi/period.js';
import { readFigures, series, type By } from '../extensions/desk/figures/figures.js';
import type { Host } from '../extensions/desk/host.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { invalid, parseQuery, readScope, scoped } from './query.js';
import { route } from './route.js';

/** A series longer than this says no more than one by weeks or months does. */
const mostBuckets = 800;

const day = z.iso.date('must be a date, YYYY-MM-DD').refine((date) => date >= '2000-01-01' && date <= '2099-12-31', {
	error: 'must lie between 2000-01-01 and 2099-12-31',
});
const query = scoped.extend({
	ids: z.string().optional(),
	from: day.optional(),
	to: day.optional(),
	period: z.enum(periodNames).optional(),
	by: z.enum(series).optional(),
});

type Query = z.infer<typeof query>;

/** `GET /loop/kpis`: figures of a period of whole days in the organisation's zone. */
export function register(router: Router, host: Host): void {
	router.get(
		'/kpis',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const asked = parseQuery(query, request.query);
			const { time_zone: timeZone } = await readSettings(host.knex);
			const period = readPeriod(asked, dayOf(new Date(), timeZone));
			const by = asked.by ?? null;
			checkLength(period, by);
			const scope = await readScope(host.knex, asked);
			const data = await readFigures(host.knex, { kpis: readIds(asked.ids), period, timeZone, by, scope });
			const { start, end } = spanOf(period, timeZone);
			response.set('Cache-Control', 'no-store').json({ data, meta: { ...period, start, end, time_zone: timeZone } });
		}),
	);
}

function readIds(ids: string | undefined): readonly Kpi[] {
	if (ids === undefined) return kpis;
	return [...new Set(ids.split(',').map((id) => id.trim()))].map((id) => {
		const kpi = findKpi(id);
		if (!kpi) throw invalid(`"ids": "${id}" is not a figure. Figures: ${kpiIds.join(', ')}`);
		return kpi;
	});
}

function readPeriod({ from, to, period }: Query, today: string): Period {
	if (period !== undefined) {
		if (from !== undefined || to !== undefined) throw invalid('"period" goes without "from" and "to"');
		return namedPeriod(period, today);
	}
	const end = to ?? today;
	const start = from ?? namedPeriod('last_30_days', end).from;
	if (start > end) throw invalid(`"from" (${start}) is after "to" (${end})`);
	return { from: start, to: end };
}

function checkLength(period: Period, by: By | null): void {
	if (!isBucketUnit(by) || countDays(period) <= mostBuckets) return;
	const count = cut(period, by).length;
	if (count > mostBuckets)
		throw invalid(`"by": ${count} points are too many (at most ${mostBuckets}); ask by week or month`);
}

function isBucketUnit(by: By | null): by is BucketUnit {
	return (bucketUnits as readonly (string | null)[]).includes(by);
}
