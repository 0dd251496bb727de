import type { PastAnswer, PastCustomer, PastDeadline, PastIssue, PastPurchase, PastRecovery } from './past';

/** Everything that has happened, in memory. */
export interface World {
	issues: (PastIssue & { id: number })[];
	answers: PastAnswer[];
	deadlines: PastDeadline[];
	customers: PastCustomer[];
	purchases: PastPurchase[];
	recoveries: PastRecovery[];
}

export interface Question {
	from: string;
	to: string;
	timeZone: string;
	by?: string;
	tier?: string;
	category?: string;
}

interface Worked {
	value: number | null;
	n: number;
}

type Keys = Record<'tier' | 'category' | 'department' | 'owner' | 'channel', string | null>;
type Row = Keys & {
	/** Nothing where the figure looks at how things stand. */
	day: string | null;
	n: number;
	sum: number;
	/** Rows that share it count as one. */
	once?: number;
	/** Of a change: the same for now, while `n` and `sum` are those of before. */
	now?: { n: number; sum: number };
};
type Rows = (days: string[]) => Row[];

const day = 86_400_000;

/**
 * The figures by the slowest way there is: name the day of every single thing in the zone, and count those whose day is one of the days.
 * It knows no bounds, no buckets and no SQL.
 */
export function slowFigure(
	world: World,
	id: string,
	question: Question,
): Worked & { previous: number | null; series: (Worked & { key: string | null })[] } {
	const rows: Rows = (days) => rowsOf(world, id, question, days);
	const days = daysFrom(question.from, question.to);
	const before = daysFrom(shift(question.from, -days.length), shift(question.from, -1));
	return {
		...work(id, rows(days)),
		previous: work(id, rows(before)).value,
		series: seriesOf(id, rows, days, question.by),
	};
}

function seriesOf(id: string, rows: Rows, days: string[], by: string | undefined) {
	if (by === undefined) return [];
	if (by === 'day' || by === 'week' || by === 'month') {
		const keys = [...new Set(days.map((each) => bucketOf(each, by)))];
		return keys.map((key) => ({ key, ...work(id, rows(days.filter((each) => bucketOf(each, by) === key))) }));
	}
	const name = by as keyof Keys;
	const all = rows(days);
	return [...new Set(all.map((row) => row[name]))]
		.map((key) => ({
			key,
			...work(
				id,
				all.filter((row) => row[name] === key),
			),
		}))
		.filter((point) => point.n > 0)
		.sort((a, b) => b.n - a.n || (a.key ?? '').localeCompare(b.key ?? ''));
}

function rowsOf(world: World, id: string, { timeZone, tier, category }: Question, days: string[]): Row[] {
	const dayIn = (at: Date) => nameDay(at, timeZone);
	const [first = '', last = ''] = [days[0], days.at(-1)];
	const rows: Row[] = [];
	const who = (id_: string) => world.customers.find((each) => each.id === id_)!;
	const keep = (keys: Partial<Keys>, at: string | null, n: number, sum: number, more: Partial<Row> = {}) => {
		const row = { tier: null, category: null, department: null, owner: null, channel: null, ...keys };
		if ((tier && row.tier !== tier) || (category && row.category !== category)) return;
		if (at !== null && (at > last || (at < first && id !== 'issues_open'))) return;
		rows.push({ ...row, day: at, n, sum, ...more });
	};
	const ofIssue = (issue: PastIssue | undefined, customer: string): Partial<Keys> => ({
		tier: who(customer).tier,
		category: issue?.category ?? null,
		department: issue?.department ?? null,
		owner: issue?.owner ?? null,
	});
	const ofCustomer = (customer: string): Partial<Keys> => ({ tier: who(customer).tier, owner: who(customer).owner });
	const issuesBefore = (customer: string, at: Date) =>
		world.issues.filter(
			(each) =>
				each.customer === customer && each.submittedAt < at && each.submittedAt.getTime() >= at.getTime() - 90 * day,
		);

	for (const issue of world.issues) {
		const { customer, submittedAt, turns, firstDue } = issue;
		const add = (at: Date, n: number, sum: number, more: Partial<Row> = {}) =>
			keep(ofIssue(issue, customer), dayIn(at), n, sum, more);
		const solved = turns.find((turn) => turn.to === 'feedback');
		const final = turns.at(-1);
		if (id === 'issues_recorded') add(submittedAt, 1, 0);
		if (id === 'issues_open') {
			add(submittedAt, 1, 0);
			for (const [index, turn] of turns.entries()) {
				if (turn.to === 'archived') add(turn.at, -1, 0);
				if (turns[index - 1]?.to === 'archived') add(turn.at, 1, 0);
			}
		}
		if (id === 'solution_rate') add(submittedAt, 1, final?.to === 'feedback' || final?.to === 'archived' ? 1 : 0);
		if (id.startsWith('handling_time') && solved)
			add(solved.at, 1, (solved.at.getTime() - submittedAt.getTime()) / 3_600_000);
		if (id === 'rating_avg' && final?.to === 'archived' && final.rating) add(final.at, 1, final.rating);
		if (id === 'first_response_on_time' && firstDue) {
			const answered = turns[0]?.at;
			if (answered || firstDue < new Date()) add(submittedAt, 1, answered && answered <= firstDue ? 1 : 0);
		}
		if (id === 'repeat_complaint_rate') {
			const alike = issuesBefore(customer, submittedAt).some((each) => each.category === issue.category);
			add(submittedAt, 1, alike ? 1 : 0);
		}
		if (id === 'reopen_rate') {
			for (const [index, turn] of turns.entries()) {
				if (turn.to === 'archived') add(turn.at, 1, index < turns.length - 1 ? 1 : 0, { once: issue.id });
			}
		}
	}
	if (id === 'deadlines_met') {
		for (const { issue, due, outcome } of world.deadlines) {
			const about = world.issues.find((each) => each.id === issue)!;
			keep(ofIssue(about, about.customer), dayIn(due), 1, outcome === 'met' ? 1 : 0);
		}
	}
	for (const { customer, issue, answeredAt, sentAt, overall, nps, channel, skipped } of world.answers) {
		if (skipped) continue;
		const about = world.issues.find((each) => each.id === issue);
		const add = (at: Date | null | undefined, sum: number) => {
			if (at) keep({ ...ofIssue(about, customer), channel: channel ?? null }, dayIn(at), 1, sum);
		};
		if (id === 'csat' && overall !== null) add(answeredAt, overall);
		if (id === 'satisfaction_rate' && overall !== null) add(answeredAt, overall >= 8 ? 1 : 0);
		if (id === 'nps' && nps !== null) add(answeredAt, nps >= 9 ? 1 : nps <= 6 ? -1 : 0);
		if (id === 'response_rate') add(sentAt, answeredAt ? 1 : 0);
		if (id === 'iceberg' && answeredAt && ((overall ?? 10) <= 6 || (nps ?? 10) <= 6))
			add(answeredAt, issuesBefore(customer, answeredAt).length === 0 ? 1 : 0);
	}
	for (const { id: customer, stage, since, activatedAt } of world.customers) {
		const there = since === null || since <= last;
		if (id === 'customers' && there) keep(ofCustomer(customer), null, 1, 0);
		if (id === 'coverage' && there && stage === 'active') {
			const heard = world.answers.some(({ customer: by, skipped, answeredAt }) => {
				if (by !== customer || skipped || !answeredAt) return false;
				return dayIn(answeredAt) <= last && dayIn(answeredAt) > shift(last, -365);
			});
			keep(ofCustomer(customer), null, 1, heard ? 1 : 0);
		}
		if (id === 'activation_rate' && since !== null && since <= shift(dayIn(new Date()), -30)) {
			keep(ofCustomer(customer), since, 1, activatedAt && dayIn(activatedAt) <= shift(since, 30) ? 1 : 0);
		}
		if (id === 'repurchase_rate' || id === 'repurchase_growth') {
			const bought = (to: string) =>
				world.purchases.filter((each) => each.customer === customer && each.day <= to && each.day > shift(to, -365))
					.length;
			const [now, then] = [bought(last), bought(shift(last, -365))];
			const told = (times: number) => ({ n: times > 0 ? 1 : 0, sum: times > 1 ? 1 : 0 });
			if (id === 'repurchase_rate') keep(ofCustomer(customer), null, told(now).n, told(now).sum);
			else keep(ofCustomer(customer), null, told(then).n, told(then).sum, { now: told(now) });
		}
	}
	for (const { customer, owner, state, endedAt } of world.recoveries) {
		if (id === 'recovery_rate' && endedAt)
			keep({ ...ofCustomer(customer), owner }, dayIn(endedAt), 1, state === 'won' ? 1 : 0);
	}
	return rows;
}

const named = new Map<string, string>();

/** The day that a moment has somewhere; asked so often that each is named once. */
function nameDay(at: Date, timeZone: string): string {
	const key = `${timeZone} ${at.getTime()}`;
	const known =
		named.get(key) ??
		new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
	named.set(key, known);
	return known;
}

function work(id: string, all: Row[]): Worked {
	const once = [...new Set(all.map((row) => row.once))].filter((each) => each !== undefined);
	const rows = [
		...all.filter((row) => row.once === undefined),
		...once.map((each) => all.filter((row) => row.once === each).reduce((a, b) => (a.sum >= b.sum ? a : b))),
	];
	const n = total(rows.map((row) => row.n));
	const sum = total(rows.map((row) => row.sum));
	const now = { n: total(rows.map((row) => row.now?.n ?? 0)), sum: total(rows.map((row) => row.now?.sum ?? 0)) };
	if (n === 0) return { value: null, n };
	const hours = rows.map((row) => row.sum).sort((a, b) => a - b);
	const value: Record<string, number | null> = {
		issues_recorded: n,
		issues_open: n,
		customers: n,
		handling_time_avg: sum / n,
		handling_time_p50: between(hours, 5),
		handling_time_p90: between(hours, 9),
		rating_avg: sum / n,
		csat: (10 * sum) / n,
		repurchase_growth: sum === 0 || now.n === 0 ? null : (100 * (now.sum / now.n - sum / n)) / (sum / n),
	};
	return { value: id in value ? (value[id] ?? null) : (100 * sum) / n, n };
}

/** The value tenths of the way from the first to the last, on the straight line between its neighbours. */
function between(sorted: number[], tenths: number): number {
	const steps = tenths * (sorted.length - 1);
	const [whole, rest] = [(steps - (steps % 10)) / 10, (steps % 10) / 10];
	return (1 - rest) * sorted[whole]! + (rest === 0 ? 0 : rest * sorted[whole + 1]!);
}

function total(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function daysFrom(from: string, to: string): string[] {
	const days: string[] = [];
	for (let each = from; each <= to; each = shift(each, 1)) days.push(each);
	return days;
}

function shift(from: string, by: number): string {
	return new Date(Date.parse(from) + by * day).toISOString().slice(0, 10);
}

/** The ISO week is that of the week's Thursday, and the first Thursday of a year is in its first week. */
function bucketOf(each: string, by: 'day' | 'week' | 'month'): string {
	if (by === 'day') return each;
	if (by === 'month') return each.slice(0, 7);
	const thursday = shift(each, 3 - ((new Date(each).getUTCDay() + 6) % 7));
	const year = thursday.slice(0, 4);
	const week = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 604_800_000) + 1;
	return `${year}-W${String(week).padStart(2, '0')}`;
}
