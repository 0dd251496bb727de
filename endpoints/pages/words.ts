import type { Text } from '../../extensions/domain/language.js';

/** Every text of the public pages that is not a question; `{name}` is filled in where it is used. */
export const words = {
	minutes: { 'zh-CN': '大约 {n} 分钟。', 'en-US': 'About {n} min.' },
	about: { 'zh-CN': '关于您的问题', 'en-US': 'About your issue' },
	solution: { 'zh-CN': '我们的解决办法', 'en-US': 'What we did about it' },
	solutionMore: { 'zh-CN': '看看我们是怎么解决的', 'en-US': 'Read what we did about it' },
	needed: { 'zh-CN': '必填', 'en-US': 'needed' },
	notSolved: {
		'zh-CN': '好，我们接着处理。请在下面写上还差什么。',
		'en-US': 'Then we are not done. Please tell us below what is missing.',
	},
	expected: { 'zh-CN': '您的期望', 'en-US': 'What you expected' },
	experienced: { 'zh-CN': '实际体验', 'en-US': 'What you experienced' },
	several: { 'zh-CN': '可以选几项。', 'en-US': 'Choose as many as you like.' },
	atMost: { 'zh-CN': '最多选 {n} 项。', 'en-US': 'Choose at most {n}.' },
	progress: { 'zh-CN': '已答 {done} / {all}', 'en-US': '{done} of {all} answered' },
	later: { 'zh-CN': '先存着，以后再填', 'en-US': 'Save, and finish later' },
	saved: {
		'zh-CN': '已替您存好，还没有发送。用同一个链接随时可以接着填。',
		'en-US': 'Kept for you, and not sent yet. Open the same link whenever you like to go on.',
	},
	resumed: {
		'zh-CN': '您上次填到这里，内容都还在。还没有发送。',
		'en-US': 'Here is what you had filled in. It has not been sent yet.',
	},
	leave: { 'zh-CN': '不想再收到问卷？', 'en-US': 'No more surveys?' },
	leaveHint: {
		'zh-CN': '按一下就不再给您发问卷。您的问题照常处理，照常答复。',
		'en-US': 'One press, and we send you no more of them. Your issues are handled and answered as before.',
	},
	leaveSend: { 'zh-CN': '不要再给我发问卷', 'en-US': 'Send me no more surveys' },
	back: { 'zh-CN': '点错了，请继续发给我', 'en-US': 'That was a mistake: keep asking me' },
	whyAny: { 'zh-CN': '是什么让您打了这个分？', 'en-US': 'What made you choose this number?' },
	whyHigh: { 'zh-CN': '是什么让您愿意推荐？', 'en-US': 'What would you tell them?' },
	whyLow: { 'zh-CN': '主要是什么让您不愿推荐？', 'en-US': 'What holds you back the most?' },
	send: { 'zh-CN': '发送我的回答', 'en-US': 'Send my answer' },
	privacy: {
		'zh-CN': '您的回答只给负责您这件事的人看。本页不用 Cookie，也不跟踪。',
		'en-US': 'Only the people who look after you read your answer. This page uses no cookies and no tracking.',
	},
	validUntil: { 'zh-CN': '本链接有效至 {time}。', 'en-US': 'This link is good until {time}.' },
	otherLanguage: { 'zh-CN': 'English', 'en-US': '中文' },
	problemsTitle: { 'zh-CN': '还差一点，请看这里', 'en-US': 'Not sent yet: please look at this' },
	problemsKept: { 'zh-CN': '您填的内容都还在。', 'en-US': 'Everything you have filled in is still here.' },
	problemPrefix: { 'zh-CN': '请修改：', 'en-US': 'Please correct: ' },
	busy: {
		'zh-CN': '刚才没能保存，这是我们的问题。请过一分钟再点一次“发送我的回答”。',
		'en-US': 'We could not save it just now; that is our fault. Please press “Send my answer” again in a minute.',
	},
	thanks: { 'zh-CN': '谢谢您', 'en-US': 'Thank you' },
	next: { 'zh-CN': '接下来', 'en-US': 'What happens next' },
	archived: {
		'zh-CN': '问题 {number} 已由您确认解决，今天归档。',
		'en-US': 'You have confirmed that {number} is solved. It was archived today.',
	},
	archivedNext: {
		'zh-CN': '如果问题又出现，告诉{owner}就行，我们会重新打开它，不用您从头再说一遍。',
		'en-US': 'If it comes back, tell {owner} and we will reopen it. You will not have to explain it again.',
	},
	returnedTitle: { 'zh-CN': '我们接着处理', 'en-US': 'We are back on it' },
	returned: {
		'zh-CN': '对不起，问题 {number} 还没有解决。它已经回到{owner}手上。',
		'en-US': 'We are sorry that {number} is not solved yet. It is back with {owner}.',
	},
	returnedNext: { 'zh-CN': '最迟 {time} 告诉您进展。', 'en-US': 'You will hear from us by {time} at the latest.' },
	stored: { 'zh-CN': '您的回答已经收到。', 'en-US': 'We have your answer.' },
	raised: {
		'zh-CN': '您反映的情况已作为问题记录，{owner}会联系您。',
		'en-US': 'What you told us is on record as an issue, and {owner} will get in touch.',
	},
	ourTeam: { 'zh-CN': '我们的服务团队', 'en-US': 'our service team' },
	close: { 'zh-CN': '现在可以关闭这个页面了。', 'en-US': 'You can close this page now.' },
} as const satisfies Readonly<Record<string, Text>>;

type Notice = { readonly title: Text; readonly text: Text; readonly next: Text };

/** Pages that say why there is nothing to fill in, and what to do about it. */
export const notices = {
	unknown: {
		title: { 'zh-CN': '找不到这个页面', 'en-US': 'We cannot find this page' },
		text: { 'zh-CN': '链接可能没有复制完整。', 'en-US': 'Part of the link may be missing.' },
		next: {
			'zh-CN': '请从收到的消息里再点一次；还是不行的话，请您的对接人重新发一个链接。',
			'en-US':
				'Please open it once more from the message. If that does not help, ask your contact here for a new link.',
		},
	},
	expired: {
		title: { 'zh-CN': '这个链接已过期', 'en-US': 'This link has expired' },
		text: { 'zh-CN': '您的意见我们仍然想听。', 'en-US': 'We would still like to hear from you.' },
		next: {
			'zh-CN': '请您的对接人重新发一个链接，或者直接告诉对方。',
			'en-US': 'Ask your contact here for a new link, or simply tell them.',
		},
	},
	linkExpired: {
		title: { 'zh-CN': '这个链接已过期', 'en-US': 'This link has expired' },
		text: { 'zh-CN': '您的问题仍在我们这里，没有丢。', 'en-US': 'Your issue is still with us; nothing is lost.' },
		next: {
			'zh-CN': '请您的对接人重新发一个链接，或者打开我们最近的一条消息。',
			'en-US': 'Ask your contact here for a new link, or open the one in our latest message.',
		},
	},
	used: {
		title: { 'zh-CN': '您已经回答过了', 'en-US': 'You have already answered' },
		text: {
			'zh-CN': '谢谢您，第一次的回答已经保存，没有改动。',
			'en-US': 'Thank you. Your first answer is kept as you gave it.',
		},
		next: {
			'zh-CN': '想补充什么，直接告诉您的对接人就行。',
			'en-US': 'If there is something to add, just tell your contact here.',
		},
	},
	withdrawn: {
		title: { 'zh-CN': '这份问卷已经结束', 'en-US': 'This survey has ended' },
		text: {
			'zh-CN': '我们已不再需要它的回答，您不用做什么。',
			'en-US': 'We no longer need an answer to it. There is nothing you have to do.',
		},
		next: {
			'zh-CN': '想对我们说什么，直接告诉您的对接人就行。',
			'en-US': 'If there is something you want us to know, just tell your contact here.',
		},
	},
	left: {
		title: { 'zh-CN': '好的，不再发问卷给您', 'en-US': 'No more surveys for you' },
		text: {
			'zh-CN': '您的问题照常处理，照常答复。',
			'en-US': 'Your issues are handled and answered as before.',
		},
		next: {
			'zh-CN': '改变主意时，告诉您的对接人就行。',
			'en-US': 'If you change your mind, just tell your contact here.',
		},
	},
	stayed: {
		title: { 'zh-CN': '好的，有问卷时还会发给您', 'en-US': 'We will keep asking you' },
		text: { 'zh-CN': '谢谢您愿意告诉我们。', 'en-US': 'Thank you for telling us what it is like.' },
		next: {
			'zh-CN': '这个链接仍然有效：从收到的消息里打开它就能回答。',
			'en-US': 'Your link stays as it was: open it from the message to answer.',
		},
	},
	rate: {
		title: { 'zh-CN': '请稍等一下', 'en-US': 'One moment, please' },
		text: { 'zh-CN': '短时间内打开的次数太多。', 'en-US': 'This was opened too often in a short time.' },
		next: { 'zh-CN': '请过一分钟再试。', 'en-US': 'Please try again in a minute.' },
	},
	slow: {
		title: { 'zh-CN': '传得太慢，没能收完', 'en-US': 'It came too slowly' },
		text: {
			'zh-CN': '网络可能断了一会儿。什么都没有保存。',
			'en-US': 'The connection may have been gone for a while. Nothing was saved.',
		},
		next: {
			'zh-CN': '请返回上一页再发一次；还是不行的话，先不带文件，只写下问题。',
			'en-US': 'Please go back and send it once more. If that does not help, leave the files out for now.',
		},
	},
	unreadable: {
		title: { 'zh-CN': '没能读懂您发来的内容', 'en-US': 'We could not read what was sent' },
		text: { 'zh-CN': '什么都没有保存。', 'en-US': 'Nothing was saved.' },
		next: {
			'zh-CN': '请从收到的消息里重新打开链接，再填一次。',
			'en-US': 'Please open the link from the message again and fill it in once more.',
		},
	},
	broken: {
		title: { 'zh-CN': '暂时打不开', 'en-US': 'This does not work just now' },
		text: { 'zh-CN': '这是我们的问题，已经记录下来。', 'en-US': 'That is our fault, and it has been noted.' },
		next: {
			'zh-CN': '请过几分钟再试；您的链接仍然有效。',
			'en-US': 'Please try again in a few minutes. Your link stays good.',
		},
	},
} as const satisfies Readonly<Record<string, Notice>>;

export type NoticeName = keyof typeof notices;
