import type { Facts } from './facts.js';
import { warn, well, type Finding } from './finding.js';

/** Whether mail goes out in the organisation's name, and can hold links. */
export function checkMail({ mail: { transport, from, links } }: Facts): Finding {
	if (from === '' || from === 'no-reply@example.com')
		return warn(
			[
				'发件人还是默认的 no-reply@example.com，客户多半收不到邮件。',
				'Mail still goes out as no-reply@example.com; most customers will not get it.',
			],
			['设置 EMAIL_FROM 和 EMAIL_TRANSPORT。', 'Set EMAIL_FROM and EMAIL_TRANSPORT.'],
		);
	if (!links)
		return warn(
			[
				'没有设置 PUBLIC_URL：发给客户的消息里没有链接，问卷也发不出去。',
				'PUBLIC_URL is not set: messages to customers hold no links, and no survey goes out.',
			],
			[
				'把 PUBLIC_URL 设为客户能打开的地址，例如 https://desk.example.com。',
				'Set PUBLIC_URL to the address that customers can open, such as https://desk.example.com.',
			],
		);
	return well(`邮件以 ${from} 经 ${transport} 发出。`, `Mail goes out as ${from} by ${transport}.`);
}
