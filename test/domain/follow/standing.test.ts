import { describe, expect, it } from 'vitest';
import { promiseOf, standingOf, type Followed } from '../../../extensions/domain/follow/standing';
import { statuses } from '../../../extensions/domain/steps';

const now = new Date('2024-05-01T06:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const issue: Followed = {
	status: 'handling',
	waiting: null,
	statusSince: minutes(-60),
	firstResponseDue: minutes(-50),
	commitDue: minutes(60),
	promisedAt: null,
	progressDue: minutes(1380),
};

describe('where an issue stands for its customer (R21)', () => {
	it.each<[string, Partial<Followed>, object]>([
		[
			'recorded: by when they hear from us',
			{ status: 'recorded', firstResponseDue: minutes(5) },
			{ says: 'received', by: minutes(5) },
		],
		['recorded and nobody answered in time', { status: 'recorded' }, { says: 'late', since: minutes(-50) }],
		['recorded without any deadline', { status: 'recorded', firstResponseDue: null }, { says: 'working' }],
		[
			'recorded with a promise: the promise',
			{ status: 'recorded', promisedAt: minutes(9) },
			{ says: 'answerBy', by: minutes(9) },
		],
		['in work without a promise: by when there is a plan', {}, { says: 'planBy', by: minutes(60) }],
		[
			'in work, the plan is overdue: by when there is news',
			{ commitDue: minutes(-1) },
			{ says: 'newsBy', by: minutes(1380) },
		],
		[
			'in work, everything overdue: no time is made up',
			{ commitDue: null, progressDue: minutes(-1) },
			{ says: 'working' },
		],
		['promised', { promisedAt: minutes(90) }, { says: 'answerBy', by: minutes(90) }],
		['the promise has passed', { promisedAt: minutes(-5) }, { says: 'late', since: minutes(-5) }],
		['the promise is now', { promisedAt: now }, { says: 'late', since: now }],
		['a promise of the round before says nothing', { promisedAt: minutes(-61) }, { says: 'planBy', by: minutes(60) }],
		[
			'waiting for the customer, whatever was promised',
			{ waiting: 'customer', promisedAt: minutes(-5) },
			{ says: 'yourTurn' },
		],
		['waiting for someone else', { waiting: 'third_party' }, { says: 'third', by: minutes(1380) }],
		['waiting for someone else without news', { waiting: 'third_party', progressDue: null }, { says: 'thirdOpen' }],
		[
			'solved, whatever else stands in the row',
			{ status: 'feedback', waiting: 'customer', promisedAt: minutes(-5) },
			{ says: 'solved' },
		],
		['archived', { status: 'archived', promisedAt: minutes(5) }, { says: 'archived' }],
	])('%s', (_name, change, expected) => {
		expect(standingOf({ ...issue, ...change }, now)).toEqual(expected);
	});

	it('never names a time that has passed as one that is to come', () => {
		for (const status of statuses) {
			for (const waiting of [null, 'customer', 'third_party']) {
				const late = {
					firstResponseDue: minutes(-1),
					commitDue: minutes(-1),
					promisedAt: minutes(-1),
					progressDue: minutes(-1),
				};
				expect(standingOf({ ...issue, ...late, status, waiting }, now)).not.toHaveProperty('by');
			}
		}
	});

	it('knows no promise where nobody made one', () => {
		expect(promiseOf({ promisedAt: null, statusSince: minutes(-1) })).toBeNull();
		expect(promiseOf({ promisedAt: minutes(1), statusSince: null })).toEqual(minutes(1));
	});
});
