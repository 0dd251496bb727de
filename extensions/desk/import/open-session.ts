import type { Knex } from 'knex';
import { choice } from '../../domain/import/choice.js';
import type { Columns, Parse } from '../../domain/import/column.js';
import { headingOf } from '../../domain/import/row.js';
import type { Layout } from '../../domain/import/headings.js';
import { categoryWords, tierWords } from '../../domain/import/synonyms.js';
import type { Allowance } from '../../domain/deadline/terms.js';
import type { Settings } from '../../domain/settings.js';
import { keepCalendar, readDeskRules } from '../deadlines/policy.js';
import type { Host } from '../host.js';
import { readPeople } from './people.js';
import { surveyKey } from './answers.js';
import { RefusedFile } from './refused-file.js';
import type { ImportRequest } from './import-file.js';
import type { Session } from './session.js';

/** A row of `loop_tiers` or `loop_categories`, as far as an import minds. */
type Named = Allowance & {
	readonly key: string;
	readonly name_zh: string | null;
	readonly name_en: string | null;
	readonly department?: string | null;
};

/** Reads once what every row of an import needs to know. */
export async function openSession(
	host: Host,
	{ table, by, dryRun, now }: ImportRequest,
	settings: Settings,
	layout: Layout<Columns>,
): Promise<Session> {
	const tiers = await readNamed(host.knex, 'loop_tiers');
	const categories = await readNamed(host.knex, 'loop_categories');
	if (table === 'answers' && !(await host.knex('loop_surveys').where({ key: surveyKey }).first('key'))) {
		throw new RefusedFile('no_survey', surveyKey);
	}
	const rules = await readDeskRules(host.knex);
	if (!dryRun) await keepCalendar(host.knex, rules);
	return {
		host,
		by,
		dryRun,
		settings,
		rules,
		context: {
			now,
			timeZone: settings.time_zone,
			tier: byName(tiers, tierWords),
			category: byName(categories, categoryWords),
		},
		people: await readPeople(host.knex),
		allowances: {
			tier: new Map(tiers.map((row) => [row.key, row])),
			category: new Map(categories.map((row) => [row.key, { ...row, department: row.department ?? null }])),
		},
		heading: (field) => headingOf(layout, field),
		matched: new Set(),
	};
}

function readNamed(knex: Knex, table: 'loop_tiers' | 'loop_categories'): Promise<Named[]> {
	return knex(table).orderBy('key').select<Named[]>('*');
}

/** Tiers and categories go by the names that an admin gives them, and by what else people call those that ship. */
function byName(rows: readonly Named[], also: Readonly<Partial<Record<string, readonly string[]>>>): Parse<string> {
	const names = rows.map(({ key, name_zh: zh, name_en: en }) => {
		return [key, { 'zh-CN': zh ?? en ?? key, 'en-US': en ?? zh ?? key }] as const;
	});
	return choice(Object.fromEntries(names), also);
}
