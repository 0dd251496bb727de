import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhone } from '../../extensions/domain/phone.js';

describe('a phone number as people write it', () => {
	it.each([
		'13800138000',
		'138 0013 8000',
		'138-0013-8000',
		' 138.0013.8000 ',
		'(138) 0013 8000',
		'+86 138 0013 8000',
		'+86-13800138000',
		'0086 13800138000',
		'8613800138000',
		'１３８００１３８０００',
	])('"%s" is one and the same', (text) => {
		expect(readPhone(text)).toEqual({ dial: '+8613800138000', local: '13800138000' });
	});

	it.each([
		['010-12345678', '+861012345678'],
		['400-800-1234', '+864008001234'],
		['+1 (650) 253-0000', '+16502530000'],
		['+49 151 12345678', '+4915112345678'],
		['10086', '10086'],
		['95588', '95588'],
	])('"%s" is dialled %s', (text, dial) => {
		expect(readPhone(text)?.dial).toBe(dial);
	});

	it('of another country shows its country code, one of ours does not', () => {
		expect(readPhone('+16502530000')?.local).toBe('+16502530000');
		expect(readPhone('650 253 0000', 'US')).toEqual({ dial: '+16502530000', local: '6502530000' });
		expect(readPhone('+8613800138000', 'US')?.local).toBe('+8613800138000');
	});

	it.each([
		'',
		' ',
		'+',
		'+86',
		'110',
		'1234',
		'abc',
		'zhou@example.com',
		'wxid_13',
		'138****8000',
		'13800138000/13900139000',
		'1'.repeat(25),
		'+'.repeat(300),
	])('"%s" is none', (text) => {
		expect(readPhone(text)).toBeUndefined();
	});

	it('that was read once is read as the same again', () => {
		const text = fc.oneof(fc.stringMatching(/^1[3-9]\d{9}$/), fc.stringMatching(/^\+?[\d ()-]{3,22}$/), fc.string());
		fc.assert(
			fc.property(text, (typed) => {
				const phone = readPhone(typed);
				if (!phone) return;
				expect(phone.dial).toMatch(/^\+?\d{5,20}$/);
				expect(readPhone(phone.dial)).toEqual(phone);
			}),
			{ numRuns: 500 },
		);
	});

	it('is the same however its digits are set apart', () => {
		const number = fc.stringMatching(/^1[3-9]\d{9}$/);
		fc.assert(
			fc.property(number, fc.constantFrom(' ', '-', '.', '\u00a0', '　'), (digits, sign) => {
				const apart = `${digits.slice(0, 3)}${sign}${digits.slice(3, 7)}${sign}${digits.slice(7)}`;
				expect(readPhone(apart)).toEqual({ dial: `+86${digits}`, local: digits });
			}),
		);
	});
});
