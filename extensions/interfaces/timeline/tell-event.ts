import { departments } from '../../domain/categories.js';
import { confirmations, nextDues, urgencies, waits } from '../../domain/choices.js';
import type { Language, Text } from '../../domain/language.js';
import { tracked } from '../../domain/issue/tracked.js';
import { findStep, statuses, statusNames, type StepName } from '../../domain/steps.js';
import { allowanceNames, readTerms } from '../../domain/deadline/terms.js';
import { sayMoment } from '../../domain/words/moment.js';
import { sayDuration } from '../../domain/words/relative-time.js';
import { nameBefore } from '../../domain/words/spacing.js';
import { nameOf } from '../../app/person.js';
import type { Names } from './names.js';
import { tellContact } from './tell-contact.js';
import { tellMessage } from './tell-message.js';
import type { LoggedEvent } from './story.js';

/** An event in words: one line, and what changed along with it. */
export type Told = {
	readonly line: string;
	readonly changes: readonly string[];
	readonly icon: string;
	/** The step that the issue came to, where it was one. */
	readonly step: string | null;
};

type Place = { readonly language: Language; readonly names: Names; readonly now: Date };

const stepLines: Readonly<Record<StepName, Text & { readonly icon: string }>> = {
	take: { 'zh-CN': '{who}开始处理', 'en-US': '{who} started handling it', icon: 'play_arrow' },
	solve: {
		'zh-CN': '{who}给出解决方案，请客户确认',
		'en-US': '{who} solved it; the customer is asked to confirm',
		icon: 'task_alt',
	},
	archive: { 'zh-CN': '{who}归档{answer}', 'en-US': '{who} archived it{answer}', icon: 'inventory_2' },
	return: { 'zh-CN': '{who}退回处理：未解决', 'en-US': '{who} sent it back: not solved', icon: 'undo' },
	reopen: { 'zh-CN': '{who}重新打开', 'en-US': '{who} reopened it', icon: 'replay' },
};

const lines = {
	recorded: { 'zh-CN': '{who}登记了问题', 'en-US': '{who} recorded the issue' },
	changed: { 'zh-CN': '{who}修改了{what}', 'en-US': '{who} changed {what}' },
	other: { 'zh-CN': '{who}：{what}', 'en-US': '{who}: {what}' },
	breach: { 'zh-CN': '{what}超时', 'en-US': '{what} is late' },
	escalated: {
		'zh-CN': '{what}：时间已用 {percent}%，已提醒',
		'en-US': '{what}: {percent}% of the time used up, people were told',
	},
	answer: { 'zh-CN': '{who}回答了问卷', 'en-US': '{who} answered the survey' },
	call: { 'zh-CN': '{who}在电话中录入了客户的答卷', 'en-US': '{who} put in the customer’s answer from a call' },
	mended: { 'zh-CN': '导入更正了答卷', 'en-US': 'An import corrected the answer' },
	link: { 'zh-CN': '{who}取得了客户的{what}链接', 'en-US': '{who} took the customer’s link to {what}' },
	survey: { 'zh-CN': '问卷', 'en-US': 'the survey' },
	issue: { 'zh-CN': '问题页', 'en-US': 'their issue' },
	customer: { 'zh-CN': '客户', 'en-US': 'The customer' },
	import: { 'zh-CN': '导入时', 'en-US': 'The import' },
	system: { 'zh-CN': '系统', 'en-US': 'The system' },
	hooks: {
		'zh-CN': '有改动绕过了工作台，没有署名',
		'en-US': 'Something was changed past the desk, in nobody’s name',
	},
	status: {
		'zh-CN': '发现环节与记录不符',
		'en-US': 'The step was found to differ from the story',
	},
	none: { 'zh-CN': '无', 'en-US': 'none' },
	rated: { 'zh-CN': '，客户评分 {n}/5', 'en-US': ', rated {n} of 5' },
	by: { 'zh-CN': '，确认方式：{how}', 'en-US': ', confirmed by: {how}' },
} as const satisfies Readonly<Record<string, Text>>;

/** What the log calls a field, and what people call it. */
const fieldNames: Readonly<Record<string, Text>> = {
	owner: { 'zh-CN': '负责人', 'en-US': 'owner' },
	urgency: { 'zh-CN': '紧急程度', 'en-US': 'urgency' },
	category: { 'zh-CN': '类别', 'en-US': 'category' },
	department: { 'zh-CN': '责任部门', 'en-US': 'department' },
	description: { 'zh-CN': '问题描述', 'en-US': 'the description' },
	promise: { 'zh-CN': '承诺时间', 'en-US': 'promised time' },
	first_response: { 'zh-CN': '初步响应', 'en-US': 'first response' },
	customer: { 'zh-CN': '客户', 'en-US': 'customer' },
	waiting: { 'zh-CN': '等待', 'en-US': 'waiting' },
	terms: { 'zh-CN': '时限', 'en-US': 'deadlines' },
	duplicate: { 'zh-CN': '重复于', 'en-US': 'duplicate of' },
};

/** The values that the log keeps as keys. */
const choices: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
	urgency: urgencies,
	waiting: waits,
	department: departments,
};

/** Of these the log says only that they were changed. */
const hidden: readonly string[] = tracked.filter(({ kind }) => kind === 'hidden').map(({ event }) => event);

/**
 * Tells an event in words, with names and never with keys.
 *
 * @param place whose words, the names that are known, the time
 * @example tellEvent({ type: 'owner', from: 'u1', to: 'u2', … }, place)
 * //=> { line: 'Dana changed owner: Li → Wang', changes: [], icon: 'edit', step: null }
 */
export function tellEvent(event: LoggedEvent, place: Place): Told {
	const { language } = place;
	const who = whoDid(event, language);
	const changes = Object.entries(event.data?.changed ?? {}).map(([field, [from, to]]) =>
		tellChange(field, from, to, place),
	);
	if (event.type === 'step') {
		const step = statuses.find((status) => status === event.to);
		const came = { changes, step: step ? statusNames[step][language] : null };
		const name = event.from && event.to ? findStep(event.from, event.to)?.name : undefined;
		if (!name) return { line: fill(lines.recorded, language, { who }), icon: 'edit_note', ...came };
		const line = fill(stepLines[name], language, { who, answer: tellAnswer(event, language) });
		return { line, icon: stepLines[name].icon, ...came };
	}
	if (event.type === 'around') {
		const line = (event.to === 'status' ? lines.status : lines.hooks)[language];
		return { line, changes, icon: 'report', step: null };
	}
	if (event.type === 'answer' || event.type === 'mended') {
		const line = event.type === 'mended' ? lines.mended : event.actor ? lines.call : lines.answer;
		const by = event.data?.channel === 'web' ? lines.customer[language] : who;
		return { line: fill(line, language, { who: by }), changes, icon: 'reviews', step: null };
	}
	if (event.type === 'link') {
		const what = lines[event.to === 'survey' ? 'survey' : 'issue'][language];
		return { line: fill(lines.link, language, { who, what }), changes, icon: 'link', step: null };
	}
	if (event.type === 'contact') return { ...tellContact(event, language), changes: [], step: null };
	if (event.type === 'message') return { ...tellMessage(event, who, language), changes: [], step: null };
	const clock = Object.entries(nextDues).find(([name]) => name === event.to)?.[1][language] ?? '';
	if (event.type === 'breach') {
		return { line: fill(lines.breach, language, { what: clock }), changes, icon: 'alarm_off', step: null };
	}
	if (event.type === 'escalated') {
		const percent = String(event.data?.percent ?? '');
		return { line: fill(lines.escalated, language, { what: clock, percent }), changes, icon: 'alarm', step: null };
	}
	const named = fieldNames[event.type];
	if (!named)
		return { line: fill(lines.other, language, { who, what: event.type }), changes, icon: 'info', step: null };
	const line = fill(lines.changed, language, { who, what: tellChange(event.type, event.from, event.to, place) });
	return { line, changes, icon: 'edit', step: null };
}

function whoDid(event: LoggedEvent, language: Language): string {
	const { via } = event.data ?? {};
	if (event.actor) return nameBefore(nameOf(event.actor), language);
	if (via === 'customer' || via === 'survey' || via === 'web' || via === 'email') return lines.customer[language];
	if (via === 'import') return lines.import[language];
	return lines.system[language];
}

function tellAnswer({ data }: LoggedEvent, language: Language): string {
	const rated = data?.rating ? fill(lines.rated, language, { n: String(data.rating) }) : '';
	const way = Object.entries(confirmations).find(([key]) => key === data?.confirmed_by)?.[1];
	return way ? rated + fill(lines.by, language, { how: way[language] }) : rated;
}

function tellChange(field: string, from: string | null, to: string | null, place: Place): string {
	const colon = place.language === 'zh-CN' ? '：' : ': ';
	const name = fieldNames[field]?.[place.language] ?? field;
	if (hidden.includes(field)) return name;
	return `${name}${colon}${tellValue(field, from, place)} → ${tellValue(field, to, place)}`;
}

function tellValue(field: string, value: string | null, { language, names, now }: Place): string {
	if (value === null || value === '') return lines.none[language];
	if (field === 'terms') return tellTerms(value, language);
	const known = names[`${field}:${value}`];
	if (known !== undefined) return known;
	const choice = choices[field]?.[value];
	if (choice) return choice[language];
	const at = field === 'promise' || field === 'first_response' ? new Date(value) : null;
	return at && !Number.isNaN(at.getTime()) ? sayMoment(at, { now, language }) : value;
}

/** First response, solution and progress. */
function tellTerms(value: string, language: Language): string {
	const terms = readTerms(value);
	if (!terms) return value;
	return allowanceNames.map((name) => sayDuration(terms[name].minutes * 60_000, language)).join(' / ');
}

function fill(text: Text, language: Language, values: Readonly<Record<string, string>>): string {
	return text[language].replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
