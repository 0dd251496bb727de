import { callEnds, channels, skips, surveyTriggers } from '../../domain/choices.js';
import { choose } from '../choice.js';
import { collection, text } from '../definition.js';
import { alias, countedKey, field, group, wordKey } from '../field.js';
import { relate } from '../relation.js';

export const surveys = collection(
	'loop_surveys',
	'ballot',
	text('问卷', 'Surveys'),
	{ sort: 5, template: '{{title_zh}} {{title_en}}' },
	[
		wordKey(text('键', 'Key')),
		field('active', 'boolean', text('启用', 'Active'), { initial: true }),
		field('title_zh', 'string', text('中文标题', 'Chinese title'), { required: true }),
		field('title_en', 'string', text('英文标题', 'English title'), { required: true }),
		field('intro_zh', 'text', text('中文说明', 'Chinese introduction')),
		field('intro_en', 'text', text('英文说明', 'English introduction')),
		choose('trigger', 'trigger', surveyTriggers, text('何时发出', 'When'), { initial: 'manual' }),
		field('questions', 'json', text('题目', 'Questions'), { width: 'full', interface: 'loop-questions' }),
		alias('asking', text('询问客户', 'Ask customers'), 'loop-asking', { width: 'full' }),
	],
);

const given = { readonly: true } as const;
const call = { group: 'group_call', readonly: true } as const;

export const responses = collection(
	'loop_responses',
	'reviews',
	text('满意度答卷', 'Responses'),
	{ sort: 6, template: '{{customer.name}} {{overall}} NPS {{nps}}' },
	[
		countedKey(),
		alias('loop_interview', text('电话回访', 'The call'), 'loop-interview', { width: 'full' }),
		relate('survey', 'loop_surveys', text('问卷', 'Survey'), { required: true }),
		field('survey_version', 'integer', text('问卷版本', 'Version of the survey'), given),
		relate('customer', 'loop_customers', text('客户', 'Customer'), { required: true }),
		relate('issue', 'loop_issues', text('问题', 'Issue')),
		choose('channel', 'channel', channels, text('途径', 'Channel')),
		field('overall', 'integer', text('整体满意度(1–10)', 'Overall (1–10)')),
		field('nps', 'integer', text('净推荐值(0–10)', 'NPS (0–10)')),
		field('reason', 'text', text('推荐/不推荐原因', 'Reason'), { width: 'full' }),
		field('suggestion', 'text', text('改进建议', 'Suggestion'), { width: 'full' }),
		field('scores', 'json', text('各项评分', 'Scores'), { width: 'full' }),
		field('solved', 'boolean', text('客户说已解决', 'Solved, says the customer')),
		field('contact', 'string', text('联系方式', 'Contact'), given),
		group('group_times', text('时间', 'Times'), { width: 'full' }),
		field('sent_at', 'timestamp', text('发出时间', 'Sent at'), { group: 'group_times' }),
		field('expires_at', 'timestamp', text('有效期至', 'Expires at'), { group: 'group_times' }),
		field('answered_at', 'timestamp', text('回答时间', 'Answered at'), { group: 'group_times' }),
		field('withdrawn_at', 'timestamp', text('撤回时间', 'Taken back at'), {
			group: 'group_times',
			note: text('填上后，客户的链接不再能回答。', 'Once this is set, the customer can no longer answer by the link.'),
		}),
		group('group_call', text('回访', 'Call-back'), { width: 'full', closed: true }),
		field('call_due', 'timestamp', text('该打电话的时间', 'Call due at'), call),
		relate('call_owner', 'directus_users', text('由谁打', 'Who calls'), { ...call, readonly: false, guarded: false }),
		field('call_attempts', 'integer', text('未联系上的次数', 'Times not reached'), { ...call, initial: 0 }),
		choose('call_ended', 'call_end', callEnds, text('为何不再打', 'Why nobody calls any more'), call),
		relate('answered_by', 'directus_users', text('由谁录入', 'Put in by'), { ...call, guarded: false }),
		field('language', 'string', text('语言', 'Language')),
		choose('skipped', 'skipped', skips, text('未发出的原因', 'Why it was not sent')),
		relate('event', 'loop_events', text('起因', 'Cause'), { ...given, hidden: true, unique: true }),
		field('contact_sealed', 'text', text('联系方式(密文)', 'Contact (sealed)'), {
			...given,
			hidden: true,
			special: ['conceal'],
		}),
		field('occasion', 'string', text('时机', 'Occasion'), { ...given, hidden: true }),
		field('cause', 'string', text('名额', 'Slot'), { ...given, hidden: true, unique: true }),
		field('due_at', 'timestamp', text('应询问时间', 'Due at'), { ...given, group: 'group_times' }),
		field('ask_at', 'timestamp', text('等待发出', 'Waits to be sent since'), { ...given, hidden: true }),
		field('reminder_due', 'timestamp', text('提醒时间', 'Reminder due'), { ...given, hidden: true }),
		field('reminded_at', 'timestamp', text('已提醒', 'Reminded at'), { ...given, group: 'group_times' }),
		field('digest', 'string', text('答卷指纹', 'Digest'), { ...given, hidden: true }),
	],
	[
		['customer', 'answered_at'],
		['issue'],
		['answered_at'],
		['sent_at'],
		['survey'],
		['occasion', 'ask_at'],
		['reminder_due'],
		['expires_at'],
		['call_owner', 'call_due'],
	],
);
