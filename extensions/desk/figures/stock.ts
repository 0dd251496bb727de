import type { Formula } from '../../domain/kpi/formula.js';
import { fromColumn } from '../time.js';
import { addTo, type Question, type Stretch, type Tallies } from './question.js';
import { rowsOf } from './rows.js';
import { countBetween } from './tally.js';

type Change = { at: Date; key: string | null; by: 1 | -1 };
type Turn = { id: number | string; issue: number | string; at: unknown; to: string; key?: string | null };

const turnsAtOnce = 5000;

/**
 * How many issues were open at each moment: those submitted before, less those archived before. An issue that was archived and then
 * reopened has lost its old `archived_at`, so those times come from the log.
 *
 * @param question which issues
 * @param formula the times between which an issue counts
 * @param moments in any order
 * @returns the tallies in the order of the moments
 */
export async function tallyStock(
	question: Question,
	formula: Extract<Formula, { kind: 'stock' }>,
	moments: readonly Date[],
): Promise<Tallies[]> {
	const ends = [...new Set(moments.map((moment) => moment.getTime()))].sort((a, b) => a - b);
	const stretches = ends.map((end, index): Stretch => {
		const start = ends[index - 1];
		return { start: start === undefined ? null : new Date(start), end: new Date(end) };
	});
	const came = await countBetween(question, formula.rows, formula.at, stretches);
	const went = await countBetween(question, formula.rows, formula.until, stretches);
	const changes = await readReopened(question);

	const standing: Tallies = new Map();
	const atEnd = new Map<number, Tallies>();
	for (const [index, end] of ends.entries()) {
		for (const [key, { n }] of came[index] ?? []) addTo(standing, key, { n });
		for (const [key, { n }] of went[index] ?? []) addTo(standing, key, { n: -n });
		for (const change of changes) {
			const start = ends[index - 1] ?? -Infinity;
			const at = change.at.getTime();
			if (at >= start && at < end) addTo(standing, change.key, { n: change.by });
		}
		atEnd.set(end, new Map([...standing].filter(([, { n }]) => n > 0)));
	}
	return moments.map((moment) => atEnd.get(moment.getTime()) ?? new Map());
}

/** For each archiving that a reopening undid: gone when archived, back when reopened. */
async function readReopened({ knex, scope, dimension }: Question): Promise<Change[]> {
	const changes: Change[] = [];
	const archived = new Map<number | string, Turn>();
	let last: Turn | null = null;
	do {
		const query = rowsOf(knex, 'issues', scope, dimension)
			.join('loop_events', 'loop_events.issue', 'loop_issues.id')
			.select({ id: 'loop_events.id', issue: 'loop_events.issue', at: 'loop_events.at', to: 'loop_events.to' })
			.where('loop_issues.reopened', '>', 0)
			.where('loop_events.type', 'step')
			.where((either) => void either.where('loop_events.to', 'archived').orWhere('loop_events.from', 'archived'))
			.orderBy([{ column: 'loop_events.issue' }, { column: 'loop_events.id' }])
			.limit(turnsAtOnce);
		if (last !== null) {
			const { issue, id } = last;
			query.where(
				(after) =>
					void after
						.where('loop_events.issue', '>', issue)
						.orWhere((same) => void same.where('loop_events.issue', issue).where('loop_events.id', '>', id)),
			);
		}
		const page = (await query) as Turn[];
		for (const turn of page) {
			const before = archived.get(turn.issue);
			if (turn.to === 'archived') archived.set(turn.issue, turn);
			else if (before !== undefined) {
				changes.push(...undone(before, turn));
				archived.delete(turn.issue);
			}
		}
		last = page.length < turnsAtOnce ? null : (page.at(-1) ?? null);
	} while (last !== null);
	return changes;
}

function undone(archived: Turn, reopened: Turn): Change[] {
	const gone = fromColumn(archived.at);
	const back = fromColumn(reopened.at);
	if (gone === null || back === null) return [];
	const key = archived.key ?? null;
	return [
		{ at: gone, key, by: -1 },
		{ at: back, key, by: 1 },
	];
}
