import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages, toLanguage } from '../../extensions/domain/language.js';

describe('the language of a person (R40)', () => {
	it.each([
		['zh', 'zh-CN'],
		['zh-CN', 'zh-CN'],
		['zh-TW', 'zh-CN'],
		['zh_HK', 'zh-CN'],
		['zh-Hans-CN', 'zh-CN'],
		['ZH-cn', 'zh-CN'],
		['en', 'en-US'],
		['en-GB', 'en-US'],
		['en_AU.UTF-8', 'en-US'],
		['EN', 'en-US'],
	])('"%s" is %s', (locale, language) => {
		expect(toLanguage(locale, 'zh-CN')).toBe(language);
		expect(toLanguage(locale, 'en-US')).toBe(language);
	});

	it.each(['', 'de-DE', 'fr', 'zha', 'eng', 'e', '-', null, undefined])(
		'%j is neither, so the given one holds',
		(locale) => {
			for (const fallback of languages) expect(toLanguage(locale, fallback)).toBe(fallback);
			expect(toLanguage(locale)).toBe('zh-CN');
		},
	);

	it('is one of the two, whatever names it', () => {
		fc.assert(
			fc.property(fc.string(), (locale) => {
				expect(languages).toContain(toLanguage(locale));
			}),
		);
	});
});
