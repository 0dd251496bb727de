import type { Condition } from '../kpi/formula.js';
import type { Group } from './group.js';

type Who = { readonly conditions: readonly Condition[]; readonly group?: Group };

const dissatisfied: Condition = {
	any: [
		{ column: 'overall', max: 6 },
		{ column: 'nps', max: 6 },
	],
};

const issueBefore = (yes: boolean): Condition => ({ issueBefore: yes, at: 'answered_at', days: 90, alike: [] });

/**
 * The customers behind a number, by their answers: the three groups of NPS, the groups of comments, and of the dissatisfied those
 * who spoke up in the 90 days before, and those who kept silent (the iceberg).
 */
export const whose = {
	promoters: { conditions: [{ column: 'nps', min: 9 }] },
	passives: {
		conditions: [
			{ column: 'nps', min: 7 },
			{ column: 'nps', max: 8 },
		],
	},
	detractors: { conditions: [{ column: 'nps', max: 6 }] },
	low: { conditions: [dissatisfied] },
	middle: { conditions: [], group: 'middle' },
	high: { conditions: [], group: 'high' },
	spoke: { conditions: [dissatisfied, issueBefore(true)] },
	silent: { conditions: [dissatisfied, issueBefore(false)] },
} as const satisfies Readonly<Record<string, Who>>;

export type WhoName = keyof typeof whose;

export const whoNames = Object.keys(whose) as [WhoName, ...WhoName[]];

export function whoIs(name: WhoName | undefined): Who {
	return name ? whose[name] : { conditions: [] };
}
