import { meanInterval, type Interval } from '../kpi/interval.js';
import type { Text } from '../language.js';
import { tcsiIndices } from '../survey/tcsi.js';
import type { Asked } from '../voice/asked.js';
import { readPair } from './pair.js';

/** An answer's value, or one side of a pair. */
type Source = { readonly key: string; readonly side?: 'expected' | 'experienced' };

const indices: Readonly<Record<string, { readonly name: Text; readonly from: readonly Source[] }>> = tcsiIndices;

export type Index = {
	readonly key: string;
	readonly name: Text;
	/** A question that makes it up. */
	readonly asks: string;
	/** Answers with a score for it. */
	readonly n: number;
	/** 0 is the lowest that could be given, 100 the highest. */
	readonly value: number;
	readonly interval: Interval | null;
};

/** Every survey asks for these: they alone do not make it one of indices. */
const everywhere = new Set(['overall', 'nps']);

/**
 * The indices that the surveys ask for: of each answer the mean of its questions, each scaled 0–100.
 *
 * @param answers the `scores` of each
 * @param asked the scale of a question
 */
export function findIndices(
	answers: readonly Readonly<Record<string, unknown>>[],
	asked: (key: string) => Asked,
): Index[] {
	const own = Object.values(indices).flatMap(({ from }) => from.filter(({ key }) => !everywhere.has(key)));
	const fitting = answers.filter((scores) => own.some((source) => read(scores, source) !== null));
	return Object.entries(indices).flatMap(([key, { name, from }]): Index[] => {
		const values = fitting.flatMap((scores) => {
			const parts = from.flatMap((source) => {
				const score = read(scores, source);
				const { min, max } = asked(source.key);
				return score === null ? [] : [((score - min) / (max - min)) * 100];
			});
			return parts.length === 0 ? [] : [total(parts) / parts.length];
		});
		const n = values.length;
		if (n === 0) return [];
		const sum = total(values);
		const squares = total(values.map((value) => value ** 2));
		return [
			{ key, name, asks: from[0]?.key ?? key, n, value: sum / n, interval: meanInterval({ n, sum, squares }, 1) },
		];
	});
}

function read(scores: Readonly<Record<string, unknown>>, { key, side }: Source): number | null {
	const value = scores[key];
	if (side === undefined) return typeof value === 'number' ? value : null;
	return readPair(value)?.[side] ?? null;
}

function total(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
