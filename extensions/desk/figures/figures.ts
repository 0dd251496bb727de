import type { Knex } from 'knex';
import { noTally, workOut } from '../../domain/kpi/formula.js';
import type { Kpi, Unit } from '../../domain/kpi/kpis.js';
import {
	bucketUnits,
	cut,
	periodBefore,
	spanOf,
	type BucketUnit,
	type Period,
	type Span,
} from '../../domain/kpi/period.js';
import { dimensions, type Dimension, type Scope } from './rows.js';
import { tallyStock } from './stock.js';
import { tally, type Question, type Tallies } from './tally.js';

/** What a series may go by. */
export const series = [...dimensions, ...bucketUnits] as const;

export type By = Dimension | BucketUnit;

export type FiguresRequest = {
	readonly kpis: readonly Kpi[];
	readonly period: Period;
	/** IANA name of the organisation's zone. */
	readonly timeZone: string;
	readonly by: By | null;
	readonly scope: Scope;
};

export type Point = { readonly key: string | null; readonly value: number | null; readonly n: number };

export type Figure = {
	readonly id: string;
	readonly unit: Unit;
	readonly value: number | null;
	/** Size of the denominator. */
	readonly n: number;
	readonly goal: number | null;
	/** The same figure in the period of equal length just before. */
	readonly previous: number | null;
	readonly series: readonly Point[];
};

/**
 * Works figures out from the rows as they stand.
 *
 * @param knex a connection
 * @param request which figures, of which days, by what, of whom
 * @returns one figure for each that was asked for, in that order
 */
export async function readFigures(knex: Knex, request: FiguresRequest): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const kpi of request.kpis) figures.push(await readFigure(knex, kpi, request));
	return figures;
}

async function readFigure(knex: Knex, kpi: Kpi, { period, timeZone, by, scope }: FiguresRequest): Promise<Figure> {
	const whole = spanOf(period, timeZone);
	const before = spanOf(periodBefore(period), timeZone);
	const [now, then] = await tallySpans({ knex, scope, dimension: null }, kpi, [whole, before]);
	const total = now?.get(null) ?? noTally;
	return {
		id: kpi.id,
		unit: kpi.unit,
		value: workOut(kpi.formula, total),
		n: total.n,
		goal: kpi.goal,
		previous: workOut(kpi.formula, then?.get(null) ?? noTally),
		series: await readSeries(),
	};

	async function readSeries(): Promise<Point[]> {
		if (by === null) return [];
		if (isDimension(by)) {
			const [parts] = await tallySpans({ knex, scope, dimension: by }, kpi, [whole]);
			const points = [...(parts ?? [])].map(([key, part]) => ({ key, value: workOut(kpi.formula, part), n: part.n }));
			return points.sort((a, b) => b.n - a.n || (a.key ?? '').localeCompare(b.key ?? ''));
		}
		const buckets = cut(period, by);
		const spans = buckets.map((bucket) => spanOf(bucket.period, timeZone));
		const parts = await tallySpans({ knex, scope, dimension: null }, kpi, spans);
		return buckets.map(({ key }, index) => {
			const part = parts[index]?.get(null) ?? noTally;
			return { key, value: workOut(kpi.formula, part), n: part.n };
		});
	}
}

function tallySpans(question: Question, { formula }: Kpi, spans: readonly Span[]): Promise<Tallies[]> {
	if (formula.kind !== 'stock') return tally(question, formula, spans);
	return tallyStock(
		question,
		formula,
		spans.map((span) => span.end),
	);
}

function isDimension(by: By): by is Dimension {
	return (dimensions as readonly string[]).includes(by);
}
