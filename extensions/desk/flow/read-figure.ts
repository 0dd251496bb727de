import { InvalidPayloadError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import { z } from 'zod';
import { findKpi, kpiIds } from '../../domain/kpi/kpis.js';
import { defaultPeriod, periodNames } from '../../domain/kpi/period-names.js';
import { dayOf, namedPeriod, type Period } from '../../domain/kpi/period.js';
import { readFigures, type Figure } from '../figures/figures.js';
import type { Host } from '../host.js';
import { readSettings } from '../settings.js';
import { requireStaff } from '../staff.js';
import { actingFor, permissionsOption } from './acting-for.js';
import { filledText } from './filled.js';

const word = filledText(255);

const options = z.object({
	figure: z.string().refine((id) => findKpi(id) !== undefined, `one of ${kpiIds.join(', ')}`),
	period: z.enum(periodNames).nullish(),
	tier: word,
	category: word,
	permissions: permissionsOption,
});

export type FlowFigure = Pick<Figure, 'id' | 'unit' | 'value' | 'n' | 'goal' | 'previous'> & Period;

/**
 * Reads a figure of the list for a flow: its value, how many it rests on, and what it was in the period before.
 *
 * @param given the operation's options as the flow filled them in; without a period the last 30 days
 * @param triggered whoever set the flow off: staff, or nobody where the desk itself did
 * @throws InvalidPayload (400) for a figure or period that there is not, 401 or 403 for whoever is no staff
 * @example await readFlowFigure(host, { figure: 'nps', period: 'last_month' }, null) // { id: 'nps', value: 34, n: 120, previous: 29, … }
 */
export async function readFlowFigure(
	host: Host,
	given: unknown,
	triggered: Accountability | null,
	now = new Date(),
): Promise<FlowFigure> {
	const read = options.safeParse(given);
	if (!read.success) throw new InvalidPayloadError({ reason: z.prettifyError(read.error) });
	const { figure: id, period: name, permissions, ...scope } = read.data;
	const accountability = actingFor(permissions, triggered);
	if (accountability) await requireStaff(host.knex, accountability);
	const kpi = findKpi(id);
	if (!kpi) throw new InvalidPayloadError({ reason: `"${id}" is not a figure` });
	const { time_zone: timeZone, fewest_answers: fewest } = await readSettings(host.knex);
	const period = namedPeriod(name ?? defaultPeriod, dayOf(now, timeZone));
	const [found] = await readFigures(host.knex, { kpis: [kpi], period, timeZone, by: null, scope, now, fewest });
	const { value = null, n = 0, goal = kpi.goal, previous = null } = found ?? {};
	return { id, unit: kpi.unit, value, n, goal, previous, ...period };
}
