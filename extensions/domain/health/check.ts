import { checks } from './checks.js';
import type { Facts } from './facts.js';
import type { Finding, State } from './finding.js';

export type Check = Finding & { readonly id: string };

/**
 * Every check of the desk's health, the worst first; what cannot be told yet is left out.
 *
 * @example checkHealth(facts)[0] //=> { id: 'clock', state: 'bad', words: { 'en-US': 'The clock …' }, do: { … } }
 */
export function checkHealth(facts: Facts): Check[] {
	const found = Object.entries(checks).flatMap(([id, check]): Check[] => {
		const finding = check(facts);
		return finding ? [{ id, ...finding }] : [];
	});
	return found.sort((left, right) => gravity[right.state] - gravity[left.state]);
}

const gravity: Readonly<Record<State, number>> = { ok: 0, warn: 1, bad: 2 };
