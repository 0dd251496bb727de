import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Allowance } from '../../domain/deadline/terms.js';
import type { Host } from '../host.js';
import { readMark, writeMark } from '../setup/journal.js';
import { keepCalendar, readDeskRules, termsFor, type DeskRules } from './policy.js';

/** Issues that are looked at in one transaction. */
const batch = 200;

/** Milliseconds of one tick: what else is due does not wait for long. */
const share = 20_000;

type Keyed = Allowance & { readonly key: string };
type Policy = {
	readonly rules: DeskRules;
	readonly categories: ReadonlyMap<string, Keyed>;
	readonly tiers: ReadonlyMap<string, Keyed>;
	/** Names everything by which terms are chosen. */
	readonly version: string;
};

type Open = {
	readonly id: number;
	readonly urgency: string | null;
	readonly category: string | null;
	readonly tier: string | null;
	readonly terms: string;
};

/** How far a change of rules has come. */
type Progress = { readonly version: string; readonly after: number; readonly done: number; readonly total: number };

/**
 * Gives open issues new terms after a rule, a category, a tier or the calendar has changed (D13): in bounded batches, each
 * with how far it came, so that it can stop anywhere and go on. The change is an event of each issue; pauses and what was
 * missed before stay. It finds changes that were made past the hooks, too.
 *
 * @returns how many issues got other terms in this run; what is left, the next run goes on with
 */
export async function retime(host: Pick<Host, 'knex'>, _now: Date, signal: AbortSignal): Promise<number> {
	const policy = await readPolicy(host.knex);
	let progress = await readProgress(host.knex, policy);
	if (!progress) return 0;
	await keepCalendar(host.knex, policy.rules);
	let changed = 0;
	const until = performance.now() + share;
	while (progress && performance.now() < until && !signal.aborted) {
		const from: Progress = progress;
		const step = await host.knex.transaction((trx) => retimeBatch(trx, policy, from));
		changed += step.changed;
		progress = step.next;
	}
	return changed;
}

async function retimeBatch(trx: Knex, policy: Policy, from: Progress) {
	const issues = await trx('loop_issues')
		.leftJoin('loop_customers', 'loop_customers.id', 'loop_issues.customer')
		.where('loop_issues.id', '>', from.after)
		.whereNot('loop_issues.status', 'archived')
		.whereNotNull('loop_issues.terms')
		.orderBy('loop_issues.id')
		.limit(batch)
		.select<Open[]>('loop_issues.id', 'urgency', 'category', 'loop_customers.tier', 'terms');
	let changed = 0;
	for (const { terms, wanted, ids } of groupChanges(policy, issues)) {
		changed += await trx('loop_issues')
			.whereIn('id', ids)
			.andWhere({ terms })
			.whereNot({ status: 'archived' })
			.update({ terms: wanted, step_via: 'system' });
	}
	const last = issues.at(-1)?.id;
	const next =
		issues.length < batch || last === undefined ? null : { ...from, after: last, done: from.done + issues.length };
	await writeMark(trx, 'terms.version', next ? '' : from.version);
	await writeMark(trx, 'terms.progress', next ? JSON.stringify(next) : '');
	return { changed, next };
}

type Change = { readonly terms: string; readonly wanted: string; readonly ids: number[] };

/** Issues that come from the same terms to the same terms are changed in one statement. */
function groupChanges(policy: Policy, issues: readonly Open[]): Change[] {
	const changes = new Map<string, Change>();
	for (const { id, terms, ...matter } of issues) {
		const category = policy.categories.get(matter.category ?? '');
		const tier = policy.tiers.get(matter.tier ?? '');
		const wanted = termsFor(policy.rules, matter, { ...(category && { category }), ...(tier && { tier }) });
		if (wanted === terms) continue;
		const key = `${terms}\n${wanted}`;
		const change = changes.get(key) ?? { terms, wanted, ids: [] };
		change.ids.push(id);
		changes.set(key, change);
	}
	return [...changes.values()];
}

async function readPolicy(knex: Knex): Promise<Policy> {
	const rules = await readDeskRules(knex);
	const read = (table: string) =>
		knex(table).orderBy('key').select<Keyed[]>('key', 'first_response_minutes', 'commit_minutes', 'progress_minutes');
	const [categories, tiers] = [await read('loop_categories'), await read('loop_tiers')];
	const { settings, deadline_rules: list, version: calendar } = rules;
	const { first_response_minutes, commit_minutes, progress_minutes, survey_hours } = settings;
	const numbers = [first_response_minutes, commit_minutes, progress_minutes, survey_hours];
	const text = JSON.stringify([list, numbers, calendar, categories, tiers]);
	return {
		rules,
		categories: new Map(categories.map((row) => [row.key, row])),
		tiers: new Map(tiers.map((row) => [row.key, row])),
		version: createHash('sha256').update(text).digest('hex').slice(0, 32),
	};
}

/** @returns nothing where every open issue has the terms in force */
async function readProgress(knex: Knex, { version }: Policy): Promise<Progress | null> {
	if ((await readMark(knex, 'terms.version')) === version) return null;
	const left = await readLeft(knex);
	if (left?.version === version) return left;
	const [counted] = await knex('loop_issues')
		.whereNot('status', 'archived')
		.whereNotNull('terms')
		.count<{ n: number | string }[]>({ n: '*' });
	return { version, after: 0, done: 0, total: Number(counted?.n ?? 0) };
}

/** How far a change of rules has come; nothing while none is under way. */
export async function readRetiming(knex: Knex): Promise<Pick<Progress, 'done' | 'total'> | null> {
	const left = await readLeft(knex);
	return left && { done: left.done, total: left.total };
}

async function readLeft(knex: Knex): Promise<Progress | null> {
	const text = await readMark(knex, 'terms.progress');
	return text ? (JSON.parse(text) as Progress) : null;
}
