import type { Text } from '../../extensions/domain/language.js';
import type { StepCount } from './use-steps.js';

type Age = { readonly key: keyof StepCount['ages']; readonly name: Text; readonly color: string };

/** How long an issue has stood at a step. The shade grows with the age; the words say it too. */
export const ages: readonly Age[] = [
	{
		key: 'over_3_days',
		name: { 'zh-CN': '超过 3 天', 'en-US': 'Over 3 days' },
		color: 'var(--theme--danger)',
	},
	{
		key: 'days_1_to_3',
		name: { 'zh-CN': '1–3 天', 'en-US': '1–3 days' },
		color: 'var(--theme--warning)',
	},
	{
		key: 'under_1_day',
		name: { 'zh-CN': '不到 1 天', 'en-US': 'Under a day' },
		color: 'var(--theme--primary)',
	},
];
