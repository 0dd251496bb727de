import { defineOperationApp } from '@directus/extensions-sdk';
import { studioText } from '../../../app/studio-text.js';
import type { Text } from '../../../domain/language.js';
import { writeField } from '../form.js';

const surveyWord: Text = { 'zh-CN': '问卷(键)', 'en-US': 'Survey (its key)' };
const customerWord: Text = { 'zh-CN': '客户(ID)', 'en-US': 'Customer (the id)' };

/** In a flow: a survey is sent to a customer. */
export default defineOperationApp({
	id: 'loop-survey',
	get name() {
		return studioText({ 'zh-CN': '闭环 · 发送问卷', 'en-US': 'Closed Loop · Send a survey' });
	},
	get description() {
		return studioText({
			'zh-CN': '把问卷发给一位客户，遵守询问频率的限制',
			'en-US': 'Sends a survey to a customer, within the limits of how often people are asked',
		});
	},
	icon: 'ballot',
	overview: ({ survey, customer }: { survey?: string; customer?: string }) => [
		{ label: studioText(surveyWord), text: survey ?? '–' },
		{ label: studioText(customerWord), text: customer ?? '–' },
	],
	options: () => [
		writeField('survey', surveyWord, { required: true, placeholder: 'satisfaction' }),
		writeField('customer', customerWord, { required: true, placeholder: '{{$trigger.key}}' }),
	],
});
