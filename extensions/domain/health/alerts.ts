import { minute, type Facts } from './facts.js';
import { warn, well, type Finding } from './finding.js';
import { spans } from './spans.js';

/** Whether mails to staff about deadlines go out. */
export function checkAlerts({ now, alerts }: Facts): Finding | null {
	if (!alerts) return null;
	const { waiting, oldest, dead } = alerts;
	const cure = [
		'检查 EMAIL_* 设置和邮件服务器;不需要邮件时,在闭环设置里关闭“时限提醒同时发邮件”。站内通知不受影响。',
		'See to EMAIL_* and the mail server; where no mail is wanted, switch off “Tell of deadlines by e-mail as well” in Loop settings. Notices in the Studio are not affected.',
	] as const;
	if (dead > 0)
		return warn(
			[
				`最近 7 天有 ${dead} 封给同事的时限提醒邮件没有发出。`,
				`${dead} mails about deadlines to staff were given up in the last 7 days.`,
			],
			cure,
		);
	const age = oldest === null ? 0 : now - oldest;
	const [zh, en] = spans(age);
	if (waiting > 0 && age > 15 * minute)
		return warn(
			[
				`${waiting} 封给同事的时限提醒邮件在等待,最久 ${zh}。`,
				`${waiting} mails about deadlines to staff wait, the oldest for ${en}.`,
			],
			cure,
		);
	return well('给同事的时限提醒邮件都已发出。', 'Mails about deadlines to staff have all gone out.');
}

/** Whether every deadline alarms somebody (R18). */
export function checkUnheard({ unheard }: Facts): Finding | null {
	if (unheard === null) return null;
	if (unheard === 0)
		return well('每个未归档问题的时限都有人会被提醒。', 'Somebody is told of the deadlines of every open issue.');
	return warn(
		[
			`${unheard} 个未归档问题的时限提醒不到任何人。`,
			`No deadline of ${unheard} open ${unheard === 1 ? 'issue' : 'issues'} alarms anybody.`,
		],
		[
			'给这些问题定负责人，给问题分类定部门主管，或在闭环设置里选“另行通知的人”；停用的账号不算。',
			'Give them an owner, their categories a department lead, or choose in Loop settings who is told as well; accounts that are switched off do not count.',
		],
	);
}
