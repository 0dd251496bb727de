import type { Knex } from 'knex';
import { readClocks } from '../../domain/deadline/clocks.js';
import { projectClocks } from '../../domain/deadline/projection.js';
import type { StoryEvent } from '../../domain/deadline/story.js';
import { isBlank, isSameValue } from '../../domain/issue/fields.js';
import { tracked } from '../../domain/issue/tracked.js';
import type { Status } from '../../domain/steps.js';
import { datesToText } from '../columns.js';
import { asKey } from '../key.js';
import { toMoment } from '../time.js';
import { keepCalendar, readAssignments, readCalendars, termsFor, type DeskRules } from './policy.js';
import { storyOf } from './told-story.js';

type Row = Record<string, unknown>;
type Stored = Row & { status: Status };

/** Columns that bear on deadlines and hold a moment. */
const moments = new Set(['promised_at', 'first_response_at']);

/** The deadlines as they stand after the change. Several issues at once are left to the reactors. */
export async function deadlinesAfter(
	knex: Knex,
	rules: DeskRules,
	issue: Stored,
	patch: Row,
	events: readonly StoryEvent[],
	now: Date,
): Promise<Row> {
	const terms = await termsAfter(knex, rules, issue, patch);
	const after: Row = { ...issue, ...momentsOf(patch), ...terms };
	const story = storyOf(after, [...events, ...eventsOf(issue, after, now)]);
	const calendars = await readCalendars(knex, rules, [...story.terms]);
	const next: Row = projectClocks(readClocks(story, calendars, now));
	return datesToText({
		...terms,
		...Object.fromEntries(Object.entries(next).filter(([column, value]) => !isSameValue(value, issue[column]))),
	});
}

/** What an issue is decides its terms; when the work starts again, they are given anew. */
async function termsAfter(knex: Knex, rules: DeskRules, issue: Stored, patch: Row): Promise<{ terms?: string }> {
	const again = issue.status !== 'recorded' && patch['status'] === 'handling';
	const other = ['category', 'urgency', 'customer'].some((column) => column in patch) && !isBlank(issue['terms']);
	if (!again && !other) return {};
	const after: Row = { ...issue, ...patch };
	const matter = { urgency: asKey(after['urgency']), category: asKey(after['category']) };
	const assigned = await readAssignments(knex, { category: matter.category, customer: asKey(after['customer']) });
	const terms = termsFor(rules, matter, assigned);
	if (terms === issue['terms']) return {};
	await keepCalendar(knex, rules);
	return { terms };
}

/** The change as the log is going to tell it. */
function eventsOf(issue: Stored, after: Row, now: Date): StoryEvent[] {
	const text = (value: unknown) => (value instanceof Date ? value.toISOString() : ((value as string | null) ?? null));
	const changes = (['waiting', 'promised_at', 'first_response_at', 'terms'] as const)
		.filter((column) => !isSameValue(issue[column], after[column]))
		.map((column) => ({
			type: tracked.find((each) => each.column === column)?.event ?? column,
			from: text(issue[column]),
			to: text(after[column]),
		}));
	if (issue.status === after['status']) return changes.map((change) => ({ ...change, at: now, data: null }));
	const changed = Object.fromEntries(changes.map(({ type, from, to }) => [type, [from, to]]));
	return [{ type: 'step', from: issue.status, to: String(after['status']), at: now, data: { changed } }];
}

/** Moments of a client's patch as Dates. */
function momentsOf(patch: Row): Row {
	return Object.fromEntries(
		Object.entries(patch).map(([column, value]) => [column, moments.has(column) ? toMoment(value) : value]),
	);
}
