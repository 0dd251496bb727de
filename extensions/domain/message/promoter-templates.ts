import type { Language } from '../language.js';
import type { MessageKind } from './kinds.js';
import type { Wording } from './wording.js';

const zhEnd = `{% if company %}

{{ company }}{% endif %}`;
const enEnd = zhEnd;

/** What promoters read after their answer (R28, R33). */
export const promoterWordings = {
	thanks: {
		'zh-CN': {
			subject: '谢谢您的评价',
			body: `{{ name }}，您好：\n\n谢谢您的好评，{% if owner %}{{ owner }}{% else %}负责您的同事{% endif %}已经看到了。有什么可以做得更好，直接回复这封信就行。${zhEnd}`,
			short: '{{ name }}，谢谢您的好评，我们会继续做好。{{ company }}',
		},
		'en-US': {
			subject: 'Thank you for your answer',
			body: `Hello {{ name }},\n\nthank you for your kind answer; {% if owner %}{{ owner }} has{% else %}the people who look after you have{% endif %} seen it. If there is anything we can do better, just reply to this mail.${enEnd}`,
			short: 'Thank you for your kind answer, {{ name }}. {{ company }}',
		},
	},
	referral: {
		'zh-CN': {
			subject: '谢谢您的评价，也想请您推荐',
			body: `{{ name }}，您好：\n\n谢谢您的好评，{% if owner %}{{ owner }}{% else %}负责您的同事{% endif %}已经看到了。如果您的朋友或同行也用得上我们，请把我们介绍给他们，或者回复这封信告诉我们怎么联系，我们会像对您一样用心。${zhEnd}`,
			short: '{{ name }}，谢谢您的好评。如果朋友或同行也用得上，请把我们介绍给他们。{{ company }}',
		},
		'en-US': {
			subject: 'Thank you, and would you recommend us',
			body: `Hello {{ name }},\n\nthank you for your kind answer; {% if owner %}{{ owner }} has{% else %}the people who look after you have{% endif %} seen it. If you know somebody whom we could help as well, please pass our name on, or reply to this mail and tell us how to reach them. We will take the same care.${enEnd}`,
			short:
				'Thank you for your kind answer, {{ name }}. If you know somebody whom we could help, please pass our name on. {{ company }}',
		},
	},
} as const satisfies Readonly<Partial<Record<MessageKind, Readonly<Record<Language, Wording>>>>>;
