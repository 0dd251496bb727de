import type { Knex } from 'knex';
import { readStory, type Story, type StoryEvent } from '../../domain/deadline/story.js';
import { fromJsonColumn } from '../json-column.js';
import { fromColumn, toMoment } from '../time.js';

type Row = Readonly<Record<string, unknown>>;

/** What of the log bears on deadlines. */
const types = ['step', 'promise', 'first_response', 'waiting', 'terms', 'contact', 'message', 'link'];

/**
 * Reads the logs of some issues, the oldest event first.
 *
 * @returns by issue
 */
export async function readEvents(knex: Knex, issues: readonly number[]): Promise<Map<number, StoryEvent[]>> {
	const rows = await knex('loop_events')
		.whereIn('issue', [...issues])
		.whereIn('type', types)
		.orderBy('id')
		.select<Row[]>('issue', 'type', 'from', 'to', 'at', 'data');
	const events = new Map<number, StoryEvent[]>(issues.map((issue) => [issue, []]));
	for (const row of rows) {
		events.get(Number(row['issue']))?.push({
			type: String(row['type']),
			from: row['from'] as string | null,
			to: row['to'] as string | null,
			at: fromColumn(row['at']) ?? new Date(0),
			data: (fromJsonColumn(row['data']) ?? null) as StoryEvent['data'],
		});
	}
	return events;
}

/**
 * The story of an issue.
 *
 * @param issue its row, moments as Dates
 */
export function storyOf(issue: Row, events: readonly StoryEvent[]): Story {
	const at = (column: string) => toMoment(issue[column]);
	return readStory(events, {
		submitted_at: at('submitted_at') ?? new Date(0),
		first_response_at: at('first_response_at'),
		promised_at: at('promised_at'),
		waiting: (issue['waiting'] as string | null) || null,
		terms: (issue['terms'] as string | null) || null,
	});
}

/** The moments of a row that raw knex has read, which on some databases are not what they seem. */
export function toMoments(row: Row): Row {
	const read = ['submitted_at', 'first_response_at', 'promised_at'].map(
		(column) => [column, fromColumn(row[column])] as const,
	);
	return { ...row, ...(Object.fromEntries(read) as Row) };
}
