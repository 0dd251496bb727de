import { categories } from '../domain/categories.js';
import { templateRows } from '../domain/message/templates.js';
import { shippedSurveys } from '../domain/survey/shipped.js';
import { tiers } from '../domain/tiers.js';

/** Rows that a new desk starts with; an admin changes or deletes them afterwards. */
export const seeds: readonly {
	readonly collection: string;
	/** Columns by which a row is recognised; `key` unless said otherwise. */
	readonly by?: readonly string[];
	/** A switch that stays off where another row of the same kind is on already. */
	readonly calm?: { readonly active: string; readonly within: string };
	readonly rows: readonly Readonly<Record<string, unknown>>[];
}[] = [
	{
		collection: 'loop_tiers',
		rows: Object.entries(tiers).map(([key, { name, color, rule, goals, cadence }]) => ({
			key,
			color,
			name_zh: name['zh-CN'],
			name_en: name['en-US'],
			rule,
			goals,
			cadence,
		})),
	},
	{
		collection: 'loop_categories',
		rows: Object.entries(categories).map(([key, { name, department }]) => ({
			key,
			department,
			name_zh: name['zh-CN'],
			name_en: name['en-US'],
		})),
	},
	{
		collection: 'loop_surveys',
		// A desk that already asks at the same moment goes on as it does.
		calm: { active: 'active', within: 'trigger' },
		rows: shippedSurveys.map(({ key, trigger, active, title, intro, questions }) => ({
			key,
			trigger,
			active,
			title_zh: title['zh-CN'],
			title_en: title['en-US'],
			intro_zh: intro['zh-CN'],
			intro_en: intro['en-US'],
			questions,
		})),
	},
	{ collection: 'loop_playbooks', by: ['kind', 'language'], rows: templateRows },
];
