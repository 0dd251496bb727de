import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDues } from '../../../extensions/domain/choices.js';
import { nextDeadline, startDeadlines } from '../../../extensions/domain/issue/deadlines.js';
import { defaultSettings } from '../../../extensions/domain/settings.js';
import { statuses } from '../../../extensions/domain/steps.js';

const now = new Date('2024-05-01T06:00:00Z');
const at = (time: string) => new Date(`2024-05-01T${time}:00Z`);
const moment = fc.date({
	min: new Date('2000-01-01T00:00:00Z'),
	max: new Date('2100-01-01T00:00:00Z'),
	noInvalidDate: true,
});

describe('the deadlines of an issue that starts (R18)', () => {
	it('are 10 minutes, 2 hours and 24 hours where nobody said otherwise', () => {
		expect(startDeadlines(now, defaultSettings, [])).toEqual({
			first_response_due: at('06:10'),
			commit_due: at('08:00'),
			progress_due: new Date('2024-05-02T06:00:00Z'),
			next_due: 'first_response',
			next_due_at: at('06:10'),
		});
	});

	const category = { first_response_minutes: 5, commit_minutes: null };
	const tier = { first_response_minutes: 7, commit_minutes: 60, progress_minutes: null };
	it.each([
		['the category says', [category, tier], { first_response_due: at('06:05') }],
		['the tier says, where the category says nothing', [category, tier], { commit_due: at('07:00') }],
		[
			'the settings say, where neither says anything',
			[category, tier],
			{ progress_due: new Date('2024-05-02T06:00:00Z') },
		],
		['the first in order says, whatever comes after', [tier, category], { first_response_due: at('06:07') }],
		['the settings say, where there is neither', [], { first_response_due: at('06:10') }],
		['the settings say, where both are empty', [{}, {}], { commit_due: at('08:00') }],
	])('are what %s', (_who, allowances, due) => {
		expect(startDeadlines(now, defaultSettings, allowances)).toMatchObject(due);
	});

	it('differ from the start by the minutes alone, in every zone and on every day', () => {
		const minutes = fc.integer({ min: 1, max: 100_000 });
		fc.assert(
			fc.property(moment, minutes, minutes, minutes, (start, first, commit, progress) => {
				const own = { first_response_minutes: first, commit_minutes: commit, progress_minutes: progress };
				const due = startDeadlines(start, defaultSettings, [own]);
				const passed = [due.first_response_due, due.commit_due, due.progress_due].map(
					(each) => (each.getTime() - start.getTime()) / 60_000,
				);
				expect(passed).toEqual([first, commit, progress]);
				expect([due.next_due, due.next_due_at]).toEqual(['first_response', due.first_response_due]);
			}),
		);
	});
});

type Issue = Parameters<typeof nextDeadline>[0];

const issue = (values: Partial<Issue>): Issue => ({
	status: 'handling',
	first_response_at: null,
	first_response_due: at('06:10'),
	commit_due: at('08:00'),
	promised_at: null,
	progress_due: at('20:00'),
	status_since: now,
	survey_hours: 48,
	...values,
});

describe('the deadline that runs next', () => {
	it.each<[string, Partial<Issue>, string | null, Date | null]>([
		['the first response, until there is one', {}, 'first_response', at('06:10')],
		['the first response, even at recorded', { status: 'recorded' }, 'first_response', at('06:10')],
		['the solution, once there was a response', { first_response_at: now }, 'commit', at('08:00')],
		[
			'the promise in place of the solution',
			{ first_response_at: now, promised_at: at('12:00') },
			'promised',
			at('12:00'),
		],
		[
			'the promise, though the solution was due before it',
			{ first_response_at: now, promised_at: at('19:00') },
			'promised',
			at('19:00'),
		],
		[
			'progress, where the promise is later',
			{ first_response_at: now, promised_at: at('21:00') },
			'progress',
			at('20:00'),
		],
		['the first response still, where a promise is later', { promised_at: at('12:00') }, 'first_response', at('06:10')],
		['the promise, where it is before the first response', { promised_at: at('06:05') }, 'promised', at('06:05')],
		['one that is long past', { first_response_due: at('00:00') }, 'first_response', at('00:00')],
		['none, where none is set', { first_response_due: null, commit_due: null, progress_due: null }, null, null],
		[
			'the customer’s confirmation, once solved (R27)',
			{ status: 'feedback' },
			'survey',
			new Date('2024-05-03T06:00:00Z'),
		],
		[
			'the confirmation within the hours of the settings',
			{ status: 'feedback', survey_hours: 1 },
			'survey',
			at('07:00'),
		],
		['a confirmation at no known time', { status: 'feedback', status_since: null }, 'survey', null],
		['none, once archived', { status: 'archived' }, null, null],
	])('is %s', (_what, values, next_due, next_due_at) => {
		expect(nextDeadline(issue(values))).toEqual({ next_due, next_due_at });
	});

	const maybe = fc.option(moment);
	const any = fc.record({
		status: fc.constantFrom(...statuses),
		first_response_at: maybe,
		first_response_due: maybe,
		commit_due: maybe,
		promised_at: maybe,
		progress_due: maybe,
		status_since: maybe,
		survey_hours: fc.integer({ min: 1, max: 1000 }),
	});

	it('is never later than any other that runs', () => {
		fc.assert(
			fc.property(any, (row) => {
				fc.pre(row.status === 'recorded' || row.status === 'handling');
				const running = [
					...(row.first_response_at ? [] : [row.first_response_due]),
					row.promised_at ?? row.commit_due,
					row.progress_due,
				].flatMap((each) => (each ? [each.getTime()] : []));
				const { next_due_at } = nextDeadline(row);
				expect(next_due_at?.getTime()).toBe(running.length > 0 ? Math.min(...running) : undefined);
			}),
		);
	});

	it('is a word of the list and one of the issue’s own times', () => {
		fc.assert(
			fc.property(any, (row) => {
				const { next_due, next_due_at } = nextDeadline(row);
				if (next_due !== null) expect(Object.keys(nextDues)).toContain(next_due);
				if (next_due === null) expect(next_due_at).toBeNull();
				if (row.status === 'archived') expect(next_due).toBeNull();
				if (row.status === 'feedback') expect(next_due).toBe('survey');
				const own = { first_response: row.first_response_due, commit: row.commit_due, progress: row.progress_due };
				if (next_due && next_due in own) expect(next_due_at).toEqual(own[next_due as keyof typeof own]);
				if (next_due === 'promised') expect(next_due_at).toEqual(row.promised_at);
			}),
		);
	});

	it('starts as the one that a new issue is given', () => {
		fc.assert(
			fc.property(moment, (start) => {
				const due = startDeadlines(start, defaultSettings, []);
				const next = nextDeadline(issue({ ...due, status: 'recorded', status_since: start }));
				expect(next).toEqual({ next_due: due.next_due, next_due_at: due.next_due_at });
			}),
		);
	});
});
