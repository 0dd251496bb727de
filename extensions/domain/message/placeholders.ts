import type { Text } from '../language.js';
import { messageKindNames, surveyKinds, type MessageKind } from './kinds.js';

/** Everything that a template may name. */
export const placeholders = {
	name: {
		'zh-CN': '称呼：联系人，没有则客户名称',
		'en-US': 'whom it speaks to: the contact person, else the customer',
	},
	customer: { 'zh-CN': '客户名称', 'en-US': 'the customer’s name' },
	contact_person: { 'zh-CN': '联系人', 'en-US': 'the contact person' },
	number: { 'zh-CN': '问题编号', 'en-US': 'the issue’s number' },
	description: { 'zh-CN': '问题描述（一行）', 'en-US': 'the description, in one line' },
	owner: { 'zh-CN': '处理负责人', 'en-US': 'who handles it' },
	promised: { 'zh-CN': '承诺时间', 'en-US': 'the promised time' },
	answer_by: { 'zh-CN': '最迟答复时间', 'en-US': 'by when they hear from us' },
	follow_link: { 'zh-CN': '跟进链接', 'en-US': 'the private link to follow it' },
	company: { 'zh-CN': '公司（项目名称）', 'en-US': 'the company (the project’s name)' },
	resolution: { 'zh-CN': '解决方案', 'en-US': 'the resolution' },
	survey_link: { 'zh-CN': '问卷链接', 'en-US': 'the link to the survey' },
	survey_until: { 'zh-CN': '问卷有效期至', 'en-US': 'until when that link is good' },
	survey_title: { 'zh-CN': '问卷标题', 'en-US': 'the title of the survey' },
	survey_good: { 'zh-CN': '预选 9 分的链接', 'en-US': 'the link with a 9 preselected' },
	survey_fair: { 'zh-CN': '预选 6 分的链接', 'en-US': 'the link with a 6 preselected' },
	survey_poor: { 'zh-CN': '预选 3 分的链接', 'en-US': 'the link with a 3 preselected' },
	progress: { 'zh-CN': '进度内容', 'en-US': 'the progress, in words' },
} as const satisfies Readonly<Record<string, Text>>;

export type Placeholder = keyof typeof placeholders;

/** What fills the placeholders of a template. */
export type Filling = Readonly<Record<Placeholder, string>>;

export const placeholderNames = Object.keys(placeholders) as Placeholder[];

const aboutIssue = messageKindNames.filter((kind) => !surveyKinds.includes(kind));

/** Placeholders that only some kinds know; all others are known to every kind. */
const special: Readonly<Partial<Record<Placeholder, readonly MessageKind[]>>> = {
	resolution: ['solved', 'reminder', 'archived'],
	number: aboutIssue,
	description: aboutIssue,
	promised: aboutIssue,
	answer_by: aboutIssue,
	follow_link: aboutIssue,
	survey_link: ['solved', 'reminder', ...surveyKinds],
	survey_until: ['solved', 'reminder', ...surveyKinds],
	survey_title: surveyKinds,
	survey_good: surveyKinds,
	survey_fair: surveyKinds,
	survey_poor: surveyKinds,
	progress: ['progress'],
};

/**
 * The placeholders that templates of a kind may name; a playbook may name them all.
 *
 * @example placeholdersOf('received').includes('survey_link') //=> false
 */
export function placeholdersOf(kind: MessageKind | 'playbook'): readonly Placeholder[] {
	if (kind === 'playbook') return placeholderNames;
	return placeholderNames.filter((name) => special[name]?.includes(kind) ?? true);
}
