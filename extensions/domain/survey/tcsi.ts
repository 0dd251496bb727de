import type { Text } from '../language.js';
import { kinds } from './kinds.js';
import type { Question } from './question.js';

/** An answer's value, or one side of a pair. */
type Source = { readonly key: string; readonly side?: 'expected' | 'experienced' };

/** The seven indices of the customer satisfaction index for telecommunication, and which answers make them up (R30). */
export const tcsiIndices = {
	image: { name: { 'zh-CN': '企业形象', 'en-US': 'Image' }, from: [{ key: 'image' }] },
	expectation: {
		name: { 'zh-CN': '客户期望', 'en-US': 'Expectation' },
		from: [
			{ key: 'product', side: 'expected' },
			{ key: 'service', side: 'expected' },
		],
	},
	quality: {
		name: { 'zh-CN': '感知质量', 'en-US': 'Perceived quality' },
		from: [
			{ key: 'product', side: 'experienced' },
			{ key: 'service', side: 'experienced' },
		],
	},
	value: { name: { 'zh-CN': '感知价值', 'en-US': 'Perceived value' }, from: [{ key: 'value' }] },
	satisfaction: { name: { 'zh-CN': '客户满意', 'en-US': 'Satisfaction' }, from: [{ key: 'overall' }] },
	complaint: { name: { 'zh-CN': '客户抱怨', 'en-US': 'Complaint' }, from: [{ key: 'complaint' }] },
	loyalty: { name: { 'zh-CN': '客户忠诚', 'en-US': 'Loyalty' }, from: [{ key: 'loyalty' }, { key: 'nps' }] },
} as const satisfies Readonly<Record<string, { readonly name: Text; readonly from: readonly Source[] }>>;

const { satisfied, likely } = {
	satisfied: { low: kinds.scale.blank.low, high: kinds.scale.blank.high },
	likely: { low: kinds.nps.blank.low, high: kinds.nps.blank.high },
};

const questions: readonly Question[] = [
	{
		key: 'image',
		type: 'scale',
		min: 1,
		max: 10,
		required: false,
		label: { 'zh-CN': '我们在您心目中的形象', 'en-US': 'How you see us as a company' },
		low: { 'zh-CN': '很差', 'en-US': 'Very poor' },
		high: { 'zh-CN': '很好', 'en-US': 'Excellent' },
	},
	{
		key: 'product',
		type: 'expectation',
		required: false,
		label: { 'zh-CN': '产品质量', 'en-US': 'Quality of the product' },
		...kinds.expectation.blank,
	},
	{
		key: 'service',
		type: 'expectation',
		required: false,
		label: { 'zh-CN': '服务质量', 'en-US': 'Quality of the service' },
		...kinds.expectation.blank,
	},
	{
		key: 'value',
		type: 'scale',
		min: 1,
		max: 10,
		required: false,
		label: { 'zh-CN': '相对于价格，您得到的价值', 'en-US': 'What you get for what you pay' },
		low: { 'zh-CN': '很不值', 'en-US': 'Not worth it' },
		high: { 'zh-CN': '非常值', 'en-US': 'Well worth it' },
	},
	{
		key: 'overall',
		type: 'scale',
		min: 1,
		max: 10,
		required: true,
		label: { 'zh-CN': '整体满意度', 'en-US': 'Satisfaction overall' },
		...satisfied,
	},
	{
		key: 'complained',
		type: 'yes_no',
		required: false,
		label: { 'zh-CN': '过去一年，您向我们抱怨或投诉过吗？', 'en-US': 'Did you complain to us in the past year?' },
		...kinds.yes_no.blank,
	},
	{
		key: 'complaint',
		type: 'scale',
		min: 1,
		max: 10,
		required: false,
		show_if: { question: 'complained', is: 'equals', value: true },
		label: { 'zh-CN': '您对我们处理这件事满意吗？', 'en-US': 'How satisfied are you with how we handled it?' },
		...satisfied,
	},
	{
		key: 'loyalty',
		type: 'scale',
		min: 1,
		max: 10,
		required: false,
		label: { 'zh-CN': '您有多大可能继续选择我们？', 'en-US': 'How likely are you to stay with us?' },
		...likely,
	},
	{
		key: 'nps',
		type: 'nps',
		required: false,
		label: {
			'zh-CN': '您有多大可能把我们推荐给朋友或同事？',
			'en-US': 'How likely are you to recommend us to a friend or colleague?',
		},
		...kinds.nps.blank,
	},
];

/** A yearly look at the whole relation, after the TCSI model (R30): what was expected, what was had, what follows. */
export const tcsi = {
	key: 'tcsi',
	trigger: 'manual',
	active: true,
	title: { 'zh-CN': '您怎么看我们？', 'en-US': 'How do you see us?' },
	intro: {
		'zh-CN': '期望多高、实际如何，都请直说。除了标有“必填”的，其余都可以不填。',
		'en-US': 'Tell us what you expected and what you got. Skip whatever you like, except what is marked as needed.',
	},
	questions,
} as const;
