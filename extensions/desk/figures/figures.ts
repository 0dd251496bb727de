import type { Knex } from 'knex';
import { noTally, workOut, type Tally } from '../../domain/kpi/formula.js';
import { intervalOf, type Interval } from '../../domain/kpi/interval.js';
import type { Kpi, Unit } from '../../domain/kpi/kpi.js';
import { bucketUnits, cut, periodBefore, spanOf, type BucketUnit, type Period } from '../../domain/kpi/period.js';
import type { Text } from '../../domain/language.js';
import { tallyHours } from './hours.js';
import type { Question, Tallies } from './question.js';
import { tallyRepeats } from './repeats.js';
import { dimensions, type Dimension, type Scope } from './rows.js';
import { tallyStanding } from './standing.js';
import { tallyStarted } from './started.js';
import { tallyStock } from './stock.js';
import { tally } from './tally.js';

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
	readonly now: Date;
	/** Fewer answers than this prove little. */
	readonly fewest: number;
};

type Worked = {
	readonly value: number | null;
	/** Size of the denominator. */
	readonly n: number;
	/** From where to where the truth lies in 95 of 100 cases; nothing where that cannot be said. */
	readonly interval: Interval | null;
	/** Whether there are too few answers to go by. */
	readonly few: boolean;
};

export type Point = { readonly key: string | null } & Worked;

export type Figure = {
	readonly id: string;
	readonly unit: Unit;
	readonly name: Text;
	readonly definition: Text;
	readonly goal: number | null;
	/** Of one share less another: how many are in each, and in neither. */
	readonly parts: { readonly plus: number; readonly rest: number; readonly minus: number } | null;
	/** The same figure in the period of equal length just before. */
	readonly previous: number | null;
	readonly series: readonly Point[];
} & Worked;

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

async function readFigure(knex: Knex, kpi: Kpi, request: FiguresRequest): Promise<Figure> {
	const { period, timeZone, by, scope, now, fewest } = request;
	const question = { knex, scope, dimension: null, timeZone, now };
	const [whole, before] = await tallyPeriods(question, kpi, [period, periodBefore(period)]);
	return {
		id: kpi.id,
		unit: kpi.unit,
		name: kpi.name,
		definition: kpi.definition,
		...work(whole?.get(null)),
		goal: kpi.goal,
		parts: partsOf(kpi, whole?.get(null) ?? noTally),
		previous: workOut(kpi.formula, before?.get(null) ?? noTally),
		series: await readSeries(),
	};

	async function readSeries(): Promise<Point[]> {
		if (by === null) return [];
		if (isDimension(by)) {
			const [parts] = await tallyPeriods({ ...question, dimension: by }, kpi, [period]);
			const points = [...(parts ?? [])].map(([key, part]) => ({ key, ...work(part) }));
			return points.sort((a, b) => b.n - a.n || (a.key ?? '').localeCompare(b.key ?? ''));
		}
		const buckets = cut(period, by);
		const parts = await tallyPeriods(
			question,
			kpi,
			buckets.map((bucket) => bucket.period),
		);
		return buckets.map(({ key }, index) => ({ key, ...work(parts[index]?.get(null)) }));
	}

	function work(counted: Tally = noTally): Worked {
		return {
			value: workOut(kpi.formula, counted),
			n: counted.n,
			interval: intervalOf(kpi.formula, counted),
			few: kpi.voice === true && counted.n < fewest,
		};
	}
}

function tallyPeriods(question: Question, { formula }: Kpi, periods: readonly Period[]): Promise<Tallies[]> {
	const spans = periods.map((period) => spanOf(period, question.timeZone));
	switch (formula.kind) {
		case 'stock':
			return tallyStock(
				question,
				formula,
				spans.map((span) => span.end),
			);
		case 'hours':
		case 'quantile':
			return tallyHours(question, formula, spans);
		case 'standing':
			return tallyStanding(question, formula, periods);
		case 'within':
			return tallyStarted(question, formula, periods);
		case 'repeats':
			return tallyRepeats(question, formula, periods);
		default:
			return tally(question, formula, spans);
	}
}

/** Each row counts 1, 0 or −1, so that sum and squares tell how many are which. */
function partsOf({ formula }: Kpi, { n, sum, squares }: Tally): Figure['parts'] {
	if (formula.kind !== 'share' || formula.minus.length === 0) return null;
	return { plus: (squares + sum) / 2, rest: n - squares, minus: (squares - sum) / 2 };
}

function isDimension(by: By): by is Dimension {
	return (dimensions as readonly string[]).includes(by);
}
