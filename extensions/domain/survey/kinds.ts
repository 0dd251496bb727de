import type { Text } from '../language.js';
import type { Question, QuestionOf, QuestionType } from './question.js';

type Kind<Type extends QuestionType> = {
	readonly name: Text;
	/** Material symbol. */
	readonly icon: string;
	/** Seconds that an answer takes, as a rule. */
	readonly seconds: number;
	/** A new question of the type, but for its key and label. */
	readonly blank: Omit<QuestionOf<Type>, 'key' | 'label' | 'type' | 'required'>;
};

const satisfied = {
	low: { 'zh-CN': '非常不满意', 'en-US': 'Very dissatisfied' },
	high: { 'zh-CN': '非常满意', 'en-US': 'Very satisfied' },
} as const satisfies Readonly<Record<string, Text>>;

const choices = [
	{ key: 'a', label: { 'zh-CN': '选项一', 'en-US': 'First choice' } },
	{ key: 'b', label: { 'zh-CN': '选项二', 'en-US': 'Second choice' } },
];

/** What a survey can ask, in the order in which an admin is offered it. */
export const kinds: { readonly [Type in QuestionType]: Kind<Type> } = {
	scale: {
		name: { 'zh-CN': '打分 1–10', 'en-US': 'Score 1–10' },
		icon: 'linear_scale',
		seconds: 6,
		blank: { min: 1, max: 10, ...satisfied },
	},
	rating: {
		name: { 'zh-CN': '评级 1–5', 'en-US': 'Rating 1–5' },
		icon: 'star',
		seconds: 5,
		blank: { ...satisfied },
	},
	nps: {
		name: { 'zh-CN': '净推荐值 0–10', 'en-US': 'NPS 0–10' },
		icon: 'thumbs_up_down',
		seconds: 20,
		blank: {
			low: { 'zh-CN': '完全不可能', 'en-US': 'Not at all likely' },
			high: { 'zh-CN': '非常可能', 'en-US': 'Extremely likely' },
			reasons: {
				promoter: { 'zh-CN': '是什么让您愿意推荐我们？', 'en-US': 'What would you tell them about us?' },
				passive: { 'zh-CN': '还差什么，您就会打更高的分？', 'en-US': 'What would it take to give us a higher number?' },
				detractor: { 'zh-CN': '主要是什么让您不愿推荐？', 'en-US': 'What holds you back the most?' },
			},
		},
	},
	expectation: {
		name: { 'zh-CN': '期望与体验', 'en-US': 'Expectation and experience' },
		icon: 'compare_arrows',
		seconds: 12,
		blank: {
			low: { 'zh-CN': '很低', 'en-US': 'Very low' },
			high: { 'zh-CN': '很高', 'en-US': 'Very high' },
		},
	},
	yes_no: {
		name: { 'zh-CN': '是或否', 'en-US': 'Yes or no' },
		icon: 'rule',
		seconds: 4,
		blank: { yes: { 'zh-CN': '是', 'en-US': 'Yes' }, no: { 'zh-CN': '否', 'en-US': 'No' } },
	},
	choice: {
		name: { 'zh-CN': '单选', 'en-US': 'One choice' },
		icon: 'radio_button_checked',
		seconds: 6,
		blank: { choices },
	},
	choices: { name: { 'zh-CN': '多选', 'en-US': 'Several choices' }, icon: 'check_box', seconds: 9, blank: { choices } },
	text: { name: { 'zh-CN': '文字', 'en-US': 'Words' }, icon: 'notes', seconds: 20, blank: { max: 2000, lines: 3 } },
	consent: {
		name: { 'zh-CN': '同意', 'en-US': 'Consent' },
		icon: 'task_alt',
		seconds: 3,
		blank: {
			statement: {
				'zh-CN': '可以就这次的回答联系我。',
				'en-US': 'You may contact me about this answer.',
			},
		},
	},
	contact: { name: { 'zh-CN': '联系方式', 'en-US': 'Contact' }, icon: 'contact_mail', seconds: 8, blank: {} },
};

export const questionTypes = Object.keys(kinds) as QuestionType[];

/**
 * How long a survey takes, for whoever wonders whether to begin. Questions that only some are asked count half.
 *
 * @returns whole minutes, at least 1
 */
export function estimateMinutes(questions: readonly Question[]): number {
	const seconds = questions.reduce((sum, { type, show_if: condition }) => {
		return sum + kinds[type].seconds * (condition ? 0.5 : 1);
	}, 0);
	return Math.max(1, Math.ceil(seconds / 60));
}
