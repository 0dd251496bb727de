import type { Knex } from 'knex';
import type { Sounding } from '../deadlines/alarms.js';
import type { People } from '../deadlines/notify.js';
import { insertAll } from '../insert-all.js';

/**
 * Notes what is to be told by mail, in the transaction in which the alarm sounds: once for each person and alarm (R18).
 * When it is mailed, and with what, is decided later.
 */
export async function queueAlerts(trx: Knex, sounding: readonly Sounding[], people: People, now: Date): Promise<void> {
	const rows = sounding.flatMap(({ timed: { issue }, due }) =>
		due.flatMap((alarm) =>
			people
				.toldOf(issue, alarm)
				.filter((recipient) => people.byMail(recipient))
				.map((recipient) => ({
					key: `${recipient} ${issue.id}:${alarm.key}`,
					recipient,
					alarm: `${issue.id}:${alarm.key}`,
					issue: issue.id,
					clock: alarm.clock.name,
					percent: alarm.percent,
					critical: issue['urgency'] === 'critical',
					due: alarm.clock.due.getTime(),
					at: now.getTime(),
				})),
		),
	);
	await insertAll(trx, 'loop_alerts', rows, { key: ['key'], then: 'ignore' });
}
