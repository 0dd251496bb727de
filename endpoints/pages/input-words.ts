import type { Text } from '../../extensions/domain/language.js';
import type { InputCode } from '../../extensions/domain/report/problem.js';

/** What is wrong with a field, in words that say what to do. */
export const inputProblems: Readonly<Record<InputCode, Text>> = {
	required: { 'zh-CN': '请填写这一项。', 'en-US': 'Please fill this in.' },
	type: { 'zh-CN': '这里的内容我们看不懂，请改一下。', 'en-US': 'We cannot read what is here. Please change it.' },
	range: { 'zh-CN': '请从给出的选项里选一个。', 'en-US': 'Please choose one of what is offered.' },
	too_long: { 'zh-CN': '内容太长，请写得短一些。', 'en-US': 'This is too long. Please write a little less.' },
	duplicate: { 'zh-CN': '这一项填了不止一次。', 'en-US': 'This was filled in more than once.' },
	unknown: { 'zh-CN': '没有这一项。', 'en-US': 'There is no such field.' },
	phone: {
		'zh-CN': '这不像电话号码，请检查一下。',
		'en-US': 'This does not look like a phone number. Please check it.',
	},
	email: {
		'zh-CN': '这不像邮箱地址，请检查一下。',
		'en-US': 'This does not look like an e-mail address. Please check it.',
	},
	reach: {
		'zh-CN': '电话和邮箱请至少留一个，我们好答复您。',
		'en-US': 'Please leave a phone number or an e-mail address, so that we can answer you.',
	},
	busy: {
		'zh-CN': '刚才没能保存，这是我们的问题。请过一分钟再发一次。',
		'en-US': 'We could not save it just now; that is our fault. Please send it again in a minute.',
	},
	file_type: {
		'zh-CN': '只收图片、PDF、纯文本和办公文档。请换一个文件。',
		'en-US': 'We take pictures, PDF, plain text and office documents. Please choose another file.',
	},
	file_size: {
		'zh-CN': '文件太大，请换一个小一些的。',
		'en-US': 'This file is too large. Please choose a smaller one.',
	},
	file_empty: { 'zh-CN': '文件是空的，请换一个。', 'en-US': 'This file is empty. Please choose another one.' },
	file_count: { 'zh-CN': '附件太多，请少选几个。', 'en-US': 'These are too many files. Please choose fewer.' },
};
