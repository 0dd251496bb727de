import type { Knex } from 'knex';
import { explainWorkingTime } from '../../domain/calendar.js';
import type { Clock } from '../../domain/deadline/clocks.js';
import { offerPromises } from '../../domain/deadline/offers.js';
import { countPromises } from '../../domain/deadline/promise.js';
import { databaseNow } from '../database-clock.js';
import { readDeskRules } from './policy.js';
import { readTimed } from './timed.js';

/**
 * Explains every deadline of an issue (D13): by which rule and calendar, from when, over which stretches of working time,
 * holidays and pauses, due when, and met or missed when.
 *
 * @returns nothing where there is no such issue
 */
export async function explainDeadlines(knex: Knex, issue: number) {
	const now = new Date(await databaseNow(knex));
	const [timed] = await readTimed(knex, [issue], now);
	if (!timed) return undefined;
	const { calendar, settings } = await readDeskRules(knex);
	return {
		issue,
		number: timed.issue['number'],
		status: timed.issue['status'],
		now,
		time_zone: settings.time_zone,
		promise: {
			given: countPromises(timed.story),
			renewals: settings.promise_renewals,
			offers: offerPromises(calendar, settings.time_zone, now),
		},
		clocks: timed.clocks.map((clock) => explainClock(clock, now)),
		alarms: timed.alarms.map(({ key, clock, percent, at, to }) => ({
			clock: clock.name,
			round: clock.round,
			percent,
			at,
			to,
			sounded: timed.sounded.has(key),
		})),
	};
}

/** Long spans are told in as many pieces as a person would read. */
const mostStretches = 200;

function explainClock(clock: Clock, now: Date) {
	const { calendar, from, due, ended_at: ended, pauses, seconds, terms, granted, name, round, state } = clock;
	const until = ended ?? (due > now ? due : now);
	const stretches = Number.isNaN(due.getTime()) ? [] : explainWorkingTime(calendar, from, until, pauses);
	return {
		name,
		round,
		state,
		from,
		due,
		ended_at: ended,
		seconds,
		policy: granted,
		calendar: { version: name === 'survey' ? null : terms.calendar, time_zone: calendar.timeZone },
		pauses: pauses.map(([start, end]) => ({ from: start, to: end })),
		stretches: stretches.slice(0, mostStretches),
		more_stretches: Math.max(0, stretches.length - mostStretches),
	};
}
