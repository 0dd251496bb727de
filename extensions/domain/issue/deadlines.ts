import type { NextDue } from '../choices.js';
import type { Settings } from '../settings.js';

/** Minutes that a tier or a category sets for itself; what it leaves empty, the next one says. */
export type Allowance = {
	readonly first_response_minutes?: number | null;
	readonly commit_minutes?: number | null;
	readonly progress_minutes?: number | null;
};

export type Deadlines = {
	first_response_due: Date;
	commit_due: Date;
	progress_due: Date;
	next_due: NextDue | null;
	next_due_at: Date | null;
};

/**
 * The deadlines of an issue that starts now (R18): category before tier before settings.
 *
 * @param now the time of recording, or of reopening
 * @param settings the desk's own minutes
 * @param allowances in order of precedence
 * @example startDeadlines(new Date('2024-05-01T06:00:00Z'), defaultSettings, []).first_response_due
 * //=> 2024-05-01T06:10:00.000Z
 */
export function startDeadlines(now: Date, settings: Settings, allowances: readonly Allowance[]): Deadlines {
	const due = (name: keyof Allowance & keyof Settings): Date => {
		const minutes = allowances.map((allowance) => allowance[name]).find((value) => typeof value === 'number');
		return new Date(now.getTime() + (minutes ?? settings[name]) * 60_000);
	};
	const first = due('first_response_minutes');
	return {
		first_response_due: first,
		commit_due: due('commit_minutes'),
		progress_due: due('progress_minutes'),
		next_due: 'first_response',
		next_due_at: first,
	};
}

/** The deadline that runs next, from the issue as it stands. */
export function nextDeadline(issue: {
	readonly status: string;
	readonly first_response_at: Date | null;
	readonly first_response_due: Date | null;
	readonly commit_due: Date | null;
	readonly promised_at: Date | null;
	readonly progress_due: Date | null;
	readonly status_since: Date | null;
	readonly survey_hours: number;
}): { next_due: NextDue | null; next_due_at: Date | null } {
	if (issue.status === 'archived') return { next_due: null, next_due_at: null };
	if (issue.status === 'feedback') {
		const since = issue.status_since?.getTime();
		return { next_due: 'survey', next_due_at: since ? new Date(since + issue.survey_hours * 3_600_000) : null };
	}
	const running: [NextDue, Date | null][] = [
		['first_response', issue.first_response_at ? null : issue.first_response_due],
		// A promise takes the place of the solution clock (D13).
		issue.promised_at ? ['promised', issue.promised_at] : ['commit', issue.commit_due],
		['progress', issue.progress_due],
	];
	let next: [NextDue, Date] | null = null;
	for (const [name, at] of running) if (at && (!next || at < next[1])) next = [name, at];
	return next ? { next_due: next[0], next_due_at: next[1] } : { next_due: null, next_due_at: null };
}
