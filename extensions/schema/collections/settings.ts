import { afterHours } from '../../domain/alert/after-hours.js';
import { defaultEscalation } from '../../domain/deadline/escalation.js';
import { defaultSettings } from '../../domain/settings.js';
import { choose, chooseLanguage } from '../choice.js';
import { relate } from '../relation.js';
import { answerSettings } from './answer-settings.js';
import { askingSettings } from './asking-settings.js';
import { deadlineRules, escalationSteps } from './rule-lists.js';
import { collection, text } from '../definition.js';
import { alias, countedKey, field, group } from '../field.js';

const loop = { group: 'group_times' };
const pages = { group: 'group_pages' };
const messages = { group: 'group_messages' };

export const settings = collection(
	'loop_settings',
	'tune',
	text('闭环设置', 'Loop settings'),
	{ sort: 20, singleton: true, accountability: 'activity' },
	[
		countedKey(),
		field('time_zone', 'string', text('时区', 'Time zone'), {
			initial: defaultSettings.time_zone,
			note: text(
				'IANA 时区名;天数、问题编号和指标按它计算。',
				'IANA name; days, issue numbers and figures are counted in it.',
			),
		}),
		chooseLanguage(text('默认语言', 'Default language'), { initial: null }),
		group('group_times', text('时限(分钟)', 'Deadlines (minutes)'), { width: 'full' }),
		field('first_response_minutes', 'integer', text('初步响应', 'First response'), {
			...loop,
			initial: defaultSettings.first_response_minutes,
		}),
		field('commit_minutes', 'integer', text('解决或承诺', 'Solution or promise'), {
			...loop,
			initial: defaultSettings.commit_minutes,
		}),
		field('progress_minutes', 'integer', text('进度告知间隔', 'Progress, every'), {
			...loop,
			initial: defaultSettings.progress_minutes,
		}),
		field('promise_renewals', 'integer', text('承诺最多改期次数', 'Promise may be renewed, times'), {
			...loop,
			initial: defaultSettings.promise_renewals,
		}),
		field('deadline_rules', 'json', text('时限规则', 'Deadline rules'), {
			...loop,
			...deadlineRules,
			width: 'full',
			note: text(
				'从上到下,第一条符合且写了该时限的规则生效;其次是类别、分层,最后是上面的分钟数。整天按工作日计,其余按工作时间计。',
				'From the top, the first rule that fits and names the deadline holds; then the category, the tier, and the minutes above. Whole days are working days, the rest is working time.',
			),
		}),
		field('escalation', 'json', text('升级提醒', 'Escalation'), {
			...loop,
			...escalationSteps,
			initial: JSON.stringify(defaultEscalation),
			width: 'full',
			note: text('100% 即到期;200% 为再过同样长的时间。', '100 % is the deadline, 200 % as long again after it.'),
		}),
		relate('watcher', 'directus_users', text('另行通知', 'Also tell'), loop),
		field('alert_email', 'boolean', text('时限提醒同时发邮件', 'Tell of deadlines by e-mail as well'), {
			...loop,
			initial: defaultSettings.alert_email,
			note: text(
				'站内通知总会有;邮件只发给个人资料里打开了“电子邮件通知”的人。',
				'Always in the Studio; by mail to whoever has “Email Notifications” on in their profile.',
			),
		}),
		field('alert_digest_minutes', 'integer', text('两封提醒邮件至少间隔(分钟)', 'Minutes between two such mails'), {
			...loop,
			initial: defaultSettings.alert_digest_minutes,
			note: text('期间的提醒合并成一封。', 'What comes meanwhile goes into one mail.'),
		}),
		choose(
			'alert_after_hours',
			'alert_after_hours',
			afterHours,
			text('非工作时间发送', 'Mailed outside working time'),
			{
				...loop,
				required: true,
				initial: defaultSettings.alert_after_hours,
				note: text('其余的等到上班时合并成一封。', 'The rest waits and comes in one mail when work opens.'),
			},
		),
		group('group_hours', text('工作时间', 'Working hours'), { width: 'full', closed: true }),
		field('calendar', 'json', text('工作日历', 'Calendar'), {
			group: 'group_hours',
			width: 'full',
			interface: 'loop-calendar',
			note: text('留空为全天候(24×7)。', 'Empty: around the clock.'),
		}),
		group('group_survey', text('满意度确认', 'Confirmation'), { width: 'full' }),
		field('survey_hours', 'integer', text('解决后多少小时内询问', 'Ask within hours of the solution'), {
			group: 'group_survey',
			initial: defaultSettings.survey_hours,
		}),
		field('survey_days', 'integer', text('问卷链接有效天数', 'Days a survey link is good for'), {
			group: 'group_survey',
			initial: defaultSettings.survey_days,
		}),
		field(
			'confirm_attempts',
			'integer',
			text('未答复归档所需的联系次数', 'Attempts before archiving without an answer'),
			{
				group: 'group_survey',
				initial: defaultSettings.confirm_attempts,
				note: text(
					'在问题的联系记录里登记为“确认满意”的次数。',
					'Contacts of kind "confirmation" on record for the issue.',
				),
			},
		),
		group('group_asking', text('何时询问客户', 'When customers are asked'), { width: 'full', closed: true }),
		...askingSettings,
		...answerSettings,
		field('fewest_answers', 'integer', text('至少多少份答卷才显示数字', 'Answers that a figure needs'), {
			group: 'group_survey',
			initial: defaultSettings.fewest_answers,
			note: text(
				'少于这个数时，面板写“样本太少”，不突出数字。',
				'With fewer, the panels say "too few answers" in place of a bold number.',
			),
		}),
		group('group_pages', text('客户页面', 'Customer pages'), { width: 'full', closed: true }),
		field('report_page', 'boolean', text('公开的提交问题页面', 'Public page to raise an issue'), {
			...pages,
			initial: defaultSettings.report_page,
			note: text('关闭后 /loop/report 不再接收问题。', 'Off: /loop/report takes no issues.'),
		}),
		field('report_files', 'integer', text('最多附件数', 'Most files of a report'), {
			...pages,
			initial: defaultSettings.report_files,
		}),
		field('report_file_mb', 'integer', text('单个附件上限(MB)', 'Largest file of a report (MB)'), {
			...pages,
			initial: defaultSettings.report_file_mb,
		}),
		field('report_limit', 'integer', text('同一来源十分钟内最多几个问题', 'Reports from one address in ten minutes'), {
			...pages,
			initial: defaultSettings.report_limit,
		}),
		field('link_days', 'integer', text('客户链接有效天数', 'Days a customer’s link is good for'), {
			...pages,
			initial: defaultSettings.link_days,
		}),
		field('reopen_days', 'integer', text('归档后多少天内客户可重新打开', 'Days in which the customer may reopen'), {
			...pages,
			initial: defaultSettings.reopen_days,
			note: text('0 表示只能由员工重新打开。', '0: only staff reopen.'),
		}),
		group('group_messages', text('给客户的消息', 'Messages to customers'), { width: 'full', closed: true }),
		field('message_email', 'boolean', text('发送邮件', 'Send e-mail'), {
			...messages,
			initial: defaultSettings.message_email,
			note: text('通过 Directus 的邮件设置(EMAIL_*)发送。', 'Through the mail set-up of Directus (EMAIL_*).'),
		}),
		field('sms_important', 'boolean', text('重要消息同时发短信', 'What is important by SMS as well'), {
			...messages,
			initial: defaultSettings.sms_important,
		}),
		field('reminder_hours', 'integer', text('多少小时未确认则提醒', 'Remind after hours without an answer'), {
			...messages,
			initial: defaultSettings.reminder_hours,
			note: text('0 表示不提醒。', '0: no reminder.'),
		}),
		field('message_attempts', 'integer', text('最多尝试次数', 'Tries before giving up'), {
			...messages,
			initial: defaultSettings.message_attempts,
		}),
		field('webhook_url', 'string', text('短信和微信的 Webhook 地址', 'Webhook for SMS and WeChat'), {
			...messages,
			width: 'full',
			initial: defaultSettings.webhook_url,
			note: text(
				'我们把要发的消息签名后 POST 到这个 https 地址;留空则不发短信和微信。',
				'We POST each message, signed, to this https address; left empty, no SMS and no WeChat is sent.',
			),
		}),
		field('webhook_secret', 'string', text('Webhook 密钥', 'Secret of the webhook'), {
			...messages,
			options: { masked: true },
			note: text('加密保存,之后无人能读出。', 'Kept encrypted; nobody can read it afterwards.'),
		}),
		field('webhook_private', 'boolean', text('允许内网地址', 'Allow private addresses'), {
			...messages,
			initial: defaultSettings.webhook_private,
			note: text(
				'只有 Webhook 在您自己的网络里时才打开;也允许 http。',
				'Only where the webhook is in your own network; http is allowed then, too.',
			),
		}),
		field('webhook_secret_sealed', 'text', text('Webhook 密钥(密文)', 'Secret of the webhook (sealed)'), {
			hidden: true,
			readonly: true,
			special: ['conceal'],
		}),
		group('group_import', text('导入', 'Import'), { width: 'full' }),
		alias('loop_import', text('导入表格', 'Import a spreadsheet'), 'loop-import', {
			group: 'group_import',
			width: 'full',
		}),
		field('import_max_rows', 'integer', text('最多行数', 'Most rows'), {
			group: 'group_import',
			initial: defaultSettings.import_max_rows,
		}),
		field('import_max_mb', 'integer', text('最大文件(MB)', 'Largest file (MB)'), {
			group: 'group_import',
			initial: defaultSettings.import_max_mb,
		}),
	],
);
