import { checkAlerts, checkUnheard } from './alerts.js';
import { day, minute, type Facts } from './facts.js';
import { bad, warn, well, type Finding } from './finding.js';
import { checkMail } from './mail.js';
import { spans } from './spans.js';

/** What is looked at, in the order in which it matters. */
export const checks = {
	set_up: ({ set_up }) =>
		set_up
			? well('本版本已设置完成。', 'This version is set up.')
			: bad(
					['本版本还没有设置。', 'This version is not set up.'],
					[
						'由管理员调用 POST /loop/setup，或重启 Directus。',
						'An admin calls POST /loop/setup, or Directus is started anew.',
					],
				),

	law: ({ set_up, law: { missing, tables } }) =>
		!set_up
			? null
			: missing.length === 0
				? well(`数据库规则在 ${tables} 张表上生效。`, `The law is in force on ${tables} tables of the database.`)
				: bad(
						[`数据库规则缺失：${missing.join('、')}。`, `The law is not in force: ${missing.join(', ')}.`],
						[
							'由管理员调用 POST /loop/setup 重新设置；数据库账号要有建触发器的权限。缺失期间的改动请用「核验日志」检查。',
							'An admin calls POST /loop/setup; the database account must be allowed to create triggers. Verify the log for what happened meanwhile.',
						],
					),

	clock: ({ now, clock: { on, last } }) => {
		const cure = on
			? ([
					'查看 Directus 的日志；若所有进程都设了 LOOP_CLOCK=false，请让一个进程打开它。',
					'Look into the log of Directus; where every process has LOOP_CLOCK=false, let one run the clock.',
				] as const)
			: ([
					'这个进程设了 LOOP_CLOCK=false：请确认有另一个进程在走时。',
					'This process has LOOP_CLOCK=false: see that another one runs the clock.',
				] as const);
		if (last === null) return warn(['时钟还没有走过。', 'The clock has not ticked yet.'], cure);
		const [zh, en] = spans(now - last);
		if (now - last <= 3 * minute)
			return well(`时钟正常，上一次是${zh}前。`, `The clock runs; it last ticked ${en} ago.`);
		return bad([`时钟已停了 ${zh}。`, `The clock has stood still for ${en}.`], cure);
	},

	pending: ({ now, pending: { count, oldest } }) => {
		const age = oldest === null ? 0 : now - oldest;
		if (count === 0) return well('没有积压的后续处理。', 'Nothing that follows from an event is waiting.');
		const [zh, en] = spans(age);
		if (age <= 10 * minute)
			return well(`${count} 个后续处理正在进行。`, `${count} consequences of events are under way.`);
		return bad(
			[`${count} 个后续处理在等待，最久 ${zh}。`, `${count} consequences of events are waiting, the oldest for ${en}.`],
			[
				'查看 Directus 的日志，里面写着失败的原因；它们每分钟会再试。',
				'The log of Directus says why they fail; each is tried again every minute.',
			],
		);
	},

	outbox: ({ now, outbox }) => {
		if (!outbox) return null;
		const { waiting, oldest, dead } = outbox;
		if (dead > 0)
			return warn(
				[`${dead} 条给客户的消息没有送达，已停止重试。`, `${dead} messages to customers were given up.`],
				['看是哪些消息：重新发送，或改用电话联系客户。', 'See which they are: send them again, or call the customer.'],
			);
		const age = oldest === null ? 0 : now - oldest;
		const [zh, en] = spans(age);
		if (waiting > 0 && age > 15 * minute)
			return warn(
				[`${waiting} 条消息在等待发送，最久 ${zh}。`, `${waiting} messages wait to be sent, the oldest for ${en}.`],
				['检查邮件服务器和消息接口是否可用。', 'See whether the mail server and the webhook answer.'],
			);
		return well(`发件箱正常，${waiting} 条正在发送。`, `The outbox is well; ${waiting} messages are on their way.`);
	},

	alerts: checkAlerts,

	unheard: checkUnheard,

	retiming: ({ retiming }) =>
		retiming &&
		well(
			`时限规则有变:已更新 ${retiming.done} / ${retiming.total} 个未归档问题,会自动继续。`,
			`The deadline rules have changed: ${retiming.done} of ${retiming.total} open issues follow the new ones; it goes on by itself.`,
		),

	calendar: ({ now, calendar }) => {
		if (!calendar) return null;
		const until = calendar.covered_until;
		if (until === null) return well('工作日历不含节假日安排。', 'The working calendar has no list of holidays.');
		const left = Date.parse(`${until}T00:00:00Z`) - now;
		if (left > 30 * day) return well(`节假日已知到 ${until}。`, `Holidays are known until ${until}.`);
		return warn(
			[`节假日只知道到 ${until}。`, `Holidays are known only until ${until}.`],
			['在闭环设置的工作日历里补上之后的节假日。', 'Add the later ones to the working calendar in Loop settings.'],
		);
	},

	room: ({ room: { used, limit } }) =>
		limit === null
			? well(`${used} 个集合，许可证不设上限。`, `${used} collections; the licence sets no limit.`)
			: used <= limit
				? well(
						`许可证允许 ${limit} 个集合，已用 ${used} 个。`,
						`${used} of the ${limit} collections of the licence are used.`,
					)
				: bad(
						[
							`集合数 ${used} 超过许可证的 ${limit} 个。`,
							`${used} collections are more than the ${limit} of the licence.`,
						],
						[
							'停用不需要的集合，或升级许可证。',
							'Switch off collections that are not needed, or get a larger licence.',
						],
					),

	key: ({ key_derived }) =>
		key_derived
			? warn(
					[
						'电话和邮箱的加密密钥由 Directus 自己的密钥派生。',
						'The key for phone numbers and addresses is derived from the one of Directus.',
					],
					[
						'设置 LOOP_KEY 并妥善保存；在录入真实客户之前设置最好。',
						'Set LOOP_KEY and keep it safe, best before real customers are recorded.',
					],
				)
			: well('加密密钥是单独设置的。', 'The encryption key is one of its own.'),

	proxy: ({ proxy: { trusted, forwarded } }) => {
		if (trusted === forwarded)
			return trusted
				? well('访客地址由反向代理告知。', 'The proxy tells the address of visitors.')
				: well('访客直接连接。', 'Visitors connect without a proxy.');
		return forwarded
			? warn(
					[
						'请求经过反向代理，而 Directus 不采信它：所有访客看起来是同一个。',
						'Requests come through a proxy that Directus does not believe: all visitors look like one.',
					],
					[
						'把 IP_TRUST_PROXY 设为代理的地址或层数。',
						'Set IP_TRUST_PROXY to the address of the proxy or the number of proxies.',
					],
				)
			: warn(
					[
						'Directus 采信代理给的地址，但这个请求没有经过代理：访客可以自称任何地址。',
						'Directus believes a proxy, and this request came without one: a visitor may claim any address.',
					],
					['没有反向代理时，把 IP_TRUST_PROXY 设为 false。', 'Where there is no proxy, set IP_TRUST_PROXY to false.'],
				);
	},

	mail: checkMail,

	seals: ({ now, seals: { unsealed, ran, cut } }) => {
		if (cut !== null)
			return bad(
				[`日志封印从第 ${cut} 个起被移除过。`, `Seals of the log were removed from number ${cut} on.`],
				[
					'用「核验日志」查看，并与记下的校验值和备份比对。',
					'Verify the log, and compare it with what was written down and with a backup.',
				],
			);
		if (unsealed === 0) return well('日志已全部封存。', 'Every event of the log is sealed.');
		const late = ran !== null && now - ran > 60 * minute;
		if (!late) return well(`${unsealed} 个事件等待封存。`, `${unsealed} events wait for their seal.`);
		const [zh, en] = spans(now - ran);
		return warn(
			[
				`${unsealed} 个事件等待封存，封存已停 ${zh}。`,
				`${unsealed} events wait for their seal; sealing has stood still for ${en}.`,
			],
			['先让时钟走起来，封存随时钟进行。', 'Get the clock going: sealing goes with it.'],
		);
	},

	around: ({ around: { count, issues } }) =>
		count === 0
			? well('最近 7 天没有绕过工作台的改动。', 'Nothing went around the desk in the last 7 days.')
			: warn(
					[`最近 7 天有 ${count} 处改动绕过了工作台。`, `${count} changes went around the desk in the last 7 days.`],
					[
						`查看这些问题的全过程：${issues.join('、')}。多半来自直接写数据库的程序，或关闭了事件的流程。`,
						`See the story of issues ${issues.join(', ')}. Such changes come from programs that write to the database, or flows whose events are off.`,
					],
				),

	gap: ({ gap }) => {
		if (!gap || gap.writes === 0) return null;
		const [zh, en] = spans(gap.to - gap.from);
		return warn(
			[`停机 ${zh} 期间有 ${gap.writes} 次写入。`, `${gap.writes} writes were made while the desk was off for ${en}.`],
			[
				'看一看这些写入是谁做的：GET /loop/health 列出前 20 个。',
				'See whose they were: GET /loop/health lists the first 20.',
			],
		);
	},
} as const satisfies Readonly<Record<string, (facts: Facts) => Finding | null>>;
