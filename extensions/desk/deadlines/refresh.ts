import type { Knex } from 'knex';
import { nextAlarmAt } from '../../domain/deadline/escalation.js';
import { projectClocks } from '../../domain/deadline/projection.js';
import { datesToColumns } from '../columns.js';
import { insertAll } from '../insert-all.js';
import { fromColumn } from '../time.js';
import { keepOutcomes } from './outcomes.js';
import { readTimed, type Timed } from './timed.js';

/** Writes what the clocks say into the issues' rows, where it is not there yet, and when to look at each again. */
export async function refreshDeadlines(trx: Knex, ids: readonly number[], now: Date): Promise<void> {
	const all = await readTimed(trx, ids, now);
	for (const timed of all) {
		await endWait(trx, timed);
		await writeProjection(trx, timed);
	}
	await keepOutcomes(trx, all);
	const next = all.map(({ issue, alarms, sounded }) => [issue.id, nextAlarmAt(alarms, sounded, now)] as const);
	await setAlarms(trx, new Map(next));
}

async function writeProjection(trx: Knex, { issue, clocks }: Timed): Promise<void> {
	if (issue['status'] === 'archived' || clocks.length === 0) return;
	const answered = clocks.find(({ name }) => name === 'first_response')?.ended_at;
	const first = answered && !issue['first_response_at'] ? { first_response_at: answered, step_via: 'system' } : {};
	const changed = Object.entries({ ...projectClocks(clocks), ...first }).filter(
		([column, value]) => !isStored(issue[column], value),
	);
	if (changed.length === 0) return;
	const { id, status } = issue;
	await trx('loop_issues')
		.where({ id, status })
		.update(datesToColumns(trx, Object.fromEntries(changed)));
}

/** A message of the customer ends the wait for the customer: the log says so, and nobody has to think of it. */
async function endWait(trx: Knex, { issue, story }: Timed): Promise<void> {
	const since = story.waits.at(-1);
	if (
		issue['waiting'] !== 'customer' ||
		issue['status'] === 'archived' ||
		!since ||
		!story.heard.some((at) => at >= since.at)
	)
		return;
	await trx('loop_issues')
		.where({ id: issue.id, waiting: 'customer', status: issue['status'] })
		.update({ waiting: null, step_via: 'customer' });
}

/** Some databases keep whole seconds. */
function isStored(stored: unknown, value: Date | string | null): boolean {
	if (!(value instanceof Date)) return (stored ?? null) === value;
	const at = fromColumn(stored);
	return at !== null && Math.abs(at.getTime() - value.getTime()) < 1000;
}

/** One row an issue: when its next alarm sounds. An issue without one needs no row. */
export async function setAlarms(trx: Knex, next: ReadonlyMap<number, Date | null>): Promise<void> {
	const all = [...next];
	const silent = all.filter(([, at]) => at === null).map(([issue]) => issue);
	if (silent.length > 0) await trx('loop_alarms').whereIn('issue', silent).delete();
	const rows = all.flatMap(([issue, at]) => (at === null ? [] : [{ issue, at: at.getTime() }]));
	await insertAll(trx, 'loop_alarms', rows, { key: ['issue'], then: 'merge' });
}
