import { confirmations } from '../../domain/choices.js';
import { needFields } from '../../domain/refusal.js';
import type { Need, Step } from '../../domain/steps.js';

/** What a person fills in for a step, before it is sent. */
export type Draft = {
	owner: string | null;
	resolution: string | null;
	rating: number | null;
	confirmed_by: string | null;
	customer_words: string | null;
	reopen_reason: string | null;
};

type Row = Readonly<Record<string, unknown>>;

/**
 * What a step asks for: its needs, less those that the issue meets already. The first step always asks who takes it.
 *
 * @param step from the table of steps
 * @param row the issue with unsaved changes laid over it
 */
export function asksFor(step: Step, row: Row): readonly Need[] {
	return step.needs.filter((need) => need !== 'owner' || step.name === 'take' || isEmpty(row['owner']));
}

/**
 * Starts a draft with what is known already; what must be said anew starts empty.
 *
 * @param me whoever looks: they take an issue that nobody has
 */
export function startDraft(step: Step, row: Row, me: string | null): Draft {
	const fresh = new Set(step.fresh.flatMap((need) => needFields[need]));
	const text = (field: string): string | null => {
		const value = row[field];
		return !fresh.has(field) && typeof value === 'string' ? value : null;
	};
	return {
		owner: text('owner') ?? me,
		resolution: text('resolution'),
		rating: typeof row['rating'] === 'number' ? row['rating'] : null,
		confirmed_by: text('confirmed_by'),
		customer_words: text('customer_words'),
		reopen_reason: text('reopen_reason'),
	};
}

/**
 * The columns that a draft still lacks for a step.
 *
 * @param attempts attempts to reach the customer that are on record; they stand in for an answer
 * @example missingOf(['confirmation'], { …, confirmed_by: 'phone', rating: null }, 0) //=> ['rating']
 */
export function missingOf(asked: readonly Need[], draft: Draft, attempts: number): string[] {
	return asked.flatMap((need) => {
		if (need !== 'confirmation') return needFields[need].filter((field) => isEmpty(draft[field as keyof Draft]));
		if (!draft.confirmed_by || !(draft.confirmed_by in confirmations)) return ['confirmed_by'];
		if (draft.confirmed_by === 'no_answer') return attempts === 0 ? ['attempts'] : [];
		return draft.rating === null ? ['rating'] : [];
	});
}

/** The columns of a draft that a step sends. */
export function patchOf(asked: readonly Need[], draft: Draft): Record<string, unknown> {
	const patch: Record<string, unknown> = {};
	for (const need of asked) {
		for (const field of needFields[need]) patch[field] = draft[field as keyof Draft];
		if (need !== 'confirmation') continue;
		if (draft.confirmed_by === 'no_answer') delete patch['rating'];
		if (!isEmpty(draft.customer_words)) patch['customer_words'] = draft.customer_words;
	}
	return patch;
}

/**
 * What a person has written into a draft themselves, so that it can be given back to them.
 *
 * @param row the issue as they found it
 */
export function writtenIn(asked: readonly Need[], draft: Draft, row: Row): string {
	const words = Object.entries(patchOf(asked, draft)).filter(
		([field, value]) => wordFields.includes(field) && !isEmpty(value) && value !== row[field],
	);
	return words.map(([, value]) => String(value)).join('\n');
}

const wordFields = ['resolution', 'customer_words', 'reopen_reason'];

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}
