import type { Knex } from 'knex';
import { readClocks, type Clock } from '../../domain/deadline/clocks.js';
import { readAlarms, type Alarm } from '../../domain/deadline/escalation.js';
import type { Story } from '../../domain/deadline/story.js';
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
	const issues = (await trx('loop_issues')
		.whereIn('id', [...ids])
		.orderBy('id')) as (Row & { id: number })[];
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
