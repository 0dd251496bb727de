import type { Knex } from 'knex';
import { dueAlarms, nextAlarmAt, type Alarm } from '../../domain/deadline/escalation.js';
import type { Host } from '../host.js';
import { toColumn } from '../time.js';
import { notify, readPeople } from './notify.js';
import { readTimed, setAlarm, type Timed } from './refresh.js';

/** Issues that are looked at in one transaction. */
const batch = 100;

/**
 * Lets every alarm that is due sound: breaches are counted, people are told (R18). Each sounds once, however many
 * instances are at it and wherever one of them dies: what says that it has sounded is written in the same transaction.
 *
 * @param now by the clock of the database
 * @returns how many issues were looked at; it costs by what is due, not by how many issues there are
 */
export async function soundAlarms(host: Host, now: Date, signal?: AbortSignal): Promise<number> {
	for (let done = 0; ;) {
		if (signal?.aborted) return done;
		const looked = await host.knex.transaction((trx) => soundBatch(trx, now));
		done += looked;
		if (looked < batch) return done;
	}
}

async function soundBatch(trx: Knex, now: Date): Promise<number> {
	const rows = await trx('loop_alarms')
		.where('at', '<=', now.getTime())
		.orderBy('at')
		.limit(batch)
		.forUpdate()
		.select<{ issue: number }[]>('issue');
	const ids = rows.map(({ issue }) => issue).sort((one, other) => one - other);
	const timed = await readTimed(trx, ids, now);
	const sounding = timed.flatMap((each) =>
		dueAlarms(each.alarms, each.sounded, now).map((alarm) => ({ timed: each, alarm })),
	);
	await remember(trx, sounding);
	const people = await readPeople(trx, timed);
	for (const { timed: each, alarm } of sounding) await notify(trx, each, alarm, people, now);
	for (const each of timed) await settle(trx, each, now);
	return ids.length;
}

type Sounding = { readonly timed: Timed; readonly alarm: Alarm };

/** The log tells of each alarm, a breach at the moment of the breach; the table of what has sounded keeps it from sounding again. */
async function remember(trx: Knex, sounding: readonly Sounding[]): Promise<void> {
	if (sounding.length === 0) return;
	const marks = sounding.map(({ timed, alarm }) => ({ key: `${timed.issue.id}:${alarm.key}`, issue: timed.issue.id }));
	for (const some of chunks(marks)) await trx('loop_sounded').insert(some);
	const events = sounding.map(({ timed: { issue }, alarm }) => ({
		subject: 'issue',
		issue: issue.id,
		customer: issue['customer'],
		type: alarm.percent === 100 ? 'breach' : 'escalated',
		to: alarm.clock.name,
		at: toColumn(trx, alarm.at),
		data: JSON.stringify({ percent: alarm.percent, round: alarm.clock.round, due: alarm.clock.due.toISOString() }),
	}));
	for (const some of chunks(events)) await trx('loop_events').insert(some);
}

async function settle(trx: Knex, { issue, alarms, sounded }: Timed, now: Date): Promise<void> {
	const due = dueAlarms(alarms, sounded, now);
	const breaches = due.filter(({ percent }) => percent === 100).length;
	if (breaches > 0) {
		await trx('loop_issues')
			.where({ id: issue.id })
			.update({ breaches: trx.raw('COALESCE(breaches, 0) + ?', [breaches]) });
	}
	await setAlarm(trx, issue.id, nextAlarmAt(alarms, new Set([...sounded, ...due.map(({ key }) => key)]), now));
}

/** SQLite takes a limited number of values in one statement. */
function chunks<T>(rows: readonly T[], size = 100): T[][] {
	return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
		rows.slice(index * size, (index + 1) * size),
	);
}
