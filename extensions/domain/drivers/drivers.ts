import { meanInterval, type Interval } from '../kpi/interval.js';
import type { Text } from '../language.js';
import type { Asked } from '../voice/asked.js';
import { pearson, spearman, varies } from './correlation.js';
import { relativeWeights } from './relative-weights.js';

/** An answer by its overall score and its scores by dimension; a dimension left open is absent. */
export type Scored = { readonly overall: number; readonly scores: Readonly<Record<string, number>> };

/** Where a dimension stands: it matters or not (more than the others on average), and scores low or not. */
export type Place = 'mend' | 'keep' | 'watch' | 'rest';

export type Driver = {
	readonly key: string;
	readonly name: Text;
	/** Answers with a score for it. */
	readonly n: number;
	/** Its mean in percent of the highest score, as for `csat`, with its 95 % interval. */
	readonly mean: number | null;
	readonly interval: Interval | null;
	/** How far it goes together with the overall score: Pearson and, by order alone, Spearman. */
	readonly r: number | null;
	readonly rho: number | null;
	/** Its part in what all dimensions account for, in percent. */
	readonly weight: number | null;
	readonly place: Place | null;
	/** Why it has no weight: asked in too few answers, or everybody gives the same score. */
	readonly left: 'rare' | 'flat' | null;
};

/** Why nothing can be said yet. */
export type Silence =
	{ readonly code: 'few'; readonly needed: number } | { readonly code: 'flat' | 'unrelated' | 'no_dimensions' };

export type Drivers = {
	/** Answers with an overall score and one for every dimension that is weighed. */
	readonly n: number;
	/** How much of the spread of the overall score the dimensions account for, in percent. */
	readonly explained: number | null;
	/** The weightiest first. */
	readonly drivers: readonly Driver[];
	readonly silence: Silence | null;
};

/** Below 30 answers, or ten for each dimension, weights are noise. */
const fewestAnswers = 30;
const fewestForEach = 10;
/** Dimensions that account for less than this of the spread say nothing about the overall score. */
const fewestExplained = 0.05;

/**
 * What drives satisfaction (R29): how much each dimension matters for the overall score, against how it scores. Means and
 * correlations are over all answers that have the score; weights over those that have every score, and a dimension that more than half of
 * the answers leave open is not weighed, so that it does not cost the others their answers.
 *
 * @param answers those with an overall score
 * @param asked the dimensions
 */
export function findDrivers(answers: readonly Scored[], asked: readonly Asked[]): Drivers {
	const found = asked.filter(({ key }) => answers.some(({ scores }) => key in scores));
	const common = found.filter(({ key }) => countOf(answers, key) * 2 >= answers.length);
	const whole = answers.filter(({ scores }) => common.every(({ key }) => key in scores));
	const weighed = common.filter(({ key }) => varies(whole.map(({ scores }) => scores[key] ?? 0)));
	const result = whole.map(({ overall }) => overall);
	const needed = Math.max(fewestAnswers, fewestForEach * common.length);
	const silence: Silence | null =
		found.length === 0
			? { code: 'no_dimensions' }
			: whole.length < needed
				? { code: 'few', needed }
				: !varies(result) || weighed.length === 0
					? { code: 'flat' }
					: null;
	const parts = silence ? [] : relativeWeights(columnsOf(whole, weighed), result);
	const explained = parts.reduce((sum, part) => sum + part, 0);
	const unrelated = !silence && adjust(explained, whole.length, weighed.length) < fewestExplained;
	const speaks = !silence && !unrelated;
	const weightOf = (key: string): number | null => {
		const index = weighed.findIndex((each) => each.key === key);
		return speaks && index >= 0 ? ((parts[index] ?? 0) / explained) * 100 : null;
	};
	const drivers = found.map((each) =>
		describe(answers, each, {
			related: silence === null,
			weight: weightOf(each.key),
			left: !common.includes(each) ? 'rare' : whole.length > 1 && !weighed.includes(each) ? 'flat' : null,
		}),
	);
	return {
		n: whole.length,
		explained: silence ? null : explained * 100,
		drivers: place(drivers).sort((a, b) => (b.weight ?? -1) - (a.weight ?? -1) || (a.mean ?? 0) - (b.mean ?? 0)),
		silence: silence ?? (unrelated ? { code: 'unrelated' } : null),
	};
}

function describe(
	answers: readonly Scored[],
	{ key, name, max }: Asked,
	{ related, weight, left }: { related: boolean; weight: number | null; left: Driver['left'] },
): Driver {
	const with_ = answers.filter(({ scores }) => key in scores);
	const values = with_.map(({ scores }) => scores[key] ?? 0);
	const overall = with_.map((each) => each.overall);
	const n = values.length;
	const sum = values.reduce((total, value) => total + value, 0);
	const squares = values.reduce((total, value) => total + value ** 2, 0);
	const enough = related && n >= fewestAnswers;
	return {
		...{ key, name, n, weight, left, place: null },
		mean: n === 0 ? null : (sum / n / max) * 100,
		interval: meanInterval({ n, sum, squares }, 100 / max),
		r: enough ? pearson(values, overall) : null,
		rho: enough ? spearman(values, overall) : null,
	};
}

/** Against the average of those that are weighed: a line that every dimension helps to draw. */
function place(drivers: readonly Driver[]): Driver[] {
	const weighed = drivers.filter(({ weight }) => weight !== null);
	const average = (of: (driver: Driver) => number): number =>
		weighed.reduce((sum, driver) => sum + of(driver), 0) / weighed.length;
	const [weight, mean] = [average((each) => each.weight ?? 0), average((each) => each.mean ?? 0)];
	return drivers.map((driver) => {
		if (driver.weight === null || driver.mean === null) return driver;
		const matters = driver.weight >= weight;
		const low = driver.mean < mean;
		return { ...driver, place: matters ? (low ? 'mend' : 'keep') : low ? 'watch' : 'rest' };
	});
}

function columnsOf(answers: readonly Scored[], asked: readonly Asked[]): number[][] {
	return asked.map(({ key }) => answers.map(({ scores }) => scores[key] ?? 0));
}

function countOf(answers: readonly Scored[], key: string): number {
	return answers.filter(({ scores }) => key in scores).length;
}

/** Chance alone makes several dimensions account for something. */
function adjust(explained: number, n: number, dimensions: number): number {
	return 1 - ((1 - explained) * (n - 1)) / (n - dimensions - 1);
}
