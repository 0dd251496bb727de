import type { Held } from './story.js';

/**
 * When the customer was first answered, as far as deadlines know: an answer counts from when it was put on record, and
 * what is corrected afterwards neither brings it forward nor holds on to what was taken back.
 *
 * @param held what the column said from when on, in order of time; what it said at first came with the story itself
 * @example readFirstResponse([{ value: null, at: nine }, { value: '2024-05-06T09:05:00Z', at: eleven }]) //=> eleven
 */
export function readFirstResponse(held: readonly Held[]): Date | null {
	const since = held.findLastIndex(({ value }) => value === null) + 1;
	const said = held.slice(since).map(({ value, at }) => ({ answered: new Date(value ?? NaN), at }));
	const last = said.at(-1)?.answered;
	if (!last) return null;
	const counted = said.map(({ answered, at }, index) => (since + index === 0 ? answered : later(answered, at)));
	return later(
		last,
		counted.reduce((one, other) => (other < one ? other : one)),
	);
}

function later(one: Date, other: Date): Date {
	return one > other ? one : other;
}
