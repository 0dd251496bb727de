import { defaultSettings } from '../../domain/settings.js';
import { text } from '../definition.js';
import { field } from '../field.js';

const asking = { group: 'group_asking' };

/** How often and when customers are asked (R27). */
export const askingSettings = [
	field('ask_most', 'integer', text('每人最多收到几份问卷', 'Surveys a person gets at most'), {
		...asking,
		initial: defaultSettings.ask_most,
		note: text(
			'在下面的天数内,所有渠道合计;同一邮箱或电话算同一人。',
			'Within the days beside it, over all channels; the same e-mail address or phone number is the same person.',
		),
	}),
	field('ask_days', 'integer', text('按多少天滚动计算', 'Within so many days'), {
		...asking,
		initial: defaultSettings.ask_days,
	}),
	field('relation_most', 'integer', text('关系调查每人最多几份', 'Relationship surveys at most'), {
		...asking,
		initial: defaultSettings.relation_most,
		note: text(
			'合作开始和季度末的调查单独计数。',
			'After the start and at the end of a quarter; counted on their own.',
		),
	}),
	field('relation_days', 'integer', text('关系调查按多少天计算', 'Those within so many days'), {
		...asking,
		initial: defaultSettings.relation_days,
	}),
	field('ask_start_days', 'integer', text('合作开始多少天后询问', 'Ask days after the start'), {
		...asking,
		initial: defaultSettings.ask_start_days,
	}),
	field('ask_reminder_days', 'integer', text('多少天未答复则提醒一次', 'Remind once after days'), {
		...asking,
		initial: defaultSettings.ask_reminder_days,
		note: text('0 表示不提醒。', '0: no reminder.'),
	}),
	field('ask_quiet', 'boolean', text('只在工作时间发送问卷', 'Send surveys in working time only'), {
		...asking,
		initial: defaultSettings.ask_quiet,
	}),
	field('ask_pace', 'integer', text('每分钟最多发送几份', 'Surveys sent in a minute'), {
		...asking,
		initial: defaultSettings.ask_pace,
		note: text('按您的邮件服务器能承受的量。', 'As many as your mail server takes.'),
	}),
];
