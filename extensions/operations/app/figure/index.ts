import { defineOperationApp } from '@directus/extensions-sdk';
import { studioText } from '../../../app/studio-text.js';
import { findKpi } from '../../../domain/kpi/kpis.js';
import { periods, toPeriodName } from '../../../domain/kpi/period-names.js';
import { figureFields, figureWord, periodWord } from './figure-fields.js';

export default defineOperationApp({
	id: 'loop-figure',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 读取指标', 'en-US': 'Closed Loop · Read a figure' });
	},
	get description() {
		return studioText({
			'zh-CN': '取得一个指标的值、样本数和上期的值',
			'en-US': 'Gives a figure’s value, its n, and what it was in the period before',
		});
	},
	icon: 'monitoring',
	overview: ({ figure, period }) => {
		const kpi = typeof figure === 'string' ? findKpi(figure) : undefined;
		return [
			{
				label: studioText(figureWord),
				text: kpi ? studioText(kpi.name) : '–',
			},
			{ label: studioText(periodWord), text: studioText(periods[toPeriodName(period)].name) },
		];
	},
	options: figureFields,
});
