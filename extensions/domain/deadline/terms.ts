import type { DeadlineRule } from './rule.js';

/** What can be granted to a clock, each in minutes: by a rule, a category, a tier or the settings. */
export const allowanceNames = ['first_response', 'commit', 'progress'] as const;

export type AllowanceName = (typeof allowanceNames)[number];

/** Minutes that can be granted at most: a year. */
export const mostMinutes = 525_600;

/** Minutes that a tier or a category sets for itself; what it leaves empty, the next one says. */
export type Allowance = { readonly [name in `${AllowanceName}_minutes`]?: number | null };

/** What an issue is, as far as its deadlines depend on it. */
export type Matter = {
	readonly tier: string | null;
	readonly urgency: string | null;
	readonly category: string | null;
};

/** Minutes granted, and by whom: `settings`, `tier`, `category`, or the rule's own conditions. */
export type Granted = { readonly minutes: number; readonly by: string };

/** The deadlines in force for one issue (R18): minutes by clock, hours to the question, and the calendar's version. */
export type Terms = { readonly [name in AllowanceName]: Granted } & {
	readonly survey_hours: number;
	readonly calendar: string;
};

export type Policy = {
	readonly rules: readonly DeadlineRule[];
	readonly category: Allowance;
	readonly tier: Allowance;
	readonly settings: { readonly [name in `${AllowanceName}_minutes`]: number } & { readonly survey_hours: number };
	/** Version of the calendar in force. */
	readonly calendar: string;
};

/**
 * Finds the terms of an issue. For each clock by itself: the first rule from the top that fits and names the clock, else
 * the category, else the tier, else the settings.
 *
 * @example
 * chooseTerms({ tier: 'new', urgency: 'critical', category: null }, { rules: [{ urgency: 'critical', commit_minutes: 30 }], … })
 * //=> { commit: { minutes: 30, by: 'critical' }, first_response: { minutes: 10, by: 'settings' }, … }
 */
export function chooseTerms(matter: Matter, policy: Policy): Terms {
	const grant = (name: AllowanceName): Granted => {
		const column = `${name}_minutes` as const;
		const rule = policy.rules.find((each) => fits(each, matter) && typeof each[column] === 'number');
		if (rule) return { minutes: rule[column] ?? 0, by: nameRule(rule) };
		for (const by of ['category', 'tier'] as const) {
			const own = policy[by][column];
			if (typeof own === 'number' && own > 0 && own <= mostMinutes) return { minutes: own, by };
		}
		return { minutes: policy.settings[column], by: 'settings' };
	};
	return {
		first_response: grant('first_response'),
		commit: grant('commit'),
		progress: grant('progress'),
		survey_hours: policy.settings.survey_hours,
		calendar: policy.calendar,
	};
}

function fits(rule: DeadlineRule, matter: Matter): boolean {
	return (['tier', 'urgency', 'category'] as const).every((name) => !rule[name] || rule[name] === matter[name]);
}

function nameRule({ tier, urgency, category }: DeadlineRule): string {
	// All of the terms must fit into a column of the log.
	return ([tier, urgency, category].filter(Boolean).join('+') || 'all').replaceAll(/\s/g, '_').slice(0, 40);
}

/**
 * Terms as one short text, as they stand on the issue and in its log.
 *
 * @example writeTerms(terms) //=> 'first_response=10@settings commit=30@critical progress=1440@settings survey=48 calendar=1f3a9c02'
 */
export function writeTerms(terms: Terms): string {
	const granted = allowanceNames.map((name) => `${name}=${terms[name].minutes}@${terms[name].by}`);
	return [...granted, `survey=${terms.survey_hours}`, `calendar=${terms.calendar}`].join(' ');
}

/** @returns nothing where the text is none of ours: an issue without terms has no deadlines */
export function readTerms(text: unknown): Terms | undefined {
	if (typeof text !== 'string') return undefined;
	const form = /^first_response=(\d+)@(\S+) commit=(\d+)@(\S+) progress=(\d+)@(\S+) survey=(\d+) calendar=(\w+)$/.exec(
		text,
	);
	if (!form) return undefined;
	const [, first, firstBy, commit, commitBy, progress, progressBy, survey, calendar] = form as unknown as string[];
	return {
		first_response: { minutes: Number(first), by: firstBy ?? '' },
		commit: { minutes: Number(commit), by: commitBy ?? '' },
		progress: { minutes: Number(progress), by: progressBy ?? '' },
		survey_hours: Number(survey),
		calendar: calendar ?? '',
	};
}
