import type { Text } from '../language.js';

/** The ways in which the desk itself reaches a customer. */
export const messageChannels = ['email', 'sms', 'wechat'] as const;

export type MessageChannel = (typeof messageChannels)[number];

/** Why a customer is not told by the desk. */
export const skipReasons = {
	by_person: { 'zh-CN': '客户希望由人联系', 'en-US': 'the customer wants to hear it from a person' },
	no_address: { 'zh-CN': '没有可用的联系方式', 'en-US': 'there is no way to reach them' },
	off: { 'zh-CN': '该类消息已停用', 'en-US': 'this kind of message is switched off' },
	answered: { 'zh-CN': '客户已经答复', 'en-US': 'the customer has already answered' },
	opted_out: { 'zh-CN': '客户退订了问卷', 'en-US': 'the customer wants no surveys' },
	withheld: { 'zh-CN': '被另一个扩展拦下', 'en-US': 'another extension held it back' },
} as const satisfies Readonly<Record<string, Text>>;

export type SkipReason = keyof typeof skipReasons;

/** How a customer can be reached, and wants to be. */
export type Reach = {
	/** `phone email sms wechat visit web`, or nothing. */
	readonly preferred: string | null;
	readonly hasEmail: boolean;
	readonly hasPhone: boolean;
};

/** What the desk has been set up to send through. */
export type Means = {
	readonly email: boolean;
	/** The webhook that carries SMS and WeChat. */
	readonly webhook: boolean;
	/** Whether what is important goes by SMS as well (R12). */
	readonly smsToo: boolean;
};

/** The ways of a message, the customer's own first; without any, the reason why. */
export type Ways =
	| { readonly channels: readonly [MessageChannel, ...MessageChannel[]] }
	| { readonly channels: readonly []; readonly reason: SkipReason };

/**
 * Chooses the ways of a message: the customer's preferred channel first, what is important by SMS as well (R12).
 * Who wants to be called or visited hears from a person: nothing is sent but that SMS.
 *
 * @example chooseWays({ preferred: 'sms', hasEmail: true, hasPhone: true }, { email: true, webhook: false, smsToo: true }, false)
 * //=> { channels: ['email'] }
 */
export function chooseWays(reach: Reach, means: Means, important: boolean): Ways {
	const open: Readonly<Record<MessageChannel, boolean>> = {
		email: means.email && reach.hasEmail,
		sms: means.webhook && reach.hasPhone,
		// A WeChat account hangs on the customer's number; whoever runs the webhook knows it.
		wechat: means.webhook,
	};
	const byPerson = reach.preferred === 'phone' || reach.preferred === 'visit';
	const order: MessageChannel[] = byPerson ? [] : ['email', 'sms'];
	const own = messageChannels.find((channel) => channel === reach.preferred);
	const first = (own ? [own, ...order] : order).find((channel) => open[channel]);
	const also = important && means.smsToo && open.sms && first !== 'sms';
	const [main, ...rest] = [...(first ? [first] : []), ...(also ? (['sms'] as const) : [])];
	if (main) return { channels: [main, ...rest] };
	return { channels: [], reason: byPerson ? 'by_person' : 'no_address' };
}
