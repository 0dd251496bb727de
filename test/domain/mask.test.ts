import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskLink } from '../../extensions/domain/mask-link.js';
import { isMask, maskEmail, maskPhone } from '../../extensions/domain/mask.js';
import { maskContact } from '../../extensions/domain/survey/mask-contact.js';

const halves = /\p{Cs}/u;

describe('the mask of a phone number (R38)', () => {
	it.each([
		['13800138000', '138****8000'],
		['+8613800138000', '+86138****8000'],
		['+4915112345678', '+49151****5678'],
		['1012345678', '10****5678'],
		['123456789', '1****6789'],
		['12345678', '****5678'],
		['1234567', '****567'],
		['12345', '****5'],
		['1234', '****'],
		['110', '****'],
		['1', '****'],
		['', '****'],
	])('of %s is %s', (phone, mask) => {
		expect(maskPhone(phone)).toBe(mask);
	});

	it('hides four signs or all there are, and shows at most three and four, six after a country code', () => {
		const phone = fc.oneof(fc.stringMatching(/^\+?\d{0,25}$/), fc.string(), fc.string({ unit: 'grapheme' }));
		fc.assert(
			fc.property(
				phone.filter((text) => !text.includes('*')),
				(text) => {
					const [head, tail] = maskPhone(text)
						.split('****')
						.map((part) => [...part].length) as [number, number];
					expect(head + tail).toBeLessThanOrEqual(Math.max(0, [...text].length - 4));
					expect(head).toBeLessThanOrEqual(text.startsWith('+') ? 6 : 3);
					expect(tail).toBeLessThanOrEqual(4);
				},
			),
		);
	});

	it('does not tell how long the number is', () => {
		expect(maskPhone('138001380000').length).toBe(maskPhone('138001380000000000').length);
	});
});

describe('the mask of an e-mail address (R38)', () => {
	it.each([
		['zhou@example.com', 'z***@example.com'],
		['z@example.com', 'z***@example.com'],
		['张伟@例子.公司', '张***@例子.公司'],
		['zhou@163.com', 'z***@163.com'],
		['zhou@xn--fsqu00a.xn--55qx5d', 'z***@xn--fsqu00a.xn--55qx5d'],
		['a.b+c@mail.example.co.uk', 'a***@mail.example.co.uk'],
		['"a@b"@example.com', '"***@example.com'],
	])('of %s is %s', (email, mask) => {
		expect(maskEmail(email)).toBe(mask);
	});

	it.each([
		'',
		'@',
		'zhou',
		'@example.com',
		'zhou@',
		'zhou@ ',
		'wechat @13800138000',
		'zhou@example.com 13800138000',
		'zhou@intranet',
		'a@13800138000.com',
	])('of "%s", which is no address, shows nothing', (email) => {
		expect(maskEmail(email)).toBe('***');
	});

	it('keeps a letter of two halves whole', () => {
		expect(maskEmail('𠮷田@example.com')).toBe('𠮷***@example.com');
	});

	it('shows one letter and the domain, whatever stands before it', () => {
		const local = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\s/u.test(text));
		fc.assert(
			fc.property(local, (name) => {
				expect(maskEmail(`${name}@example.com`)).toBe(`${[...name][0]}***@example.com`);
			}),
		);
	});
});

describe('the mask of what a customer left as contact', () => {
	it.each([
		['138 0013 8000', '138****8000'],
		['zhou@example.com', 'z***@example.com'],
		['wxid_zhou2024', 'wxi****2024'],
		['周先生', '****'],
		['', '****'],
	])('"%s" is "%s"', (contact, mask) => {
		expect(maskContact(contact)).toBe(mask);
	});

	it.each([
		'zhou@example.com 13800138000',
		'13800138000 zhou@example.com',
		'zhou@example.com,13800138000',
		'zhou@example.com/13800138000',
		'微信@13800138000',
		'wechat: zhou@13800138000',
		'zhou@qq.com13800138000',
	])('"%s" gives neither number nor name away', (contact) => {
		const mask = maskContact(contact);
		expect(mask).not.toContain('0013');
		expect(mask).not.toContain('hou@');
	});

	it('never gives away a phone number that stands anywhere in it', () => {
		const around = fc.constantFrom(
			'',
			'@',
			' ',
			'zhou@',
			'@qq.com',
			'zhou@qq.com ',
			' zhou@qq.com',
			'zhou@qq.com.',
			',',
			'微信',
		);
		fc.assert(
			fc.property(around, fc.stringMatching(/^1[3-9]\d{9}$/), around, (before, phone, after) => {
				expect(maskContact(`${before}${phone}${after}`)).not.toContain(phone);
			}),
		);
	});

	it('holds no half of a letter', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (contact) => {
				for (const text of [contact, `${contact}@example.com`]) expect(maskContact(text)).not.toMatch(halves);
			}),
		);
		expect(maskContact('😀😀😀😀😀😀😀')).toBe('****😀😀😀');
	});
});

describe('a mask sent back by a form', () => {
	it.each([maskPhone('13800138000'), maskPhone(''), maskEmail('zhou@example.com'), maskEmail('zhou')])(
		'"%s" is known as one',
		(mask) => {
			expect(isMask(mask)).toBe(true);
		},
	);

	it.each(['13800138000', 'zhou@example.com', '', '*', '**', 'a**b@example.com'])('"%s" is none', (text) => {
		expect(isMask(text)).toBe(false);
	});

	it('is known whatever it hides', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(isMask(maskContact(text))).toBe(true);
			}),
		);
	});
});

describe('a private link in a log', () => {
	const token = 'Pe3q4t8AV-uuwZrWvX7s7mzi0QmRNXNtMj5gF1FMWjA';

	it.each([
		[`/loop/s/${token}`, '/loop/s/--redacted--'],
		[`/loop/i/${token}?lang=zh-CN`, '/loop/i/--redacted--'],
		[`/loop/s/${token}/?score=9`, '/loop/s/--redacted--'],
		[`/LOOP/S/${token}`, '/LOOP/S/--redacted--'],
		[`https://desk.example.com/help/loop/i/${token}#top`, 'https://desk.example.com/help/loop/i/--redacted--#top'],
		[`//loop/i//${token}`, '//loop/i/--redacted--'],
		['/loop/s/', '/loop/s/--redacted--'],
	])('%s says nothing that opens the page', (url, masked) => {
		expect(maskLink(url)).toBe(masked);
	});

	it.each(['/loop/steps', '/loop/issues/7/survey', '/items/loop_issues?filter[id]=7', '/loop/report', '/'])(
		'%s stays as it is',
		(url) => {
			expect(maskLink(url)).toBe(url);
		},
	);
});
