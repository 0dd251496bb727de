import { describe, expect, it } from 'vitest';
import { fingerprint, isKeyDerived, open, seal, stampKey } from '../../extensions/desk/vault.js';

const env = { LOOP_KEY: 'a key of this test' };
const place = { table: 'loop_customers', row: '0f8b7c1e-1111-4222-8333-abcdefabcdef', field: 'phone' };

describe('a sealed value', () => {
	it.each(['13800138000', '', '王小明 👍', 'x'.repeat(10_000)])('opens again where it was sealed: %.12s', (value) => {
		const sealed = seal(env, place, value);
		expect(sealed).not.toContain(value === '' ? ' ' : value);
		expect(open(env, place, sealed)).toBe(value);
	});

	it('looks different every time', () => {
		expect(seal(env, place, 'same')).not.toBe(seal(env, place, 'same'));
	});

	it.each([
		['table', { ...place, table: 'loop_contacts' }],
		['row', { ...place, row: '0f8b7c1e-1111-4222-8333-abcdefabcde0' }],
		['field', { ...place, field: 'email' }],
	])('opens in no other %s', (_what, other) => {
		const sealed = seal(env, place, '13800138000');
		expect(() => open(env, other, sealed)).toThrow();
	});

	it('opens for a key in capitals, which databases take for the same row', () => {
		const sealed = seal(env, { ...place, row: place.row.toUpperCase() }, '13800138000');
		expect(open(env, place, sealed)).toBe('13800138000');
	});

	it('opens with no other key, and not where a letter of it was changed', () => {
		const sealed = seal(env, place, '13800138000');
		expect(() => open({ LOOP_KEY: 'another' }, place, sealed)).toThrow('another key');
		// Of the last letter some bits say nothing; of the first each does.
		for (const part of [2, 3, 4]) {
			const broken = sealed.split('.').map((text, index) => {
				return index === part ? (text.startsWith('A') ? 'B' : 'A') + text.slice(1) : text;
			});
			expect(() => open(env, place, broken.join('.'))).toThrow();
		}
	});
});

describe('the key', () => {
	it.each([
		['digits, which the host reads as a number', 20260501, '20260501'],
		['commas, which the host reads as a list', ['a', 7, 'c'], 'a,7,c'],
	])('is what was written: %s', (_what, read, written) => {
		const sealed = seal({ LOOP_KEY: written }, place, 'word');
		expect(open({ LOOP_KEY: read }, place, sealed)).toBe('word');
		expect(fingerprint({ LOOP_KEY: read }, 'word')).toBe(fingerprint({ LOOP_KEY: written }, 'word'));
	});

	it('comes from the host’s own secret where none is set, and says so', () => {
		expect([isKeyDerived({ SECRET: 's' }), isKeyDerived(env)]).toEqual([true, false]);
		expect(open({ KEY: 'k', SECRET: 's' }, place, seal({ KEY: 'k' }, place, 'word'))).toBe('word');
	});

	it('is needed', () => {
		expect(() => seal({}, place, 'word')).toThrow('LOOP_KEY');
	});

	it('is another one for each purpose', () => {
		expect(stampKey(env).toString('hex')).not.toBe(fingerprint(env, ''));
		expect(fingerprint(env, 'a')).not.toBe(fingerprint(env, 'b'));
	});
});
