import { riskSignalNames, riskSignals, type RiskSignalName } from './signals.js';

/** A signal as it stands on the customer (R6): when it came, how much it weighs, what it is about. */
export type RiskSignal = {
	readonly signal: RiskSignalName;
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly weight: number;
	readonly issue?: number | undefined;
	readonly response?: number | undefined;
	/** The score or the phrase. */
	readonly figure?: number | string | undefined;
};

/** Most that the risk of a customer can be. */
export const mostRisk = 100;

/** Signals that a customer bears at once: so many make the highest risk whichever they are, and more would only be in the way. */
const mostSignals = 20;

const day = 86_400_000;

/** Reads what stands on a customer; what makes no sense is left out. It runs in the browser too, where zod would weigh too much. */
export function readSignals(stored: unknown): RiskSignal[] {
	if (!Array.isArray(stored)) return [];
	return stored.filter(isSignal).map(({ signal, at, weight, issue, response, figure }) => {
		const about = Object.entries({ issue, response, figure }).filter(([, value]) => value !== undefined);
		return { signal, at, weight, ...Object.fromEntries(about) };
	});
}

function isSignal(entry: unknown): entry is RiskSignal {
	if (typeof entry !== 'object' || entry === null) return false;
	const { signal, at, weight, issue, response, figure } = entry as Readonly<Record<string, unknown>>;
	const isKey = (value: unknown) => value === undefined || Number.isInteger(value);
	return (
		(riskSignalNames as readonly unknown[]).includes(signal) &&
		typeof at === 'string' &&
		!Number.isNaN(Date.parse(at)) &&
		typeof weight === 'number' &&
		weight >= 0 &&
		weight <= mostRisk &&
		isKey(issue) &&
		isKey(response) &&
		(figure === undefined || typeof figure === 'number' || (typeof figure === 'string' && figure.length <= 100))
	);
}

/** When a signal no longer counts. */
export function endOf({ signal, at }: RiskSignal): Date {
	return new Date(Date.parse(at) + riskSignals[signal].days * day);
}

/**
 * Adds a signal and drops those that have had their time. The same signal about the same issue or answer stands once,
 * with its latest date.
 *
 * @param signals as they stand
 * @returns the newest first
 * @example addSignal([], { signal: 'low_score', response: 7, figure: 3 }, now)
 * //=> [{ signal: 'low_score', at: '2024-05-01T06:00:00.000Z', weight: 25, response: 7, figure: 3 }]
 */
export function addSignal(
	signals: readonly RiskSignal[],
	fresh: Omit<RiskSignal, 'weight' | 'at'> & { readonly at: Date },
	now: Date,
): RiskSignal[] {
	const { at, ...rest } = fresh;
	const same = ({ signal, issue, response }: RiskSignal) =>
		signal === fresh.signal && issue === fresh.issue && response === fresh.response;
	const added: RiskSignal = { ...rest, at: at.toISOString(), weight: riskSignals[fresh.signal].weight };
	const later = signals.find((each) => same(each) && each.at > added.at);
	return stillCounting([later ?? added, ...signals.filter((each) => !same(each))], now);
}

/** The signals that count at a moment, the newest first, and no more than make the highest risk. */
export function stillCounting(signals: readonly RiskSignal[], now: Date): RiskSignal[] {
	return signals
		.filter((each) => endOf(each) > now)
		.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
		.slice(0, mostSignals);
}

/** The risk of a customer, 0–100: the sum of what its signals weigh. */
export function sumRisk(signals: readonly RiskSignal[]): number {
	return Math.min(
		mostRisk,
		signals.reduce((sum, { weight }) => sum + weight, 0),
	);
}
