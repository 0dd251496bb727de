import type { Figure, Point } from '../../../extensions/desk/figures/figures.js';
import type { PastAnswer, PastIssue } from './past';

/** Everything that has happened, in memory. */
export interface World {
	issues: (PastIssue & { id: number })[];
	answers: PastAnswer[];
	/** Customer → tier. */
	tiers: Record<string, string | null>;
}

export interface Question {
	from: string;
	to: string;
	timeZone: string;
	by?: string;
	tier?: string;
	category?: string;
}

type Row = Record<'tier' | 'category' | 'department' | 'owner', string | null> & {
	day: string;
	n: number;
	sum: number;
};

/**
 * The figures by the slowest way there is: name the day of every single thing in the zone, and count those whose day is one of the days.
 * It knows no bounds, no buckets and no SQL.
 */
export function slowFigure(
	world: World,
	id: string,
	question: Question,
): Pick<Figure, 'value' | 'n' | 'previous' | 'series'> {
	const rows = rowsOf(world, id, question);
	const days = daysFrom(question.from, question.to);
	const before = daysFrom(shift(question.from, -days.length), shift(question.from, -1));
	const total = count(id, rows, days);
	return {
		...work(id, total),
		previous: work(id, count(id, rows, before)).value,
		series: seriesOf(id, rows, days, question.by),
	};
}

function seriesOf(id: string, rows: Row[], days: string[], by: string | undefined): Point[] {
	if (by === undefined) return [];
	if (by === 'day' || by === 'week' || by === 'month') {
		const keys = [...new Set(days.map((day) => bucketOf(day, by)))];
		return keys.map((key) => ({
			key,
			...work(
				id,
				count(
					id,
					rows,
					days.filter((day) => bucketOf(day, by) === key),
				),
			),
		}));
	}
	const name = by as 'tier';
	const keys = [...new Set(rows.map((row) => row[name]))];
	return keys
		.map((key) => ({
			key,
			...work(
				id,
				count(
					id,
					rows.filter((row) => row[name] === key),
					days,
				),
			),
		}))
		.filter((point) => point.n > 0)
		.sort((a, b) => b.n - a.n || (a.key ?? '').localeCompare(b.key ?? ''));
}

function rowsOf({ issues, answers, tiers }: World, id: string, { timeZone, tier, category }: Question): Row[] {
	const dayIn = (at: Date) =>
		new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
	const rows: Row[] = [];
	const add = (issue: PastIssue | undefined, customer: string, at: Date | null, n: number, sum: number) => {
		const row = {
			tier: tiers[customer] ?? null,
			category: issue?.category ?? null,
			department: issue?.department ?? null,
			owner: issue?.owner ?? null,
		};
		if (at === null || (tier && row.tier !== tier) || (category && row.category !== category)) return;
		rows.push({ ...row, day: dayIn(at), n, sum });
	};
	for (const issue of issues) {
		const { customer, submittedAt, turns } = issue;
		const solved = turns.find((turn) => turn.to === 'feedback');
		const last = turns.at(-1);
		if (id === 'issues_recorded') add(issue, customer, submittedAt, 1, 0);
		if (id === 'issues_open') {
			add(issue, customer, submittedAt, 1, 0);
			for (const [index, turn] of turns.entries()) {
				if (turn.to === 'archived') add(issue, customer, turn.at, -1, 0);
				if (turns[index - 1]?.to === 'archived') add(issue, customer, turn.at, 1, 0);
			}
		}
		if (id === 'solution_rate') {
			add(issue, customer, submittedAt, 1, last?.to === 'feedback' || last?.to === 'archived' ? 1 : 0);
		}
		if (id === 'handling_time_avg' && solved)
			add(issue, customer, solved.at, 1, solved.at.getTime() - submittedAt.getTime());
		if (id === 'rating_avg' && last?.to === 'archived' && last.rating) add(issue, customer, last.at, 1, last.rating);
	}
	for (const { customer, issue, answeredAt, overall, nps } of answers) {
		const about = issues.find((each) => each.id === issue);
		if (id === 'csat' && overall !== null) add(about, customer, answeredAt, 1, overall);
		if (id === 'nps' && nps !== null) add(about, customer, answeredAt, 1, nps >= 9 ? 1 : nps <= 6 ? -1 : 0);
	}
	return rows;
}

function count(id: string, rows: Row[], days: string[]): { n: number; sum: number } {
	const last = days.at(-1) ?? '';
	const counted = rows.filter((row) => (id === 'issues_open' ? row.day <= last : days.includes(row.day)));
	return {
		n: counted.reduce((sum, row) => sum + row.n, 0),
		sum: counted.reduce((sum, row) => sum + row.sum, 0),
	};
}

function work(id: string, { n, sum }: { n: number; sum: number }): { value: number | null; n: number } {
	if (n === 0) return { value: null, n };
	const value: Record<string, number> = {
		issues_recorded: n,
		issues_open: n,
		solution_rate: (100 * sum) / n,
		handling_time_avg: sum / n / 3_600_000,
		rating_avg: sum / n,
		csat: (10 * sum) / n,
		nps: (100 * sum) / n,
	};
	return { value: value[id] ?? null, n };
}

function daysFrom(from: string, to: string): string[] {
	const days: string[] = [];
	for (let day = from; day <= to; day = shift(day, 1)) days.push(day);
	return days;
}

function shift(day: string, by: number): string {
	return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

/** The ISO week is that of the week's Thursday, and the first Thursday of a year is in its first week. */
function bucketOf(day: string, by: 'day' | 'week' | 'month'): string {
	if (by === 'day') return day;
	if (by === 'month') return day.slice(0, 7);
	const thursday = shift(day, 3 - ((new Date(day).getUTCDay() + 6) % 7));
	const year = thursday.slice(0, 4);
	const week = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 604_800_000) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}
