import type { Knex } from 'knex';
import { dueAlarms, nextAlarmAt, type Alarm } from '../../domain/deadline/escalation.js';
import { queueAlerts } from '../alerts/queue.js';
import type { Host } from '../host.js';
import { insertAll } from '../insert-all.js';
import { toColumn } from '../time.js';
import { notify, readPeople } from './notify.js';
import { keepOutcomes } from './outcomes.js';
import { setAlarms } from './refresh.js';
import { readTimed, type Timed } from './timed.js';

/** Issues that are looked at in one transaction. */
const batch = 250;

type Sounder = Pick<Host, 'knex' | 'logger'>;

/** An issue and the alarms of it that are due. */
export type Sounding = { readonly timed: Timed; readonly due: readonly Alarm[] };

/**
 * Lets every alarm that is due sound: breaches are counted, people are told (R18). Each sounds once, however many
 * instances are at it and wherever one of them dies: what says that it has sounded is written in the same transaction.
 *
 * @param now by the clock of the database
 * @returns how many issues were looked at; it costs by what is due, not by how many issues there are
 */
export async function soundAlarms(host: Sounder, now: Date, signal?: AbortSignal): Promise<number> {
	const stuck: number[] = [];
	for (let done = 0; ;) {
		if (signal?.aborted) return done;
		const ids = await dueAt(host.knex, now)
			.whereNotIn('issue', stuck)
			.orderBy('at')
			.limit(batch)
			.pluck<number[]>('issue');
		if (ids.length > 0) stuck.push(...(await soundAll(host, ids, now)));
		done += ids.length;
		if (ids.length < batch) return done;
	}
}

/**
 * Where a batch fails, its issues are tried one by one, so that one whose alarm cannot sound keeps no other silent.
 *
 * @returns the issues that failed
 */
async function soundAll(host: Sounder, ids: readonly number[], now: Date): Promise<number[]> {
	try {
		await host.knex.transaction((trx) => soundBatch(trx, ids, now));
		return [];
	} catch (error) {
		if (ids.length > 1) {
			const stuck: number[] = [];
			for (const id of ids) stuck.push(...(await soundAll(host, [id], now)));
			return stuck;
		}
		host.logger.warn(error instanceof Error ? error : String(error));
		return [...ids];
	}
}

const dueAt = (knex: Knex, now: Date) => knex('loop_alarms').where('at', '<=', now.getTime());

async function soundBatch(trx: Knex, ids: readonly number[], now: Date): Promise<void> {
	// Whatever else changes deadlines takes the issues first and their alarms second, so that nobody waits in a circle.
	await trx('loop_issues')
		.whereIn('id', [...ids])
		.orderBy('id')
		.forUpdate()
		.select('id');
	const due = await dueAt(trx, now)
		.whereIn('issue', [...ids])
		.orderBy('issue')
		.forUpdate()
		.pluck<number[]>('issue');
	const sounding = (await readTimed(trx, due, now)).map((timed): Sounding => {
		return { timed, due: dueAlarms(timed.alarms, timed.sounded, now) };
	});
	await remember(trx, sounding);
	const people = await readPeople(
		trx,
		sounding.map(({ timed }) => timed),
	);
	await notify(trx, sounding, people, now);
	await queueAlerts(trx, sounding, people, now);
	await countBreaches(trx, sounding);
	await keepOutcomes(
		trx,
		sounding.map(({ timed }) => timed),
	);
	await setAlarms(trx, new Map(sounding.map((each) => [each.timed.issue.id, nextOf(each, now)])));
}

/** The log tells of each alarm, a breach at the moment of the breach; the table of what has sounded keeps it from sounding again. */
async function remember(trx: Knex, sounding: readonly Sounding[]): Promise<void> {
	const alarms = sounding.flatMap(({ timed: { issue }, due }) => due.map((alarm) => ({ issue, alarm })));
	await insertAll(
		trx,
		'loop_sounded',
		alarms.map(({ issue, alarm }) => ({ key: `${issue.id}:${alarm.key}`, issue: issue.id })),
	);
	await insertAll(
		trx,
		'loop_events',
		alarms.map(({ issue, alarm: { clock, percent, at } }) => ({
			subject: 'issue',
			issue: issue.id,
			customer: issue['customer'],
			type: percent === 100 ? 'breach' : 'escalated',
			to: clock.name,
			at: toColumn(trx, at),
			data: JSON.stringify({ percent, round: clock.round, due: clock.due.toISOString() }),
		})),
	);
}

/** As many as the log tells, in an archived issue as well: a breach that is noticed late is one. */
async function countBreaches(trx: Knex, sounding: readonly Sounding[]): Promise<void> {
	const breached = sounding.filter(({ due }) => due.some(({ percent }) => percent === 100));
	if (breached.length === 0) return;
	const ids = breached.map(({ timed }) => timed.issue.id);
	const told = `(SELECT COUNT(*) FROM loop_events e WHERE e.issue = loop_issues.id AND e.type = 'breach')`;
	await trx('loop_issues')
		.whereIn('id', ids)
		.update({ breaches: trx.raw(told) });
}

function nextOf({ timed: { alarms, sounded }, due }: Sounding, now: Date): Date | null {
	return nextAlarmAt(alarms, new Set([...sounded, ...due.map(({ key }) => key)]), now);
}
