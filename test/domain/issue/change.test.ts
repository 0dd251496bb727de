import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmations } from '../../../extensions/domain/choices.js';
import { decideChange, type Change } from '../../../extensions/domain/issue/change.js';
import { serverFields } from '../../../extensions/domain/issue/fields.js';
import { findStep, statuses, steps, type Status, type Step } from '../../../extensions/domain/steps.js';

type Values = Record<string, unknown>;

const stamp = new Date('2024-05-01T06:00:00Z');

/** An issue as stored, with nothing that a step needs. */
const bare = (status: Status, values: Values = {}): Change['issue'] => ({
	id: 1,
	number: 'W20240501-001',
	status,
	customer: 'c1',
	description: '发票抬头错了',
	owner: null,
	resolution: null,
	rating: null,
	confirmed_by: null,
	customer_words: null,
	reopen_reason: null,
	submitted_at: stamp,
	reopened: 0,
	imported: 0,
	step_from: null,
	step_by: null,
	...values,
});

const decide = (issue: Change['issue'], patch: Values, attempts = 0, attemptsNeeded = 1) =>
	decideChange({ issue, patch, attempts, attemptsNeeded });

/** What lets each step happen. */
const enough: Readonly<Record<Step['name'], Values>> = {
	take: { owner: 'u1' },
	solve: { owner: 'u1', resolution: '已重开发票' },
	archive: { rating: 5, confirmed_by: 'phone' },
	return: { owner: 'u1', customer_words: '还是错的' },
	reopen: { owner: 'u1', reopen_reason: '又错了' },
};

const pairs = statuses.flatMap((from) => statuses.map((to) => ({ from, to })));

describe('a change of the status', () => {
	it.each(steps)('$name happens with what it needs, and changes what was sent', (step) => {
		const changes = { status: step.to, ...enough[step.name] };
		expect(decide(bare(step.from), changes)).toEqual({ changes });
	});

	it.each(pairs.filter(({ from, to }) => from !== to && !findStep(from, to)))(
		'$from → $to is refused, whatever comes with it',
		({ from, to }) => {
			const everything = Object.assign({}, ...Object.values(enough)) as Values;
			for (const patch of [{ status: to }, { ...everything, status: to }, { status: to, step_from: from }]) {
				expect(decide(bare(from), patch, 9)).toEqual({ refusal: { code: 'LOOP_STEP', from, to } });
			}
		},
	);

	it.each(statuses)('%s → %s is no step and changes the other fields alone', (status) => {
		expect(decide(bare(status), { status })).toEqual({ changes: {} });
		if (status !== 'archived') {
			expect(decide(bare(status), { status, urgency: 'urgent' })).toEqual({ changes: { urgency: 'urgent' } });
		}
	});

	it.each(statuses)('at %s no word that is no status is taken', (from) => {
		for (const to of ['closed', 'Handling', ' handling', 'archived ', '0']) {
			expect(decide(bare(from), { status: to })).toEqual({ refusal: { code: 'LOOP_STEP', from, to } });
		}
	});

	it.each(statuses)('an issue at %s cannot lose its status', (from) => {
		for (const status of [null, '', ' ']) {
			expect(decide(bare(from), { status })).toMatchObject({ refusal: { code: 'LOOP_STEP', from } });
		}
	});
});

describe('what a step needs', () => {
	it.each([
		['take', {}, ['owner']],
		['solve', {}, ['owner', 'resolution']],
		['solve', { owner: 'u1' }, ['resolution']],
		['archive', {}, ['rating', 'confirmed_by']],
		['return', {}, ['owner', 'customer_words']],
		['reopen', {}, ['owner', 'reopen_reason']],
	] as const)('%s with %j still lacks %j', (name, brought, fields) => {
		const step = steps.find((each) => each.name === name)!;
		const refusal = { code: 'LOOP_INCOMPLETE', fields };
		expect(decide(bare(step.from), { status: step.to, ...brought })).toEqual({ refusal });
	});

	it.each(steps)('$name: blanks are not enough', (step) => {
		for (const blank of ['', ' ', '\u3000\n', null]) {
			const blanks = Object.fromEntries(Object.keys(enough[step.name]).map((field) => [field, blank]));
			expect(decide(bare(step.from), { status: step.to, ...blanks }), String(blank)).toMatchObject({
				refusal: { code: 'LOOP_INCOMPLETE' },
			});
		}
	});

	it.each(steps)('$name: what is on record counts, but words said last time do not', (step: Step) => {
		const decided = decide(bare(step.from, enough[step.name]), { status: step.to });
		expect(decided).toEqual(
			step.fresh.length > 0
				? { refusal: { code: 'LOOP_INCOMPLETE', fields: step.fresh } }
				: { changes: { status: step.to } },
		);
	});

	it.each(steps)('$name: what this very update empties does not count', (step) => {
		for (const field of Object.keys(enough[step.name])) {
			const patch = { status: step.to, ...enough[step.name], [field]: null };
			expect(decide(bare(step.from, enough[step.name]), patch), field).toEqual({
				refusal: { code: 'LOOP_INCOMPLETE', fields: [field] },
			});
		}
	});

	it('the same words said again are said this time', () => {
		const said = { owner: 'u1', customer_words: '还是错的' };
		expect(decide(bare('feedback', said), { status: 'handling', customer_words: '还是错的' })).toEqual({
			changes: { status: 'handling' },
		});
	});

	it.each(steps)('$name names every missing field once', (step) => {
		const decided = decide(bare(step.from), { status: step.to });
		const fields = 'refusal' in decided && 'fields' in decided.refusal ? decided.refusal.fields : [];
		expect(fields.length).toBeGreaterThan(0);
		expect(new Set(fields).size).toBe(fields.length);
	});
});

describe('the confirmation that archiving needs', () => {
	const answered = Object.keys(confirmations).filter((word) => word !== 'no_answer');
	const archive = (patch: Values, attempts = 0, needed = 1) =>
		decide(bare('feedback'), { status: 'archived', ...patch }, attempts, needed);
	const lacks = (...fields: string[]) => ({ refusal: { code: 'LOOP_INCOMPLETE', fields } });

	it.each(answered)('by %s is a rating and nothing less', (confirmed_by) => {
		expect(archive({ confirmed_by }, 9)).toEqual(lacks('rating'));
		expect(archive({ confirmed_by, rating: 1 })).toEqual({ changes: { status: 'archived', confirmed_by, rating: 1 } });
	});

	it('is not a rating alone: how it came must be known', () => {
		expect(archive({ rating: 5 }, 9)).toEqual(lacks('confirmed_by'));
	});

	it('where nobody answers is as many attempts as the settings want, and no rating', () => {
		fc.assert(
			fc.property(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 20 }), (attempts, needed) => {
				const decided = archive({ confirmed_by: 'no_answer' }, attempts, needed);
				expect(decided).toEqual(
					attempts < needed ? lacks('attempts') : { changes: { status: 'archived', confirmed_by: 'no_answer' } },
				);
			}),
		);
	});

	it('where nobody answers is not replaced by a rating that nobody gave', () => {
		expect(archive({ confirmed_by: 'no_answer', rating: 5 }, 0)).toEqual(lacks('attempts'));
	});
});

describe('the status that was seen', () => {
	it.each(steps)('$name goes on where it still holds', (step) => {
		const patch = { status: step.to, ...enough[step.name] };
		expect(decide(bare(step.from), { ...patch, step_from: step.from })).toEqual({ changes: patch });
	});

	it.each(pairs.filter(({ from, to }) => from !== to))(
		'$to, seen where the issue stands at $from, is a conflict that names where it stands',
		({ from, to }) => {
			for (const status of [...statuses, 'closed', undefined]) {
				const patch = { status, description: 'x', number: 'W1', step_from: to };
				expect(decide(bare(from), patch)).toEqual({ refusal: { code: 'LOOP_CONFLICT', status: from } });
			}
		},
	);

	it.each([null, undefined, '', ' '])('%j was not said', (step_from) => {
		expect(decide(bare('recorded'), { status: 'handling', owner: 'u1', step_from })).toEqual({
			changes: { status: 'handling', owner: 'u1' },
		});
	});
});

describe('an archived issue', () => {
	const archived = bare('archived', { owner: 'u1', resolution: '已重开', rating: 5, confirmed_by: 'phone' });

	it.each([
		['resolution', '更好听的'],
		['rating', 1],
		['owner', 'u2'],
		['customer', 'c2'],
		['reopen_reason', '又错了'],
		['owner', null],
		['number', 'W20200101-001'],
		['archived_at', '2030-01-01T00:00:00Z'],
	])('keeps its %s', (field, value) => {
		expect(decide(archived, { [field]: value })).toEqual({ refusal: { code: 'LOOP_FROZEN' } });
		expect(decide(archived, { status: 'archived', [field]: value })).toEqual({ refusal: { code: 'LOOP_FROZEN' } });
	});

	it('may be sent back as it was read', () => {
		expect(decide(archived, { ...archived })).toEqual({ changes: {} });
	});

	it('may be changed by the update that reopens it', () => {
		const patch = { status: 'handling', reopen_reason: '又错了', owner: 'u2', urgency: 'urgent' };
		expect(decide(archived, patch)).toEqual({ changes: patch });
	});
});

describe('what the desk alone writes', () => {
	const other = 'something else';

	it.each(serverFields)('%s is refused and named, with a step and without', (field) => {
		const refusal = { code: 'LOOP_SERVER_FIELD', fields: [field] };
		expect(decide(bare('recorded'), { [field]: other })).toEqual({ refusal });
		expect(decide(bare('recorded'), { status: 'handling', owner: 'u1', [field]: other })).toEqual({ refusal });
		// What is forbidden is said before what is missing.
		expect(decide(bare('recorded'), { status: 'handling', [field]: other })).toEqual({ refusal });
	});

	it('may be sent back as it was read, in whatever form', () => {
		const read = { submitted_at: '2024-05-01T14:00:00+08:00', reopened: '0', imported: false, number: 'W20240501-001' };
		expect(decide(bare('handling'), read)).toEqual({ changes: {} });
	});

	it('may not be emptied', () => {
		expect(decide(bare('handling'), { number: null })).toEqual({
			refusal: { code: 'LOOP_SERVER_FIELD', fields: ['number'] },
		});
	});
});

describe('every change', () => {
	const value = fc.oneof(
		fc.constantFrom(null, '', ' ', 0, 1, 5, true, 'u1', 'phone', 'no_answer', ...statuses),
		fc.string(),
	);
	const column = fc.constantFrom(
		'status',
		'owner',
		'resolution',
		'rating',
		'confirmed_by',
		'customer_words',
		'reopen_reason',
		'urgency',
		'step_from',
		'number',
		'step_by',
	);
	const any = fc.record({
		status: fc.constantFrom(...statuses),
		values: fc.dictionary(column, value),
		patch: fc.dictionary(column, value),
		attempts: fc.nat({ max: 2 }),
	});

	it('moves an issue along a step of the table or not at all', () => {
		fc.assert(
			fc.property(any, ({ status, values, patch, attempts }) => {
				const decided = decide(bare(status, { ...values, status }), patch, attempts);
				if ('refusal' in decided) {
					expect(['LOOP_STEP', 'LOOP_INCOMPLETE', 'LOOP_CONFLICT', 'LOOP_FROZEN', 'LOOP_SERVER_FIELD']).toContain(
						decided.refusal.code,
					);
				} else if ('status' in decided.changes) {
					expect(findStep(status, String(decided.changes['status']))).toBeDefined();
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('is part of what was sent, never a field of the desk, never a column that only steers', () => {
		fc.assert(
			fc.property(any, ({ status, values, patch, attempts }) => {
				const decided = decide(bare(status, { ...values, status }), patch, attempts);
				if ('refusal' in decided) return;
				for (const [field, changed] of Object.entries(decided.changes)) {
					expect(changed).toBe(patch[field]);
					expect([...serverFields, 'step_from']).not.toContain(field);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('sent twice changes nothing the second time', () => {
		fc.assert(
			fc.property(any, ({ status, values, patch, attempts }) => {
				const issue = bare(status, { ...values, status });
				const decided = decide(issue, patch, attempts);
				if ('refusal' in decided) return;
				const after = { ...issue, ...decided.changes } as Change['issue'];
				const again = { ...patch, step_from: null };
				expect(decide(after, again, attempts)).toEqual({ changes: {} });
			}),
			{ numRuns: 2000 },
		);
	});
});
