import type { Text } from '../../domain/language.js';
import type { StepName } from '../../domain/steps.js';

/** What a step does, to whom, before one takes it. */
export const stepNotes: Readonly<Record<StepName, Text>> = {
	take: {
		'zh-CN': '负责人接手这个问题，初步响应时间从现在记录。',
		'en-US': 'The owner takes the issue; the first response is stamped now.',
	},
	solve: {
		'zh-CN': '解决方案记录在案，接下来请客户确认。',
		'en-US': 'The resolution goes on record; next, the customer is asked to confirm.',
	},
	archive: {
		'zh-CN': '归档后不能再改；要改须说明原因重新打开。',
		'en-US': 'An archived issue is frozen; to change it, it must be reopened with a reason.',
	},
	return: {
		'zh-CN': '问题回到处理环节，退回次数会被记录。',
		'en-US': 'The issue goes back to handling, and that is counted.',
	},
	reopen: {
		'zh-CN': '问题回到处理环节，时限重新开始，重开次数会被记录。',
		'en-US': 'The issue goes back to handling, its deadlines start again, and that is counted.',
	},
};

export const stepWords = {
	cancel: { 'zh-CN': '取消', 'en-US': 'Cancel' },
	owner: { 'zh-CN': '处理负责人', 'en-US': 'Owner' },
	ownerPick: { 'zh-CN': '选择负责人', 'en-US': 'Choose an owner' },
	resolution: { 'zh-CN': '解决方案', 'en-US': 'Resolution' },
	resolutionHint: {
		'zh-CN': '做了什么、结果如何，客户看得懂的话',
		'en-US': 'What was done and how it ended, in words the customer understands',
	},
	rating: { 'zh-CN': '客户评分', 'en-US': 'Customer’s rating' },
	stars: { 'zh-CN': '{n} 分', 'en-US': '{n} of 5' },
	confirmedBy: { 'zh-CN': '客户怎样确认的', 'en-US': 'How the customer confirmed' },
	words: { 'zh-CN': '客户原话', 'en-US': 'In the customer’s words' },
	wordsHint: { 'zh-CN': '客户怎么说的', 'en-US': 'What the customer said' },
	optional: { 'zh-CN': '可不填', 'en-US': 'optional' },
	reason: { 'zh-CN': '重新打开的原因', 'en-US': 'Reason for reopening' },
	reasonHint: { 'zh-CN': '为什么要重新打开', 'en-US': 'Why it must be opened again' },
	missing: { 'zh-CN': '这一步需要填写', 'en-US': 'This step needs it' },
	missingElse: {
		'zh-CN': '这一步还缺：{fields}。请先在下面的表单里补上。',
		'en-US': 'This step still needs: {fields}. Please fill it in on the form below first.',
	},
	attempts: { 'zh-CN': '联系客户的记录', 'en-US': 'Attempts to reach the customer' },
	attemptsNone: {
		'zh-CN': '还没有联系记录。至少登记一次，才能在没有答复时归档。',
		'en-US': 'No attempt on record yet. At least one is needed to archive without an answer.',
	},
	attemptHint: { 'zh-CN': '例如：14:20 电话无人接听', 'en-US': 'For example: called at 14:20, nobody answered' },
	method: { 'zh-CN': '联系方式', 'en-US': 'Method' },
	attemptAdd: { 'zh-CN': '登记一次联系', 'en-US': 'Put an attempt on record' },
	rides: {
		'zh-CN': '表单里未保存的修改会一起保存：{fields}',
		'en-US': 'Unsaved changes on the form are saved with it: {fields}',
	},
	failed: {
		'zh-CN': '没有保存。您填写的内容还在，可以再试。',
		'en-US': 'It was not saved. What you typed is still here; you can try again.',
	},
	done: { 'zh-CN': '{number} 现在处于「{step}」', 'en-US': '{number} is now at “{step}”' },
} as const satisfies Readonly<Record<string, Text>>;
