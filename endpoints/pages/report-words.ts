import type { Text } from '../../extensions/domain/language.js';

/** Every text of the page on which anyone raises an issue. */
export const reportWords = {
	title: { 'zh-CN': '有什么问题？告诉我们', 'en-US': 'Something wrong? Tell us' },
	lead: {
		'zh-CN': '不用登录。提交后马上有编号，还有一个专属页面，随时看进展。',
		'en-US': 'No login. You get a number at once, and a page of your own on which to see how it goes.',
	},
	minute: { 'zh-CN': '不到一分钟。', 'en-US': 'Less than a minute.' },
	description: { 'zh-CN': '发生了什么？', 'en-US': 'What happened?' },
	descriptionHint: {
		'zh-CN': '用您自己的话说就行。有订单号或型号的话请写上。',
		'en-US': 'In your own words. Add an order number or a model if you have one.',
	},
	category: { 'zh-CN': '属于哪一类？', 'en-US': 'What is it about?' },
	categoryNone: { 'zh-CN': '不确定', 'en-US': 'I am not sure' },
	name: { 'zh-CN': '怎么称呼您？', 'en-US': 'Your name' },
	reach: { 'zh-CN': '怎么联系您？', 'en-US': 'How do we reach you?' },
	reachHint: { 'zh-CN': '电话和邮箱留一个就行。', 'en-US': 'A phone number or an e-mail address; one is enough.' },
	phone: { 'zh-CN': '电话', 'en-US': 'Phone' },
	email: { 'zh-CN': '邮箱', 'en-US': 'E-mail' },
	files: { 'zh-CN': '照片或文件', 'en-US': 'Pictures or files' },
	filesHint: {
		'zh-CN': '可以不传。最多 {n} 个，每个不超过 {mb} MB：图片、PDF、文本、办公文档。',
		'en-US': 'Only if you like. At most {n}, up to {mb} MB each: pictures, PDF, text, office documents.',
	},
	filesAgain: { 'zh-CN': '文件请重新选一次。', 'en-US': 'Please choose your files once more.' },
	trap: { 'zh-CN': '请不要填写', 'en-US': 'Leave this empty' },
	send: { 'zh-CN': '提交问题', 'en-US': 'Send my issue' },
	privacy: {
		'zh-CN': '只有处理这件事的人能看到。本页不用 Cookie，也不跟踪。',
		'en-US': 'Only the people who see to it read this. The page uses no cookies and no tracking.',
	},
	trapped: {
		'zh-CN': '有个看不见的栏位被填了内容（可能是浏览器自动填的），我们已清空。请再点一次“提交问题”。',
		'en-US':
			'Something filled in a field that people do not see; we have emptied it. Please press “Send my issue” again.',
	},
	stamped: {
		'zh-CN': '为了挡住机器人，请再点一次“提交问题”。',
		'en-US': 'To keep robots out, please press “Send my issue” once more.',
	},
	already: {
		'zh-CN': '刚才的表单已经提交过，编号 {number}。如果这是另一个问题，请再点一次“提交问题”。',
		'en-US': 'This form was sent before, as {number}. If this is another issue, please press “Send my issue” again.',
	},
	receivedTitle: { 'zh-CN': '已经收到', 'en-US': 'We have it' },
	received: { 'zh-CN': '您的问题编号是 {number}。', 'en-US': 'The number of your issue is {number}.' },
	receivedNext: {
		'zh-CN': '我们马上开始处理。谁在处理、最迟什么时候答复，都在您的专属页面上。',
		'en-US': 'We get to work on it now. Who looks after it, and by when you hear from us, is on your own page.',
	},
	follow: { 'zh-CN': '查看我的问题', 'en-US': 'See my issue' },
	keep: {
		'zh-CN': '请保存这个链接，它只属于您，有效至 {time}：',
		'en-US': 'Keep this link. It is yours alone and good until {time}:',
	},
} as const satisfies Readonly<Record<string, Text>>;
