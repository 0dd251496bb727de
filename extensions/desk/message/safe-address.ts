import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import type { Text } from '../../domain/language.js';
import { FinalFailure } from './failure.js';

/** Ranges of one's own network, which an admin may allow. Link-local, where clouds keep their secrets, is not among them. */
const own: readonly string[] = ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/** Where clouds keep their secrets within a network that may be one's own. */
const secret: readonly string[] = ['100.100.100.200', 'fd00:ec2::254'];

/**
 * Whether a webhook may live at an address.
 *
 * @param address an IP address, v4 or v6
 * @param allowPrivate whether one's own network is allowed
 * @example isSafeAddress('::ffff:127.0.0.1', false) //=> false
 */
export function isSafeAddress(address: string, allowPrivate: boolean): boolean {
	if (!ipaddr.isValid(address)) return false;
	const read = ipaddr.process(address);
	if (secret.includes(read.toString())) return false;
	// An old way to write a v4 address as a v6 one (::a.b.c.d) counts as what it hides.
	const bytes = read.toByteArray();
	const hides =
		bytes.length === 16 && bytes.slice(0, 12).every((byte) => byte === 0) && bytes.slice(12, 15).some(Boolean);
	const range = hides ? ipaddr.fromByteArray(bytes.slice(12)).range() : read.range();
	return range === 'unicast' || (allowPrivate && own.includes(range));
}

const problems = {
	unreadable: { 'zh-CN': '这不是网址', 'en-US': 'This is not an address' },
	insecure: { 'zh-CN': '要以 https:// 开头', 'en-US': 'It must begin with https://' },
	secret: { 'zh-CN': '里面不能有用户名和密码', 'en-US': 'It must hold no user name and no password' },
	closed: { 'zh-CN': '它在不允许访问的网络里', 'en-US': 'It lies in a network that is not allowed' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * What is wrong with the address of a webhook, as far as can be seen without asking anybody.
 *
 * @returns a sentence, or nothing
 * @example findUrlProblem('http://10.0.0.1/', false)?.['en-US'] //=> 'It must begin with https://'
 */
export function findUrlProblem(url: string, allowPrivate: boolean): Text | undefined {
	if (!URL.canParse(url)) return problems.unreadable;
	const { protocol, username, password, hostname } = new URL(url);
	if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) return problems.insecure;
	if (username || password) return problems.secret;
	const literal = hostname.replace(/^\[|\]$/g, '');
	if (ipaddr.isValid(literal) && !isSafeAddress(literal, allowPrivate)) return problems.closed;
	return undefined;
}

/** Where a host name leads, looked up once: whoever connects uses this very address. */
export type Pinned = { readonly address: string; readonly family: 4 | 6 };

/**
 * Looks up where a webhook lives. Every address that the name has must be allowed, so that none is left to chance.
 *
 * @throws FinalFailure where one is not; what the look-up answered where there is none
 */
export async function pinAddress(hostname: string, allowPrivate: boolean): Promise<Pinned> {
	const literal = hostname.replace(/^\[|\]$/g, '');
	const found = await lookup(literal, { all: true, verbatim: true });
	for (const { address } of found) {
		if (!isSafeAddress(address, allowPrivate)) throw new FinalFailure('private address');
	}
	const [first] = found;
	if (!first) throw new FinalFailure('no address');
	return { address: first.address, family: first.family === 6 ? 6 : 4 };
}
