import type { Language, Text } from './language.js';
import type { Kept, Refusal } from './refusal.js';
import { statuses, statusNames, type Status } from './steps.js';

/** How somebody who reads the refusal knows a column; its name in the database where nobody else will read it. */
type NameOf = (column: string) => string;

/**
 * Says a refusal in words, for people who meet it as an error message.
 *
 * @param nameOf what a column is called where it is read
 * @example sayRefusal({ code: 'LOOP_STEP', from: 'recorded', to: 'archived' })['en-US']
 * //=> 'An issue cannot go from recorded to archived. The loop is recorded, handling, feedback, archived.'
 */
export function sayRefusal(refusal: Refusal, nameOf: NameOf = (column) => column): Text {
	switch (refusal.code) {
		case 'LOOP_STEP':
			return {
				'zh-CN': `问题不能从“${nameStatus(refusal.from, 'zh-CN')}”到“${nameStatus(refusal.to, 'zh-CN')}”。流程是：${statuses.map((status) => statusNames[status]['zh-CN']).join('、')}。`,
				'en-US': `An issue cannot go from ${nameStatus(refusal.from, 'en-US')} to ${nameStatus(refusal.to, 'en-US')}. The loop is ${statuses.join(', ')}.`,
			};
		case 'LOOP_INCOMPLETE':
			return list('这一步还缺：', 'This step still needs: ', refusal.fields, nameOf);
		case 'LOOP_CONFLICT':
			return {
				'zh-CN': '别人刚刚改过这个问题。请再看一眼，然后决定。',
				'en-US': 'Someone else changed this issue a moment ago. Look at it again before you decide.',
			};
		case 'LOOP_FROZEN':
			return {
				'zh-CN': '已归档的问题不能再改。要改请写明原因并重新打开。',
				'en-US': 'An archived issue is frozen. Reopen it with a reason to change it.',
			};
		case 'LOOP_KEEP':
			return sayKept(refusal.what, refusal.names ?? []);
		case 'LOOP_SERVER_FIELD':
			return list('这些字段由系统自己填写：', 'The desk sets these fields itself: ', refusal.fields, nameOf);
		case 'LOOP_PROMISE':
			return promiseWords[refusal.why];
		case 'LOOP_INTERVIEWER':
			return {
				'zh-CN': '谁处理的问题，就不由谁来问满意度：请别的同事打这个电话，除非设置里允许。',
				'en-US':
					'Whoever handled the issue does not ask how it went: somebody else makes this call, unless the settings allow it.',
			};
		case 'LOOP_READ_ONLY':
			return {
				'zh-CN': '日志自动生成，客户写的原样保留：谁都不能添加、修改或删除。',
				'en-US':
					'The log writes itself, and what a customer wrote stays as it is: nobody adds to it, changes it or deletes from it.',
			};
		case 'LOOP_TOKEN':
			return refusal.gone
				? { 'zh-CN': '这个链接已过期，或者已经用过。', 'en-US': 'This link has expired or has been used.' }
				: { 'zh-CN': '没有这个链接。', 'en-US': 'This link is not known.' };
		case 'LOOP_RATE':
			return {
				'zh-CN': `太频繁了，请 ${refusal.seconds} 秒后再试。`,
				'en-US': `Too many tries. Please try again in ${refusal.seconds} seconds.`,
			};
		case 'LOOP_ROOM':
			return {
				'zh-CN': `客户服务台需要 ${refusal.needed} 个集合，许可证只剩 ${refusal.room} 个。什么都没有改动。`,
				'en-US': `The desk needs ${refusal.needed} collections and this licence has room for ${refusal.room}. Nothing was changed.`,
			};
	}
}

/** Sentences end with a full stop, whatever they list. */
function list(zh: string, en: string, columns: readonly string[], nameOf: NameOf): Text {
	const names = columns.map(nameOf);
	return { 'zh-CN': `${zh}${names.join('、')}。`, 'en-US': `${en}${names.join(', ')}.` };
}

/** In English a status is called as the API calls it. */
function nameStatus(status: string, language: Language): string {
	const known = status.trim();
	if (language === 'en-US') return known || 'nothing';
	return statusNames[known as Status]?.[language] ?? (known || '空');
}

const keptWords: Readonly<Record<Kept, (names: string) => Text>> = {
	issue: () => ({ 'zh-CN': '问题要保留', 'en-US': 'An issue stays as it is' }),
	customer: () => ({ 'zh-CN': '有往来记录的客户要保留', 'en-US': 'A customer with a history stays as it is' }),
	user: () => ({
		'zh-CN': '此人还负责着问题、客户或联系记录：请先交接，或停用账号而不是删除',
		'en-US': 'A user who owns issues, customers or contacts stays: hand over, or suspend the user instead',
	}),
	story: () => ({
		'zh-CN': '属于问题经过的内容和已有的答复要保留',
		'en-US': 'What belongs to the story of an issue, or was answered, stays as it is',
	}),
	named: (names) => ({
		'zh-CN': `${names} 里还用着它，要保留`,
		'en-US': `${names} still names this row: it stays as it is`,
	}),
	collection: (names) => ({
		'zh-CN': `系统的集合（${names}）要保留`,
		'en-US': `A collection of the desk (${names}) stays as it is`,
	}),
	meta: () => ({
		'zh-CN': '系统的集合要保持启用和记录，不用版本和手动排序',
		'en-US': 'A collection of the desk stays active and tracked, without versions and manual sorting',
	}),
	field: (names) => ({
		'zh-CN': `流程需要的字段（${names}）要保留`,
		'en-US': `A field that the loop needs (${names}) stays as it is`,
	}),
	row: () => ({ 'zh-CN': '这一行要保留', 'en-US': 'This row stays as it is' }),
};

function sayKept(what: Kept, names: readonly string[]): Text {
	const said = keptWords[what](names.join(', '));
	return {
		'zh-CN': `${said['zh-CN']}：问题的经过从不缺失。`,
		'en-US': `${said['en-US']}: the story of an issue is never cut short.`,
	};
}

const promiseWords: Readonly<Record<'past' | 'back' | 'spent', Text>> = {
	past: { 'zh-CN': '承诺的时间要在将来。', 'en-US': 'A time that is promised lies ahead.' },
	back: {
		'zh-CN': '承诺可以写明原因后改期，但不能收回。',
		'en-US': 'A promise is renewed with a reason, not taken back.',
	},
	spent: {
		'zh-CN': '这个承诺改期的次数已经用完（见设置）。',
		'en-US': 'This promise has been renewed as often as the settings allow.',
	},
};
