import type { Status } from '../../extensions/domain/steps.js';
import type { Standing } from '../../extensions/domain/follow/standing.js';
import type { Text } from '../../extensions/domain/language.js';
import type { Done } from '../../extensions/desk/follow/act.js';

type Sentence = { readonly title: Text; readonly lead: Text };

/** The plain sentence that a customer reads first; `{time}` and `{owner}` are filled in. */
export const standings: Readonly<Record<Standing['says'], Sentence>> = {
	received: {
		title: { 'zh-CN': '您的问题已收到', 'en-US': 'We have your issue' },
		lead: { 'zh-CN': '最迟{time}，{owner}会联系您。', 'en-US': 'You will hear from {owner} by {time}.' },
	},
	answerBy: {
		title: { 'zh-CN': '正在处理', 'en-US': 'We are working on it' },
		lead: {
			'zh-CN': '{owner}最迟{time}给您答复。',
			'en-US': 'You will have an answer from {owner} by {time}.',
		},
	},
	planBy: {
		title: { 'zh-CN': '正在处理', 'en-US': 'We are working on it' },
		lead: {
			'zh-CN': '最迟{time}，{owner}会给出解决办法，或者告诉您什么时候能解决。',
			'en-US': 'By {time} {owner} will have a solution, or tell you when there will be one.',
		},
	},
	newsBy: {
		title: { 'zh-CN': '正在处理', 'en-US': 'We are working on it' },
		lead: { 'zh-CN': '最迟{time}，{owner}告诉您进展。', 'en-US': '{owner} will tell you how it goes by {time}.' },
	},
	working: {
		title: { 'zh-CN': '正在处理', 'en-US': 'We are working on it' },
		lead: { 'zh-CN': '{owner}正在处理这件事。', 'en-US': 'It is with {owner}.' },
	},
	late: {
		title: { 'zh-CN': '我们晚了，对不起', 'en-US': 'We are late, and we are sorry' },
		lead: {
			'zh-CN': '本该在{time}之前给您答复。{owner}已经看到超时，会尽快联系您。',
			'en-US': 'You should have heard from us by {time}. {owner} can see that and will be in touch.',
		},
	},
	third: {
		title: { 'zh-CN': '正在等第三方', 'en-US': 'We are waiting for someone else' },
		lead: {
			'zh-CN': '{owner}在跟进，最迟{time}告诉您进展。',
			'en-US': '{owner} keeps after it and will tell you how it goes by {time}.',
		},
	},
	thirdOpen: {
		title: { 'zh-CN': '正在等第三方', 'en-US': 'We are waiting for someone else' },
		lead: { 'zh-CN': '{owner}在跟进。', 'en-US': '{owner} keeps after it.' },
	},
	yourTurn: {
		title: { 'zh-CN': '需要您回复一下', 'en-US': 'We need a word from you' },
		lead: {
			'zh-CN': '收到您的回复，{owner}就接着处理。请写在下面。',
			'en-US': 'As soon as you answer, {owner} goes on. Please write it below.',
		},
	},
	solved: {
		title: { 'zh-CN': '我们认为已经解决', 'en-US': 'We believe it is solved' },
		lead: {
			'zh-CN': '是不是真的解决了，由您说了算。请在下面告诉我们。',
			'en-US': 'Whether it is, you decide. Please tell us below.',
		},
	},
	archived: {
		title: { 'zh-CN': '已解决并归档', 'en-US': 'Solved and archived' },
		lead: { 'zh-CN': '谢谢您。这件事已经办完。', 'en-US': 'Thank you. This one is done.' },
	},
};

/** The four steps as a customer knows them. */
export const stepTitles: Readonly<Record<Status, Text>> = {
	recorded: { 'zh-CN': '已收到', 'en-US': 'Received' },
	handling: { 'zh-CN': '处理中', 'en-US': 'In work' },
	feedback: { 'zh-CN': '您确认', 'en-US': 'Your word' },
	archived: { 'zh-CN': '已归档', 'en-US': 'Archived' },
};

/** What the page says after something was sent. */
export const doneWords: Readonly<Record<Done, Text>> = {
	confirmed: {
		'zh-CN': '谢谢您的确认和评分，已经记下。',
		'en-US': 'Thank you. Your answer and your rating are on record.',
	},
	returned: {
		'zh-CN': '对不起，还没有解决。我们接着处理，您的话已经转到负责人手上。',
		'en-US': 'We are sorry that it is not solved yet. We are back on it, and your words are with whoever handles it.',
	},
	reopened: {
		'zh-CN': '已经重新打开，我们接着处理。不用您从头再说一遍。',
		'en-US': 'It is open again and we are back on it. You do not have to explain it again.',
	},
	sent: { 'zh-CN': '已经收到您的留言。', 'en-US': 'We have your message.' },
	kept: {
		'zh-CN': '问题在此期间有了变化，现在的情况见下。您的话已作为留言记下，没有丢。',
		'en-US': 'The issue has moved on meanwhile; below is how it stands. Your words are kept as a message.',
	},
	moved: {
		'zh-CN': '问题在此期间有了变化，现在的情况见下。什么都没有改动。',
		'en-US': 'The issue has moved on meanwhile; below is how it stands. Nothing was changed.',
	},
	too_late: {
		'zh-CN': '归档已经太久，不能再重新打开。请作为新问题提交，我们马上处理。',
		'en-US': 'It was archived too long ago to be opened again. Please raise it as a new issue; we will see to it.',
	},
};

export const followWords = {
	ourTeam: { 'zh-CN': '我们的服务团队', 'en-US': 'our service team' },
	steps: { 'zh-CN': '四个步骤', 'en-US': 'The four steps' },
	stepDone: { 'zh-CN': '已完成', 'en-US': 'done' },
	stepNow: { 'zh-CN': '现在', 'en-US': 'now' },
	stepAhead: { 'zh-CN': '还没到', 'en-US': 'to come' },
	story: { 'zh-CN': '到目前为止', 'en-US': 'The story so far' },
	youReported: { 'zh-CN': '您提交了问题', 'en-US': 'You raised the issue' },
	recorded: { 'zh-CN': '我们记录了您的问题', 'en-US': 'We put your issue on record' },
	handling: { 'zh-CN': '我们开始处理', 'en-US': 'We started to work on it' },
	feedback: { 'zh-CN': '我们给出了解决办法，请您确认', 'en-US': 'We had a solution and asked you to confirm it' },
	archived: { 'zh-CN': '归档', 'en-US': 'It was archived' },
	confirmed: { 'zh-CN': '您确认已解决', 'en-US': 'You confirmed that it is solved' },
	returned: { 'zh-CN': '还没解决，我们接着处理', 'en-US': 'It was not solved yet, and we went on' },
	youReturned: { 'zh-CN': '您说还没解决，我们接着处理', 'en-US': 'You said that it is not solved, and we went on' },
	reopened: { 'zh-CN': '重新打开', 'en-US': 'It was opened again' },
	youReopened: {
		'zh-CN': '您说问题又出现了，已重新打开',
		'en-US': 'You said that it came back, and we opened it again',
	},
	promised: { 'zh-CN': '我们承诺{time}之前答复', 'en-US': 'We promised an answer by {time}' },
	youSaid: { 'zh-CN': '您的留言', 'en-US': 'You wrote' },
	weSaid: { 'zh-CN': '我们的消息', 'en-US': 'We wrote' },
	rated: { 'zh-CN': '您的评分：{n} / 5', 'en-US': 'You rated it {n} of 5' },
	isSolved: { 'zh-CN': '解决了吗？', 'en-US': 'Is it solved?' },
	yes: { 'zh-CN': '解决了', 'en-US': 'Yes, it is' },
	no: { 'zh-CN': '还没有', 'en-US': 'Not yet' },
	rating: { 'zh-CN': '您满意吗？', 'en-US': 'How content are you?' },
	ratingLow: { 'zh-CN': '不满意', 'en-US': 'not at all' },
	ratingHigh: { 'zh-CN': '很满意', 'en-US': 'very' },
	wordsConfirm: { 'zh-CN': '想说的话', 'en-US': 'Anything you would like to say' },
	wordsHint: {
		'zh-CN': '还没解决的话，请写上还差什么。',
		'en-US': 'If it is not solved, please say what is missing.',
	},
	sendAnswer: { 'zh-CN': '发送我的回答', 'en-US': 'Send my answer' },
	addTitle: { 'zh-CN': '补充或提问', 'en-US': 'Add something or ask' },
	addLabel: { 'zh-CN': '您的留言', 'en-US': 'Your message' },
	answerTitle: { 'zh-CN': '回复我们', 'en-US': 'Answer us' },
	addSend: { 'zh-CN': '发送留言', 'en-US': 'Send my message' },
	backTitle: { 'zh-CN': '问题又出现了？', 'en-US': 'Did it come back?' },
	backUntil: {
		'zh-CN': '{time}之前告诉我们，就在这里接着处理，不用从头再说。',
		'en-US': 'Tell us by {time} and we go on from here. You will not have to explain it again.',
	},
	backLabel: { 'zh-CN': '发生了什么？', 'en-US': 'What happened?' },
	backSend: { 'zh-CN': '重新打开这个问题', 'en-US': 'Open it again' },
	newIssue: { 'zh-CN': '提交新问题', 'en-US': 'Raise a new issue' },
	linkFine: {
		'zh-CN': '这个链接只属于您，请不要转发。打开本页不会改动任何内容。',
		'en-US': 'This link is yours alone; please do not pass it on. Opening the page changes nothing.',
	},
	sealed: {
		'zh-CN': '以上经过已于{time}封存，封印 {seal}。',
		'en-US': 'The story above was sealed on {time}: {seal}',
	},
} as const satisfies Readonly<Record<string, Text>>;
