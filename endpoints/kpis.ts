import type { Router } from 'express';
import { z } from 'zod';
import type { Kpi } from '../extensions/domain/kpi/kpi.js';
import { findKpi, kpiIds, kpis } from '../extensions/domain/kpi/kpis.js';
import {
	bucketUnits,
	countDays,
	cut,
	dayOf,
	spanOf,
	type BucketUnit,
	type Period,
} from '../extensions/domain/kpi/period.js';
import { readFigures, series, type By } from '../extensions/desk/figures/figures.js';
import type { Host } from '../extensions/desk/host.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { days, readPeriod } from './days.js';
import { invalid, parseQuery, readScope, scoped } from './query.js';
import { route } from './route.js';

/** A series longer than this says no more than one by weeks or months does. */
const mostBuckets = 800;

const query = scoped.extend({
	ids: z.string().optional(),
	...days,
	by: z.enum(series).optional(),
});

/** `GET /loop/kpis`: figures of a period of whole days in the organisation's zone. */
export function register(router: Router, host: Host): void {
	router.get(
		'/kpis',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const asked = parseQuery(query, request.query);
			const { time_zone: timeZone, fewest_answers: fewest } = await readSettings(host.knex);
			const now = new Date();
			const period = readPeriod(asked, dayOf(now, timeZone));
			const by = asked.by ?? null;
			checkLength(period, by);
			const scope = await readScope(host.knex, asked);
			const question = { kpis: readIds(asked.ids), period, timeZone, by, scope, now, fewest };
			const data = await readFigures(host.knex, question);
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

function checkLength(period: Period, by: By | null): void {
	if (!isBucketUnit(by) || countDays(period) <= mostBuckets) return;
	const count = cut(period, by).length;
	if (count > mostBuckets)
		throw invalid(`"by": ${count} points are too many (at most ${mostBuckets}); ask by week or month`);
}

function isBucketUnit(by: By | null): by is BucketUnit {
	return (bucketUnits as readonly (string | null)[]).includes(by);
}
