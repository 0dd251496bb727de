import { createError } from '@directus/errors';
import type { Text } from '../../domain/language.js';
import { skipReasons, type SkipReason } from '../../domain/message/channel.js';

const reasons = {
	...skipReasons,
	no_link: {
		'zh-CN': '没有设置 PUBLIC_URL，消息里放不了链接',
		'en-US': 'PUBLIC_URL is not set, so that a message could hold no link',
	},
} as const satisfies Readonly<Record<string, Text>>;

const Unreachable = createError<{ reason: string; words: Text }>(
	'UNPROCESSABLE_CONTENT',
	({ words }) => `Unprocessable content. ${words['en-US']}`,
	422,
);

/** Says to staff, in either language, why a customer could not be sent something; nothing was. */
export function cannotReach(why: SkipReason | 'no_link'): Error {
	const words = {
		'zh-CN': `没有发出：${reasons[why]['zh-CN']}。`,
		'en-US': `Nothing was sent: ${reasons[why]['en-US']}.`,
	};
	return new Unreachable({ reason: words['en-US'], words });
}
