import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, parseSettings, settingsSchema } from '../../extensions/domain/settings.js';

const names = Object.keys(settingsSchema.shape) as (keyof typeof defaultSettings)[];

describe('the settings as they ship', () => {
	it('are those of the toolkit', () => {
		expect(defaultSettings).toMatchObject({
			time_zone: 'Asia/Shanghai',
			language: 'zh-CN',
			first_response_minutes: 10,
			commit_minutes: 120,
			progress_minutes: 1440,
			promise_renewals: 2,
			survey_hours: 48,
			survey_days: 14,
			confirm_attempts: 1,
			low_score: 6,
			answer_moves_tier: true,
			referral: false,
			call_days: 3,
			call_hours: 24,
			call_attempts: 3,
			call_by_owner: false,
			message_email: true,
			sms_important: true,
			reminder_hours: 24,
			message_attempts: 12,
			webhook_url: null,
			webhook_private: false,
			report_page: true,
			report_files: 3,
			report_file_mb: 5,
			report_limit: 30,
			link_days: 180,
			reopen_days: 30,
			alert_email: true,
			alert_digest_minutes: 15,
			alert_after_hours: 'critical',
			import_max_rows: 200_000,
			import_max_mb: 50,
		});
	});

	it('hold where nothing is stored', () => {
		for (const row of [undefined, {}, Object.fromEntries(names.map((name) => [name, null]))]) {
			expect(parseSettings(row)).toEqual(defaultSettings);
		}
	});
});

describe('a setting that is stored', () => {
	const good = {
		time_zone: 'America/New_York',
		language: 'en-US',
		first_response_minutes: 1,
		commit_minutes: 1,
		progress_minutes: 1,
		promise_renewals: 0,
		survey_hours: 1,
		survey_days: 365,
		confirm_attempts: 20,
		low_score: 0,
		objection_words: ['糟糕'],
		answer_moves_tier: false,
		referral: true,
		call_days: 0,
		call_hours: 1,
		call_attempts: 20,
		call_by_owner: true,
		message_email: false,
		sms_important: false,
		reminder_hours: 0,
		message_attempts: 1,
		webhook_url: 'https://sms.example.com/send',
		webhook_private: true,
		report_page: false,
		report_files: 1,
		report_file_mb: 1,
		report_limit: 1,
		link_days: 1,
		reopen_days: 0,
		import_max_rows: 1,
		import_max_mb: 500,
	};
	const others = Object.fromEntries(
		names.filter((name) => !(name in good)).map((name) => [name, defaultSettings[name]]),
	);

	it.each(Object.entries(good))('%s takes %j', (name, value) => {
		expect(parseSettings({ [name]: value })).toEqual({ ...defaultSettings, [name]: value });
	});

	it.each(['message_email', 'sms_important', 'webhook_private'] as const)('%s reads a number as truth', (name) => {
		expect([parseSettings({ [name]: 1 })[name], parseSettings({ [name]: 0 })[name]]).toEqual([true, false]);
	});

	it('a list that a database gives as text is read', () => {
		expect(parseSettings({ objection_words: '["糟糕"]' }).objection_words).toEqual(['糟糕']);
	});

	it('counts beside all others', () => {
		expect(parseSettings({ id: 1, ...good, somebody: 'else' })).toEqual({ ...others, ...good });
	});

	it.each([
		['time_zone', ['Asia/Peking', 'Mars', '', 8, 'GMT+8:00:00:00']],
		['language', ['fr-FR', 'zh', '', 1]],
		['first_response_minutes', [0, -10, 1.5, '10', NaN, Infinity, {}]],
		['commit_minutes', [0, -1, 0.5, true]],
		['progress_minutes', [0, -1, [1440]]],
		['promise_renewals', [-1, 21, 0.5]],
		['survey_hours', [0, -48]],
		['survey_days', [0, 366, 1.5]],
		['confirm_attempts', [0, 21, -1]],
		['low_score', [-1, 11, 5.5, '6']],
		['objection_words', ['x', {}, [''], [7], 'null', ['x'.repeat(101)]]],
		['call_days', [-1, 91, 0.5]],
		['call_hours', [0, 721]],
		['call_attempts', [0, 21]],
		['message_email', ['yes', 2, {}]],
		['sms_important', ['no', -1]],
		['reminder_hours', [-1, 721, 0.5]],
		['message_attempts', [0, 51, 1.5]],
		['webhook_url', ['sms.example.com', 'ftp://sms.example.com', 'javascript:alert(1)', 7]],
		['webhook_private', ['true', 2]],
		['import_max_rows', [0, -1]],
		['import_max_mb', [0, 501]],
	] as const)('%s that makes no sense falls back to its default alone', (name, values) => {
		for (const value of values) {
			expect(parseSettings({ ...good, [name]: value }), JSON.stringify(value)).toEqual({
				...others,
				...good,
				[name]: defaultSettings[name],
			});
		}
	});

	it('is valid whatever the row holds', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...names, '__proto__'), fc.anything()), (row) => {
				expect(settingsSchema.safeParse(parseSettings(row)).success).toBe(true);
			}),
		);
	});
});

describe('the language of the installation', () => {
	it('holds where the desk has none of its own', () => {
		expect(parseSettings(undefined, 'en-US').language).toBe('en-US');
		expect(parseSettings({ language: null }, 'en-US').language).toBe('en-US');
		expect(parseSettings({ language: 'klingon' }, 'en-US').language).toBe('en-US');
	});

	it('gives way to the desk’s own', () => {
		expect(parseSettings({ language: 'zh-CN' }, 'en-US').language).toBe('zh-CN');
	});

	it.each([undefined, '', 'fr-FR', 'en'])('%j is none', (language) => {
		expect(parseSettings({}, language).language).toBe('zh-CN');
	});
});
