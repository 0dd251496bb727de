import type { Text } from '../language.js';
import type { Formula } from './formula.js';

/** Units as the contract writes them. */
export type Unit = 'count' | '%' | 'hours' | '1–5' | '0–100' | '−100…100';

export type Kpi = {
	readonly id: string;
	readonly unit: Unit;
	/** Which way is good; `none` where a change is neither. */
	readonly direction: 'up' | 'down' | 'none';
	/** What an organisation starts with; `null` where a goal would make no sense. */
	readonly goal: number | null;
	readonly name: Text;
	readonly numerator: Text;
	readonly denominator: Text;
	readonly definition: Text;
	/** Made of what customers say: a few of them prove little. */
	readonly voice?: true;
	readonly formula: Formula;
};
