import { urgencies } from '../../domain/choices.js';
import { recipientNames } from '../../domain/deadline/escalation.js';
import { choicesOf } from '../choice.js';
import { text } from '../definition.js';
import { refer } from '../words.js';

const minutes = (field: string, zh: string, en: string) => ({
	field,
	type: 'integer',
	name: refer(`loop_rule_${field}`, text(zh, en)),
	meta: { interface: 'input', width: 'half', options: { min: 1 } },
});
const key = (field: string, zh: string, en: string) => ({
	field,
	type: 'string',
	name: refer(`loop_rule_${field}`, text(zh, en)),
	meta: { interface: 'input', width: 'half' },
});
const pick = (
	field: string,
	zh: string,
	en: string,
	kind: string,
	names: Parameters<typeof choicesOf>[1],
	many = false,
) => ({
	field,
	type: many ? 'json' : 'string',
	name: refer(`loop_rule_${field}`, text(zh, en)),
	meta: {
		interface: many ? 'select-multiple-dropdown' : 'select-dropdown',
		width: 'half',
		options: { choices: choicesOf(kind, names), allowNone: true },
	},
});

/** A list of rules that a person adds to, reorders and removes (R18). */
export const deadlineRules = {
	interface: 'list',
	options: {
		template: '{{tier}} {{urgency}} {{category}}',
		addLabel: refer('loop_rule_add', text('添加规则', 'Add a rule')),
		fields: [
			key('tier', '客户分层(键)', 'Tier (key)'),
			pick('urgency', '紧急程度', 'Urgency', 'urgency', urgencies),
			key('category', '问题类别(键)', 'Category (key)'),
			minutes('first_response_minutes', '初步响应(分钟)', 'First response (minutes)'),
			minutes('commit_minutes', '解决或承诺(分钟)', 'Solution or promise (minutes)'),
			minutes('progress_minutes', '进度告知(分钟)', 'Progress (minutes)'),
		],
	},
};

export const escalationSteps = {
	interface: 'list',
	options: {
		template: '{{percent}}% {{to}}',
		addLabel: refer('loop_escalation_add', text('添加一级', 'Add a step')),
		fields: [
			minutes('percent', '用去的时间(%)', 'Time used up (%)'),
			pick('to', '通知', 'Tell', 'recipient', recipientNames, true),
		],
	},
};
