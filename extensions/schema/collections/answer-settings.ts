import { defaultSettings } from '../../domain/settings.js';
import { text } from '../definition.js';
import { field, group } from '../field.js';

const answers = { group: 'group_answers' };
const calls = { group: 'group_calls' };

/** What follows from an answer (R28), and who calls where there is none (D14). */
export const answerSettings = [
	group('group_answers', text('答卷之后', 'What follows from an answer'), { width: 'full' }),
	field('low_score', 'integer', text('低分线(1–10)', 'Low score, up to (1–10)'), {
		...answers,
		initial: defaultSettings.low_score,
		note: text(
			'整体满意度不高于此分:登记问题并记为风险信号。',
			'An overall score up to this opens an issue and is a signal of risk.',
		),
	}),
	field('answer_moves_tier', 'boolean', text('可转为流失风险客户', 'May move to churn-risk'), {
		...answers,
		initial: defaultSettings.answer_moves_tier,
		note: text(
			'客户提出异议,或满意度低于该分层规则时;人工固定的分层不变。',
			'On an objection, or a satisfaction below the rule of that tier; a pinned tier stays.',
		),
	}),
	field('objection_words', 'json', text('异议用语', 'Words of objection'), {
		...answers,
		width: 'full',
		interface: 'tags',
		initial: JSON.stringify(defaultSettings.objection_words),
		note: text(
			'中文按包含、英文按整词查找,* 代表任意词尾;“没有投诉”这样的否定不算。',
			'Chinese anywhere in the text, English as whole words, * for any ending; a negation such as “no complaints” does not count.',
		),
	}),
	field('referral', 'boolean', text('邀请推荐者推荐', 'Invite promoters to recommend us'), {
		...answers,
		initial: defaultSettings.referral,
		note: text(
			'用「话术与模板」里「推荐邀请」的内容,代替感谢信。',
			'In the wording “Referral” of the playbooks, in place of the thank-you.',
		),
	}),
	group('group_calls', text('电话回访', 'Call-backs'), { width: 'full', closed: true }),
	field('call_days', 'integer', text('多少天未答则打电话', 'Call after days without an answer'), {
		...calls,
		initial: defaultSettings.call_days,
		note: text('0 表示不打。', '0: nobody calls.'),
	}),
	field('call_hours', 'integer', text('未联系上,多少小时后再打', 'Next try after hours'), {
		...calls,
		initial: defaultSettings.call_hours,
	}),
	field('call_attempts', 'integer', text('最多打几次', 'Most tries'), {
		...calls,
		initial: defaultSettings.call_attempts,
	}),
	field('call_by_owner', 'boolean', text('允许处理人自己回访', 'Whoever handled it may ask'), {
		...calls,
		initial: defaultSettings.call_by_owner,
	}),
];
