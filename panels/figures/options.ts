import type { definePanel } from '@directus/extensions-sdk';
import { studioText } from '../../extensions/app/studio-text.js';
import { categories } from '../../extensions/domain/categories.js';
import { kpis } from '../../extensions/domain/kpi/kpis.js';
import { defaultPeriod, periods } from '../../extensions/domain/kpi/period-names.js';
import type { Text } from '../../extensions/domain/language.js';
import { tiers } from '../../extensions/domain/tiers.js';

/** A field of a panel's option form. */
export type OptionField = Extract<Parameters<typeof definePanel>[0]['options'], unknown[]>[number];

const words = {
	figure: { 'zh-CN': '指标', 'en-US': 'Figure' },
	period: { 'zh-CN': '时间', 'en-US': 'Period' },
	tier: { 'zh-CN': '客户分层', 'en-US': 'Customer tier' },
	category: { 'zh-CN': '问题类别', 'en-US': 'Category' },
	all: { 'zh-CN': '全部', 'en-US': 'All' },
} as const satisfies Readonly<Record<string, Text>>;

/** What can be chosen, with its name in the language of the Studio. */
export function choices(list: Readonly<Record<string, { readonly name: Text }>>): { text: string; value: string }[] {
	return Object.entries(list).map(([value, { name }]) => ({ text: studioText(name), value }));
}

export const figureChoices = (): { text: string; value: string }[] =>
	kpis.map(({ id, name }) => ({ text: studioText(name), value: id }));

export const figureField = (): OptionField => ({
	field: 'figure',
	name: studioText(words.figure),
	type: 'string',
	meta: { interface: 'select-dropdown', width: 'half', required: true, options: { choices: figureChoices() } },
});

export const periodField = (): OptionField => ({
	field: 'period',
	name: studioText(words.period),
	type: 'string',
	schema: { default_value: defaultPeriod },
	meta: { interface: 'select-dropdown', width: 'half', options: { choices: choices(periods) } },
});

/** Of which customers and which issues; an admin's own categories may be typed. */
export const scopeFields = (): OptionField[] => [
	{
		field: 'tier',
		name: studioText(words.tier),
		type: 'string',
		meta: {
			interface: 'select-dropdown',
			width: 'half',
			options: { choices: choices(tiers), allowNone: true, placeholder: studioText(words.all) },
		},
	},
	{
		field: 'category',
		name: studioText(words.category),
		type: 'string',
		meta: {
			interface: 'select-dropdown',
			width: 'half',
			options: { choices: choices(categories), allowNone: true, allowOther: true, placeholder: studioText(words.all) },
		},
	},
];
