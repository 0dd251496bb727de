import { z } from 'zod';
import { alwaysOpen, checkCalendar, type Calendar } from '../calendar.js';
import type { Language } from '../language.js';
import { defaultEscalation, escalationSchema, type Escalation } from './escalation.js';
import { ruleSchema, type DeadlineRule } from './rule.js';

/** The settings of the desk that are more than a number: when people work, whose deadlines differ, who is told. */
export type Rules = {
	readonly calendar: Calendar;
	readonly deadline_rules: readonly DeadlineRule[];
	readonly escalation: Escalation;
};

const readers = {
	deadline_rules: z.array(ruleSchema).max(200),
	escalation: escalationSchema,
};

/**
 * Reads the rules as they are stored; what makes no sense falls back to its default alone, so that a slip at the SQL
 * prompt stops no desk.
 *
 * @param row the settings' row, its JSON parsed
 * @param timeZone of the organisation, where no calendar says otherwise
 */
export function readRules(row: Readonly<Record<string, unknown>> | undefined, timeZone: string): Rules {
	const checked = row?.['calendar'] ? checkCalendar(row['calendar']) : undefined;
	const rules = readers.deadline_rules.safeParse(row?.['deadline_rules'] ?? []);
	const escalation = readers.escalation.safeParse(row?.['escalation'] ?? defaultEscalation);
	return {
		calendar: checked && 'calendar' in checked ? checked.calendar : alwaysOpen(timeZone),
		deadline_rules: rules.success ? rules.data : [],
		escalation: escalation.success ? escalation.data : defaultEscalation,
	};
}

/**
 * Checks rules before they are saved.
 *
 * @param patch columns as sent
 * @returns one sentence for each problem
 * @example checkRules({ escalation: [{ percent: 0, to: ['owner'] }] }, 'en-US') //=> ['"escalation.0.percent": …']
 */
export function checkRules(patch: Readonly<Record<string, unknown>>, language: Language): string[] {
	const problems = Object.entries(readers).flatMap(([name, reader]) => {
		if (patch[name] === undefined || patch[name] === null) return [];
		const parsed = reader.safeParse(patch[name]);
		return parsed.success
			? []
			: parsed.error.issues.map((issue) => `"${[name, ...issue.path].join('.')}": ${issue.message}`);
	});
	if (patch['calendar'] === undefined || patch['calendar'] === null) return problems;
	const checked = checkCalendar(patch['calendar'], language);
	return 'problems' in checked ? [...problems, ...checked.problems] : problems;
}
