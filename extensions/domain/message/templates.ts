import { languages, type Language } from '../language.js';
import { messageKindNames, messageKinds, type MessageKind } from './kinds.js';
import { promoterWordings } from './promoter-templates.js';
import type { Wording } from './wording.js';

const zhEnd = `{% if follow_link %}

查看进展或补充：{{ follow_link }}{% endif %}{% if company %}

{{ company }}{% endif %}`;

const enEnd = `{% if follow_link %}

See where it stands, or add something: {{ follow_link }}{% endif %}{% if company %}

{{ company }}{% endif %}`;

const zhHello = '{{ name }}，您好：\n\n';
const enHello = 'Hello {{ name }},\n\n';

/** The wording that a new desk starts with, in the tone of the desk: short, concrete, a time and a name. */
export const defaultWordings: Readonly<Record<MessageKind, Readonly<Record<Language, Wording>>>> = {
	received: {
		'zh-CN': {
			subject: '{{ number }} 已收到：{{ description }}',
			body: `${zhHello}我们已收到您的问题 {{ number }}（{{ description }}）。{% if owner %}{{ owner }}负责处理{% else %}马上有人处理{% endif %}{% if answer_by %}，最迟{{ answer_by }} 给您答复{% endif %}。${zhEnd}`,
			short:
				'您的问题 {{ number }} 已收到{% if answer_by %}，最迟{{ answer_by }} 给您答复{% endif %}。{{ follow_link }}',
		},
		'en-US': {
			subject: '{{ number }} received: {{ description }}',
			body: `${enHello}We have received your issue {{ number }} ({{ description }}). {% if owner %}{{ owner }} looks after it{% else %}Somebody is looking after it{% endif %}{% if answer_by %}, and you will have an answer by {{ answer_by }}{% endif %}.${enEnd}`,
			short:
				'We have received your issue {{ number }}.{% if answer_by %} You will have an answer by {{ answer_by }}.{% endif %} {{ follow_link }}',
		},
	},
	working: {
		'zh-CN': {
			subject: '{{ number }} 正在处理{% if answer_by %}，最迟{{ answer_by }} 答复{% endif %}',
			body: `${zhHello}{% if owner %}{{ owner }}正在{% else %}我们正在{% endif %}处理您的问题 {{ number }}（{{ description }}）。{% if promised %}最迟{{ promised }} 给您结果。{% elsif answer_by %}最迟{{ answer_by }} 告诉您结果，或者什么时候能有结果。{% endif %}${zhEnd}`,
			short:
				'{% if owner %}{{ owner }}正在{% else %}我们正在{% endif %}处理您的问题 {{ number }}{% if answer_by %}，最迟{{ answer_by }} 给您答复{% endif %}。{{ follow_link }}',
		},
		'en-US': {
			subject: '{{ number }} is being worked on{% if answer_by %}: answer by {{ answer_by }}{% endif %}',
			body: `${enHello}{% if owner %}{{ owner }} is{% else %}We are{% endif %} working on your issue {{ number }} ({{ description }}). {% if promised %}You will have the result by {{ promised }}.{% elsif answer_by %}By {{ answer_by }} you will have the result, or know when it comes.{% endif %}${enEnd}`,
			short:
				'{% if owner %}{{ owner }} is{% else %}We are{% endif %} working on your issue {{ number }}.{% if answer_by %} You will have an answer by {{ answer_by }}.{% endif %} {{ follow_link }}',
		},
	},
	promise: {
		'zh-CN': {
			subject: '{{ number }}：{{ promised }} 给您结果',
			body: `${zhHello}您的问题 {{ number }}（{{ description }}），{% if owner %}{{ owner }}{% else %}我们{% endif %}承诺最迟{{ promised }} 给您结果。${zhEnd}`,
			short:
				'您的问题 {{ number }}：最迟{{ promised }} 给您结果。{% if owner %}负责人：{{ owner }}。{% endif %}{{ follow_link }}',
		},
		'en-US': {
			subject: '{{ number }}: your result by {{ promised }}',
			body: `${enHello}On your issue {{ number }} ({{ description }}): {% if owner %}{{ owner }} promises{% else %}we promise{% endif %} you the result by {{ promised }}.${enEnd}`,
			short:
				'Your issue {{ number }}: you will have the result by {{ promised }}{% if owner %}, from {{ owner }}{% endif %}. {{ follow_link }}',
		},
	},
	progress: {
		'zh-CN': {
			subject: '{{ number }} 的进展',
			body: `${zhHello}您的问题 {{ number }}（{{ description }}）的进展：\n\n{{ progress }}${zhEnd}`,
			short: '{{ number }} 的进展：{{ progress }} {{ follow_link }}',
		},
		'en-US': {
			subject: 'Progress on {{ number }}',
			body: `${enHello}Here is how your issue {{ number }} ({{ description }}) is going:\n\n{{ progress }}${enEnd}`,
			short: 'Progress on {{ number }}: {{ progress }} {{ follow_link }}',
		},
	},
	solved: {
		'zh-CN': {
			subject: '{{ number }} 已解决，请您确认',
			body: `${zhHello}您的问题 {{ number }}（{{ description }}）{% if owner %}由{{ owner }}{% else %}已{% endif %}解决：\n\n{{ resolution }}{% if survey_link %}\n\n解决了吗？请用 2 分钟告诉我们（{{ survey_until }} 前有效）：{{ survey_link }}\n没有解决也请在那里说一声，我们接着处理。{% endif %}${zhEnd}`,
			short:
				'您的问题 {{ number }} 已解决。请确认，没解决也请告诉我们：{% if survey_link %}{{ survey_link }}{% else %}{{ follow_link }}{% endif %}',
		},
		'en-US': {
			subject: '{{ number }} is solved: please confirm',
			body: `${enHello}Your issue {{ number }} ({{ description }}) has been solved{% if owner %} by {{ owner }}{% endif %}:\n\n{{ resolution }}{% if survey_link %}\n\nIs it? Two minutes of yours tell us (good until {{ survey_until }}): {{ survey_link }}\nIf it is not solved, say so there and we carry on.{% endif %}${enEnd}`,
			short:
				'Your issue {{ number }} is solved. Please confirm, or tell us that it is not: {% if survey_link %}{{ survey_link }}{% else %}{{ follow_link }}{% endif %}',
		},
	},
	reminder: {
		'zh-CN': {
			subject: '{{ number }}：解决了吗？',
			body: `${zhHello}我们还没有收到您对问题 {{ number }}（{{ description }}）的确认。{% if survey_link %}解决了吗？请在{{ survey_until }} 前告诉我们：{{ survey_link }}{% endif %}\n\n没有解决也请说一声，{% if owner %}{{ owner }}{% else %}我们{% endif %}接着处理。${zhEnd}`,
			short:
				'问题 {{ number }} 解决了吗？请告诉我们：{% if survey_link %}{{ survey_link }}{% else %}{{ follow_link }}{% endif %}',
		},
		'en-US': {
			subject: '{{ number }}: is it solved?',
			body: `${enHello}We have not had your word yet on issue {{ number }} ({{ description }}). {% if survey_link %}Is it solved? Please tell us by {{ survey_until }}: {{ survey_link }}{% endif %}\n\nIf it is not, say so, and {% if owner %}{{ owner }} carries{% else %}we carry{% endif %} on.${enEnd}`,
			short:
				'Is issue {{ number }} solved? Please tell us: {% if survey_link %}{{ survey_link }}{% else %}{{ follow_link }}{% endif %}',
		},
	},
	reopened: {
		'zh-CN': {
			subject: '{{ number }} 重新处理{% if answer_by %}，最迟{{ answer_by }} 答复{% endif %}',
			body: `${zhHello}问题 {{ number }}（{{ description }}）还没有解决好，{% if owner %}{{ owner }}{% else %}我们{% endif %}已重新开始处理{% if answer_by %}，最迟{{ answer_by }} 给您答复{% endif %}。${zhEnd}`,
			short:
				'问题 {{ number }} 已重新开始处理{% if answer_by %}，最迟{{ answer_by }} 给您答复{% endif %}。{{ follow_link }}',
		},
		'en-US': {
			subject: '{{ number }} is being worked on again{% if answer_by %}: answer by {{ answer_by }}{% endif %}',
			body: `${enHello}Issue {{ number }} ({{ description }}) was not solved well enough, so {% if owner %}{{ owner }} is{% else %}we are{% endif %} working on it again.{% if answer_by %} You will have an answer by {{ answer_by }}.{% endif %}${enEnd}`,
			short:
				'Issue {{ number }} is being worked on again.{% if answer_by %} You will have an answer by {{ answer_by }}.{% endif %} {{ follow_link }}',
		},
	},
	archived: {
		'zh-CN': {
			subject: '{{ number }} 已归档',
			body: `${zhHello}问题 {{ number }}（{{ description }}）已归档，谢谢您的配合。如果又出现，告诉{% if owner %}{{ owner }}{% else %}我们{% endif %}一声，我们重新处理。${zhEnd}`,
			short: '问题 {{ number }} 已归档。如果又出现，请告诉我们：{{ follow_link }}',
		},
		'en-US': {
			subject: '{{ number }} is closed',
			body: `${enHello}Issue {{ number }} ({{ description }}) is closed. Thank you for your help. If it comes back, tell {% if owner %}{{ owner }}{% else %}us{% endif %} and we take it up again.${enEnd}`,
			short: 'Issue {{ number }} is closed. If it comes back, tell us: {{ follow_link }}',
		},
	},
	survey: {
		'zh-CN': {
			subject: '{{ survey_title }}',
			body: `${zhHello}{% if company %}{{ company }}{% else %}我们{% endif %}想听听您的看法，大约 2 分钟。总体来说，您觉得怎么样？

很满意：{{ survey_good }}
一般：{{ survey_fair }}
不满意：{{ survey_poor }}

点开只是预选，提交前都可以改。{% if survey_until %}{{ survey_until }} 前有效。{% endif %}

不想再收到问卷？在同一页面的底部说一声就行。{% if owner %}

{{ owner }}{% endif %}{% if company %}
{{ company }}{% endif %}`,
			short: '{% if company %}{{ company }}{% else %}我们{% endif %}想听听您的看法，大约 2 分钟：{{ survey_link }}',
		},
		'en-US': {
			subject: '{{ survey_title }}',
			body: `${enHello}{% if company %}{{ company }}{% else %}We{% endif %} would like to hear from you; it takes about 2 minutes. All in all, how are we doing?

Very well: {{ survey_good }}
So-so: {{ survey_fair }}
Not well: {{ survey_poor }}

A click only preselects; you can change it before you send.{% if survey_until %} Good until {{ survey_until }}.{% endif %}

No more surveys? Say so at the bottom of the same page.{% if owner %}

{{ owner }}{% endif %}{% if company %}
{{ company }}{% endif %}`,
			short:
				'{% if company %}{{ company }}{% else %}We{% endif %} would like to hear from you, in 2 minutes: {{ survey_link }}',
		},
	},
	survey_reminder: {
		'zh-CN': {
			subject: '还想听听您的看法：{{ survey_title }}',
			body: `${zhHello}前几天我们请您谈谈看法，还没有收到。只要 2 分钟{% if survey_until %}，{{ survey_until }} 前都可以{% endif %}：{{ survey_link }}

这是唯一一次提醒。不想再收到问卷？在同一页面的底部说一声就行。{% if company %}

{{ company }}{% endif %}`,
			short: '还想听听您的看法，只要 2 分钟：{{ survey_link }}',
		},
		'en-US': {
			subject: 'We would still like to hear from you: {{ survey_title }}',
			body: `${enHello}A few days ago we asked for your view and have not had it yet. It takes 2 minutes{% if survey_until %}, until {{ survey_until }}{% endif %}: {{ survey_link }}

This is the only reminder. No more surveys? Say so at the bottom of the same page.{% if company %}

{{ company }}{% endif %}`,
			short: 'We would still like to hear from you, in 2 minutes: {{ survey_link }}',
		},
	},
	...promoterWordings,
};

/** The rows of `loop_playbooks` that a new desk starts with; admins edit them afterwards (R11). */
export const templateRows = messageKindNames.flatMap((kind) =>
	languages.map((language) => ({
		kind,
		language,
		title: messageKinds[kind][language],
		...defaultWordings[kind][language],
		active: true,
	})),
);
