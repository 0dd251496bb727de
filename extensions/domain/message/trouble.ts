import type { Text } from '../language.js';

type Trouble = { readonly when: RegExp; readonly words: Text };

/** Why a message was given up, by the code that is kept of it; the first that fits says it. */
const troubles: readonly Trouble[] = [
	{
		when: /^EENVELOPE|^EMESSAGE/,
		words: {
			'zh-CN': '对方邮件服务器拒收，地址可能有误',
			'en-US': 'the mail server refused it; the address may be wrong',
		},
	},
	{ when: /^EAUTH/, words: { 'zh-CN': '邮件服务器不接受我们的登录', 'en-US': 'the mail server refused our login' } },
	{
		when: /^(ECONN|ETIMEDOUT|ESOCKET|EDNS|ENOTFOUND|EHOSTUNREACH|ETLS|EPIPE)/,
		words: { 'zh-CN': '连不上服务器', 'en-US': 'the server could not be reached' },
	},
	{
		when: /^HTTP/,
		words: { 'zh-CN': '短信接口（Webhook）拒收', 'en-US': 'the webhook refused it' },
	},
	{
		when: /^(no webhook|webhook_url|private address|no address)/,
		words: { 'zh-CN': '短信接口（Webhook）没有设好', 'en-US': 'the webhook is not set up' },
	},
];

const other: Text = { 'zh-CN': '没有发出', 'en-US': 'it did not go out' };

/**
 * Says why a message did not go.
 *
 * @param code what was kept of the failure, or nothing
 * @example findTrouble('EENVELOPE 550')['en-US'] //=> 'the mail server refused it; the address may be wrong'
 */
export function findTrouble(code: string | null): Text {
	return troubles.find(({ when }) => when.test(code ?? ''))?.words ?? other;
}
