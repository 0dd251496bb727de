import type { Text } from '../../domain/language.js';

export const wordingWords = {
	placeholders: {
		'zh-CN': '可用的占位符，点一下就插到光标处',
		'en-US': 'Placeholders there are; a click puts one where the cursor is',
	},
	insert: { 'zh-CN': '插入 {name}：{meaning}', 'en-US': 'Insert {name}: {meaning}' },
	inserted: { 'zh-CN': '已插入 {name}', 'en-US': '{name} inserted' },
	copied: { 'zh-CN': '已复制 {name}，请粘贴到要用的地方', 'en-US': '{name} copied; paste it where you need it' },
	wrong: { 'zh-CN': '写错的地方（保存时会被拒绝）', 'en-US': 'Mistakes (saving refuses them)' },
	right: { 'zh-CN': '没有写错的地方', 'en-US': 'No mistakes' },
	subject: { 'zh-CN': '邮件主题', 'en-US': 'Subject' },
	body: { 'zh-CN': '内容', 'en-US': 'Wording' },
	short: { 'zh-CN': '短信和微信', 'en-US': 'SMS and WeChat' },
	preview: { 'zh-CN': '客户会看到的样子', 'en-US': 'What the customer would see' },
	issue: { 'zh-CN': '用哪个问题预览', 'en-US': 'With this issue' },
	noIssue: { 'zh-CN': '还没有问题可用来预览。', 'en-US': 'There is no issue yet to show it with.' },
	staffOnly: {
		'zh-CN': '话术给员工看，不会自动发给客户，所以没有预览。',
		'en-US': 'A playbook is for staff and is not sent, so there is no preview.',
	},
	mendFirst: { 'zh-CN': '改好上面写错的地方后更新。', 'en-US': 'It follows once the mistakes above are mended.' },
	email: { 'zh-CN': '邮件', 'en-US': 'E-mail' },
	sms: { 'zh-CN': '短信 · {n} 个字符', 'en-US': 'SMS · {n} characters' },
	empty: {
		'zh-CN': '内容为空，这条不会被使用；下面是系统自带的文字。',
		'en-US': 'The wording is empty and will not be used; below is what the desk ships.',
	},
	failed: { 'zh-CN': '预览没有取到。', 'en-US': 'The preview could not be loaded.' },
} as const satisfies Readonly<Record<string, Text>>;
