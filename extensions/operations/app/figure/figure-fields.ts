import { kpis } from '../../../domain/kpi/kpis.js';
import { defaultPeriod, periods } from '../../../domain/kpi/period-names.js';
import type { Text } from '../../../domain/language.js';
import { chooseField, permissionField, writeField, type Field } from '../form.js';

export const figureWord: Text = { 'zh-CN': '指标', 'en-US': 'Figure' };
export const periodWord: Text = { 'zh-CN': '时间', 'en-US': 'Period' };

/** The form of the operation: which figure, of which days, of whom. */
export function figureFields(): Field[] {
	const figures = Object.fromEntries(kpis.map(({ id, name }) => [id, name]));
	const days = Object.fromEntries(Object.entries(periods).map(([id, { name }]) => [id, name]));
	return [
		chooseField('figure', figureWord, figures, { required: true }),
		chooseField('period', periodWord, days, { initial: defaultPeriod }),
		writeField('tier', { 'zh-CN': '客户分层（键，空为全部）', 'en-US': 'Tier (key; empty: all)' }),
		writeField('category', { 'zh-CN': '问题类别（键，空为全部）', 'en-US': 'Category (key; empty: all)' }),
		permissionField(),
	];
}
