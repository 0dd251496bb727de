import type { Knex } from 'knex';
import { readClocks, type Clock } from '../../domain/deadline/clocks.js';
import { nextAlarmAt, readAlarms, type Alarm } from '../../domain/deadline/escalation.js';
import { projectClocks } from '../../domain/deadline/projection.js';
import type { Story } from '../../domain/deadline/story.js';
import { datesToColumns } from '../columns.js';
import { fromColumn } from '../time.js';
import { readCalendars, readDeskRules } from './policy.js';
import { readEvents, storyOf, toMoments } from './told-story.js';

type Row = Readonly<Record<string, unknown>>;

/** An issue with its clocks as they stand, its alarms, and those that have sounded. */
export type Timed = {
	readonly issue: Row & { readonly id: number };
	readonly story: Story;
	readonly clocks: readonly Clock[];
	readonly alarms: readonly Alarm[];
	readonly sounded: ReadonlySet<string>;
};

/** Reads some issues with everything that their deadlines follow from, in four queries however many they are. */
export async function readTimed(trx: Knex, ids: readonly number[], now: Date): Promise<Timed[]> {
	if (ids.length === 0) return [];
	const issues = (await trx('loop_issues').whereIn('id', [...ids])) as (Row & { id: number })[];
	const rules = await readDeskRules(trx);
	const events = await readEvents(trx, ids);
	const sounded = await readSounded(trx, ids);
	const stories = issues.map((issue) => storyOf(toMoments(issue), events.get(issue.id) ?? []));
	const calendars = await readCalendars(
		trx,
		rules,
		stories.flatMap(({ terms }) => terms),
	);
	return issues.map((issue, index) => {
		const story = stories[index] as Story;
		const clocks = readClocks(story, calendars, now);
		return {
			issue,
			story,
			clocks,
			alarms: readAlarms(clocks, rules.escalation),
			sounded: sounded.get(issue.id) ?? new Set(),
		};
	});
}

/** Alarms that have sounded are in the log: it alone says so, so nothing sounds twice. */
async function readSounded(trx: Knex, ids: readonly number[]): Promise<Map<number, Set<string>>> {
	const rows = await trx('loop_sounded')
		.whereIn('issue', [...ids])
		.select<{ issue: number; key: string }[]>('issue', 'key');
	const sounded = new Map<number, Set<string>>();
	for (const { issue, key } of rows)
		sounded.set(issue, (sounded.get(issue) ?? new Set()).add(key.slice(key.indexOf(':') + 1)));
	return sounded;
}

/** Writes what the clocks say into the issues' rows, where it is not there yet, and when to look at each again. */
export async function refreshDeadlines(trx: Knex, ids: readonly number[], now: Date): Promise<void> {
	for (const timed of await readTimed(trx, ids, now)) {
		await endWait(trx, timed);
		await writeProjection(trx, timed);
		await setAlarm(trx, timed.issue.id, nextAlarmAt(timed.alarms, timed.sounded, now));
	}
}

async function writeProjection(trx: Knex, { issue, clocks }: Timed): Promise<void> {
	if (issue['status'] === 'archived' || clocks.length === 0) return;
	const answered = clocks.find(({ name }) => name === 'first_response')?.ended_at;
	const first = answered && !issue['first_response_at'] ? { first_response_at: answered } : {};
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
	if (issue['waiting'] !== 'customer' || !since || !story.heard.some((at) => at >= since.at)) return;
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
export async function setAlarm(trx: Knex, issue: number, at: Date | null): Promise<void> {
	if (at === null) await trx('loop_alarms').where({ issue }).delete();
	else await trx('loop_alarms').insert({ issue, at: at.getTime() }).onConflict('issue').merge();
}
