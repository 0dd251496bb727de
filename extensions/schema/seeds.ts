import { categories } from '../domain/categories.js';
import { templateRows } from '../domain/message/templates.js';
import { satisfaction } from '../domain/survey/satisfaction.js';
import { tiers } from '../domain/tiers.js';

/** Rows that a new desk starts with; an admin changes or deletes them afterwards. */
export const seeds: readonly {
	readonly collection: string;
	/** Columns by which a row is recognised; `key` unless said otherwise. */
	readonly by?: readonly string[];
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
		rows: [
			{
				key: satisfaction.key,
				trigger: satisfaction.trigger,
				active: satisfaction.active,
				title_zh: satisfaction.title['zh-CN'],
				title_en: satisfaction.title['en-US'],
				intro_zh: satisfaction.intro['zh-CN'],
				intro_en: satisfaction.intro['en-US'],
				questions: satisfaction.questions,
			},
		],
	},
	{ collection: 'loop_playbooks', by: ['kind', 'language'], rows: templateRows },
];
