import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Calendar } from '../../domain/calendar.js';
import { readRules, type Rules } from '../../domain/deadline/rules.js';
import { chooseTerms, readTerms, writeTerms, type Allowance, type Matter } from '../../domain/deadline/terms.js';
import type { Settings } from '../../domain/settings.js';
import { fromJsonColumn } from '../json-column.js';
import { readSettingsRow, settingsOf } from '../settings.js';

type Assigned = Allowance & { readonly department?: string | null; readonly default_owner?: string | null };

/** Everything by which the deadlines of an issue are chosen, as it stands now. */
export type DeskRules = Rules & {
	readonly settings: Settings;
	readonly version: string;
	/** Whoever the settings say is told as well. */
	readonly watcher: string | null;
};

const structured = ['calendar', 'deadline_rules', 'escalation'] as const;

/** The rules were worked out from this text; most reads find the same. */
let last: { text: string; rules: DeskRules } | undefined;

/** Reads the settings and all that follows from them, in one query at most. */
export async function readDeskRules(knex: Knex): Promise<DeskRules> {
	const row = await readSettingsRow(knex);
	const text = JSON.stringify([row ?? null, settingsOf(row).language]);
	if (last?.text === text) return last.rules;
	const settings = settingsOf(row);
	const parsed = Object.fromEntries(structured.map((name) => [name, fromJsonColumn(row?.[name])]));
	const rules = readRules(parsed, settings.time_zone);
	// What is frozen is made ready for reckoning once.
	Object.freeze(rules.calendar);
	const watcher = typeof row?.['watcher'] === 'string' ? row['watcher'] : null;
	last = { text, rules: { ...rules, settings, version: versionOf(rules.calendar), watcher } };
	return last.rules;
}

/** Names a calendar by what it says, so that an issue can tell by which one its deadlines were reckoned (D13). */
function versionOf({ timeZone, week, exceptions }: Calendar): string {
	const sorted = Object.entries(exceptions).sort(([one], [other]) => (one < other ? -1 : 1));
	return createHash('sha256')
		.update(JSON.stringify([timeZone, week, sorted]))
		.digest('hex')
		.slice(0, 12);
}

/** Versions that have been seen in the database after whoever wrote them had committed. */
const kept = new Set<string>();

/** Keeps the calendar in force under its version: deadlines that are past are explained by it for ever. */
export async function keepCalendar(knex: Knex, { version, calendar }: DeskRules): Promise<void> {
	if (kept.has(version)) return;
	if (await knex('loop_calendars').where({ version }).first('version')) return void kept.add(version);
	await knex('loop_calendars')
		.insert({ version, body: JSON.stringify(calendar) })
		.onConflict('version')
		.ignore();
}

/** Calendars that were read once; what a version says never changes. */
const known = new Map<string, Calendar>();

/**
 * The calendars that some terms name, by version; one that is nowhere to be found is the one in force.
 *
 * @param held terms as they stand in stories
 */
export async function readCalendars(
	knex: Knex,
	rules: DeskRules,
	held: readonly { readonly value: string | null }[],
): Promise<(version: string) => Calendar> {
	known.set(rules.version, rules.calendar);
	const versions = new Set(held.map(({ value }) => readTerms(value)?.calendar ?? rules.version));
	const unknown = [...versions].filter((version) => !known.has(version));
	if (unknown.length > 0) {
		const rows = await knex('loop_calendars')
			.whereIn('version', unknown)
			.select<{ version: string; body: string }[]>('version', 'body');
		for (const { version, body } of rows) known.set(version, Object.freeze(JSON.parse(body) as Calendar));
	}
	return (version) => known.get(version) ?? rules.calendar;
}

/** Who an issue goes to and what its category and its customer's tier grant. */
export async function readAssignments(
	knex: Knex,
	issue: { readonly category: string | null; readonly customer: string | null },
): Promise<{ category?: Assigned; tier?: Assigned & { key: string } }> {
	const category = issue.category
		? await knex('loop_categories').where({ key: issue.category }).first<Assigned | undefined>()
		: undefined;
	const tier = issue.customer
		? await knex('loop_tiers')
				.join('loop_customers', 'loop_customers.tier', 'loop_tiers.key')
				.where('loop_customers.id', issue.customer)
				.first<(Assigned & { key: string }) | undefined>('loop_tiers.*')
		: undefined;
	return { ...(category && { category }), ...(tier && { tier }) };
}

/** The terms of an issue as they would be given to it now. */
export function termsFor(
	rules: DeskRules,
	issue: Omit<Matter, 'tier'>,
	{ category, tier }: { category?: Assigned; tier?: Assigned & { key: string } },
): string {
	const matter = { ...issue, tier: tier?.key ?? null };
	return writeTerms(
		chooseTerms(matter, {
			rules: rules.deadline_rules,
			category: category ?? {},
			tier: tier ?? {},
			settings: rules.settings,
			calendar: rules.version,
		}),
	);
}
