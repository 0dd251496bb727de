import { afterEach, describe, expect, it } from 'vitest';
import { learnLanguage, settingsOf } from '../../extensions/desk/settings.js';

afterEach(() => learnLanguage({}));

describe('the language of a desk', () => {
	it('is the one that the host’s environment names, which may come from a file the process never saw', () => {
		const before = settingsOf(undefined).language;
		learnLanguage({ LOOP_LANGUAGE: before === 'en-US' ? 'zh-CN' : 'en-US' });
		expect(settingsOf(undefined).language).not.toBe(before);
	});

	it('is the one in the settings where these name one', () => {
		learnLanguage({ LOOP_LANGUAGE: 'en-US' });
		expect(settingsOf({ language: 'zh-CN' }).language).toBe('zh-CN');
	});

	it.each([7, ['en-US', 'zh-CN'], null, 'xx'])('stays what it is where the environment says %j', (named) => {
		const before = settingsOf(undefined).language;
		learnLanguage({ LOOP_LANGUAGE: named });
		expect(settingsOf(undefined).language).toBe(before);
	});
});
