import { defineOperationApp } from '@directus/extensions-sdk';
import { studioText } from '../../../app/studio-text.js';
import { stepNames, steps } from '../../../domain/steps.js';
import { issueWord, stepFields, stepWord } from './step-fields.js';

export default defineOperationApp({
	id: 'loop-step',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 推进问题', 'en-US': 'Closed Loop · Take a step' });
	},
	get description() {
		return studioText({
			'zh-CN': '让一个问题进入下一环节；不满足条件时和在页面上一样被拒绝',
			'en-US': 'Takes an issue to its next step; refused as everywhere where something is missing',
		});
	},
	icon: 'all_inclusive',
	overview: (options) => {
		const step = steps.find(({ name }) => name === options['step']);
		return [
			{
				label: studioText(stepWord),
				text: step ? studioText(stepNames[step.name]) : '–',
			},
			{ label: studioText(issueWord), text: String(options['issue'] ?? '–') },
		];
	},
	options: stepFields,
});
