import { describe, expect, it } from 'vitest';
import { readFailure, FinalFailure } from '../../../extensions/desk/message/failure.js';
import { toHtml } from '../../../extensions/desk/message/html.js';
import { findUrlProblem, isSafeAddress, pinAddress } from '../../../extensions/desk/message/safe-address.js';
import { sign } from '../../../extensions/desk/message/webhook.js';

describe('where a webhook may live', () => {
	it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s: anywhere', (address) => {
		expect([isSafeAddress(address, false), isSafeAddress(address, true)]).toEqual([true, true]);
	});

	it.each([
		'127.0.0.1',
		'127.255.255.254',
		'10.0.0.1',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.0.1',
		'100.64.0.1',
		'::1',
		'fc00::1',
		'::ffff:10.0.0.1',
		'::ffff:7f00:1',
		'::7f00:1',
	])('%s: with leave only', (address) => {
		expect([isSafeAddress(address, false), isSafeAddress(address, true)]).toEqual([false, true]);
	});

	it.each([
		'0.0.0.0',
		'169.254.169.254',
		'::ffff:169.254.169.254',
		'100.100.100.200',
		'fd00:ec2::254',
		'::a9fe:a9fe',
		'fe80::1',
		'224.0.0.1',
		'ff02::1',
		'255.255.255.255',
		'240.0.0.1',
		'192.0.2.1',
		'198.18.0.1',
		'::',
		'64:ff9b::7f00:1',
		'2002:7f00:1::',
		'2001:db8::1',
		'localhost',
		'',
		'127.0.0.1.example.com',
	])('%s: never', (address) => {
		expect([isSafeAddress(address, false), isSafeAddress(address, true)]).toEqual([false, false]);
	});

	it.each([
		['http://2130706433/', true, undefined],
		['https://2130706433/', false, /not allowed/],
		['https://0x7f.1/', false, /not allowed/],
		['https://[::ffff:127.0.0.1]/', false, /not allowed/],
		['https://[fe80::1]/', true, /not allowed/],
		['https://sms.example.com/send?key=1', false, undefined],
		['http://sms.example.com/', false, /https/],
		['https://user@sms.example.com/', false, /user name/],
		['javascript:alert(1)', true, /https/],
		['', true, /not an address/],
	] as const)('%s (leave: %s)', (url, leave, problem) => {
		if (problem) expect(findUrlProblem(url, leave)?.['en-US']).toMatch(problem);
		else expect(findUrlProblem(url, leave)).toBeUndefined();
	});

	it('a name is looked up once, and every address it has must be allowed', async () => {
		await expect(pinAddress('localhost', false)).rejects.toBeInstanceOf(FinalFailure);
		await expect(pinAddress('[::1]', false)).rejects.toBeInstanceOf(FinalFailure);
		expect((await pinAddress('127.0.0.1', true)).address).toBe('127.0.0.1');
	});
});

describe('the signature', () => {
	it('is that of the documentation, and differs with time, body and secret', () => {
		const known = sign('secret', 1714543200, '{}');
		expect(known).toBe('v1=81b7a61b1568da2232658a96b5617e761c8869f6e8ea021689e57d0b50de6773');
		const others = [
			sign('secret', 1714543201, '{}'),
			sign('secret', 1714543200, '{ }'),
			sign('other', 1714543200, '{}'),
		];
		expect(new Set([known, ...others]).size).toBe(4);
	});
});

describe('what is kept of a failure', () => {
	it.each([
		[{ code: 'EENVELOPE', responseCode: 550, message: '550 <a@example.com> unknown' }, 'EENVELOPE 550', true],
		[{ code: 'EENVELOPE', responseCode: 452 }, 'EENVELOPE 452', false],
		[{ code: 'EAUTH', responseCode: 535 }, 'EAUTH 535', false],
		[{ code: 'ESOCKET' }, 'ESOCKET', false],
		[{ code: 'a@example.com' }, 'ERROR', false],
		[new Error('a@example.com'), 'ERROR', false],
		['a@example.com', 'ERROR', false],
		[null, 'ERROR', false],
	])('%o: its code, whether trying again helps, and nobody’s address', (error, what, final) => {
		expect(readFailure(error)).toEqual({ what, final });
	});
});

describe('a text as HTML', () => {
	it('is escaped, and only our own links can be clicked', () => {
		const html = toHtml(
			'a <b>&"\'\nhttps://desk.example.com/loop/i/x?a=1&b=2\n\nhttps://evil.example/',
			'https://desk.example.com/',
		);
		expect(html).toContain('a &lt;b&gt;&amp;&quot;&#39;<br>');
		expect(html).toContain('<a href="https://desk.example.com/loop/i/x?a=1&amp;b=2">');
		expect(html).not.toContain('href="https://evil');
		expect(html.match(/<p>/g)).toHaveLength(2);
	});

	it('makes no link of anything where we have no address of our own', () => {
		expect(toHtml('https://evil.example/', '/')).not.toContain('<a ');
	});
});
