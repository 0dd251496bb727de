import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weekOf } from '../../extensions/domain/calendar/presets';
import { preferring } from './harness/databases';
import { openDesk, type Desk, type User } from './harness/desk';

const calendar = { timeZone: 'Asia/Shanghai', week: weekOf('lunch'), exceptions: {}, coveredUntil: '2020-12-31' };
const hours = [['09:00', '18:00']];

const file = (summary: string) =>
	[
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Test//EN',
		'BEGIN:VEVENT',
		'UID:a@example.com',
		'DTSTAMP:20260101T000000Z',
		'DTSTART;VALUE=DATE:20200101',
		'RRULE:FREQ=YEARLY',
		`SUMMARY:${summary}`,
		'END:VEVENT',
		'END:VCALENDAR',
	].join('\r\n');

describe.each(preferring('postgres'))('the calendar of the settings on %s', (database) => {
	let desk: Desk;
	let agent: User;
	let viewer: User;

	beforeAll(async () => {
		desk = await openDesk({ database });
		agent = await desk.createUser('agent');
		viewer = await desk.createUser('viewer');
	});
	afterAll(async () => desk?.stop());

	const post = (route: string, body: unknown, token?: string | null) =>
		desk.api('POST', `/loop/calendar/${route}`, body, token === undefined ? {} : { token });

	it('is saved as the editor emits it, and given back the same', async () => {
		expect((await desk.api('PATCH', '/items/loop_settings', { calendar })).status).toBe(200);
		const { body } = await desk.api('GET', '/items/loop_settings');
		expect(body.data['calendar']).toEqual(calendar);
	});

	it('is not changed by an agent or a viewer: neither the settings nor what fills them', async () => {
		for (const { token } of [agent, viewer]) {
			expect((await desk.api('PATCH', '/items/loop_settings', { calendar: null }, { token })).status).toBe(403);
			expect((await post('ics', { text: file('x'), hours }, token)).status).toBe(403);
			expect((await post('china', { hours }, token)).status).toBe(403);
			expect((await post('check', { calendar }, token)).status).toBe(200);
		}
		for (const route of ['ics', 'china', 'check']) expect((await post(route, {}, null)).status).toBe(401);
		expect((await desk.api('GET', '/items/loop_settings')).body.data['calendar']).toEqual(calendar);
	});

	it('is checked while it is written: each problem where it is, in the person’s language', async () => {
		const wrong = { ...calendar, timeZone: 'Mars', week: { ...calendar.week, mon: [['18:00', '09:00']] } };
		const { body } = await post('check', { calendar: wrong, language: 'en-US' });
		expect(body.data['problems']).toEqual([
			{ path: ['timeZone'], message: 'There is no time zone “Mars”. Write one like Asia/Shanghai.' },
			{ path: ['week', 'mon'], message: expect.stringContaining('does not begin before it ends') as string },
		]);
		expect((await post('check', { calendar })).body.data['coverage']).toMatchObject({ state: 'past' });
		expect((await desk.api('PATCH', '/items/loop_settings', { calendar: wrong })).status).toBe(400);
	});

	it('takes holidays from a file: those that come back every year for the years ahead, none that are long past', async () => {
		const { body } = await post('ics', { text: file('元旦'), hours, language: 'zh-CN' });
		const year = new Date().getUTCFullYear();
		expect(Object.keys(body.data['exceptions'] as object)).toEqual(
			[-1, 0, 1, 2].map((ahead) => `${year + ahead}-01-01`),
		);
		expect(body.data['names']).toMatchObject({ [`${year}-01-01`]: '元旦' });
		expect(body.data['coveredUntil']).toBe(`${year + 2}-12-31`);
	});

	it('takes China’s holidays and worked weekends with the desk’s own hours', async () => {
		const { body } = await post('china', { hours });
		const found = body.data['exceptions'] as Record<string, unknown>;
		expect(found['2026-10-01']).toEqual([]);
		expect(found['2026-02-14']).toEqual(hours);
		expect(body.data['coveredUntil']).toMatch(/^20\d\d-12-31$/);
	});

	it.each([
		['no body', 'ics', {}],
		['a file that is too large', 'ics', { text: 'x'.repeat(1_000_001) }],
		['a file that is no text', 'ics', { text: ['BEGIN:VCALENDAR'] }],
		['hours that are none', 'ics', { text: 'x', hours: [['9', '25:00']] }],
		['more hours than a day has', 'china', { hours: Array(25).fill(['09:00', '10:00']) }],
		['another language', 'ics', { text: 'x', language: 'fr' }],
		['what it does not know', 'china', { hours, since: 1900 }],
	])('refuses %s clearly', async (_what, route, body) => {
		const answer = await post(route, body);
		expect([400, 413]).toContain(answer.status);
	});

	it('says in words that a file is none', async () => {
		const { body } = await post('ics', { text: '<html>', language: 'en-US' });
		expect(body.data).toMatchObject({ exceptions: {}, coveredUntil: null });
		expect(body.data['problems']).toEqual(['This is not an iCalendar (ics) file.']);
	});

	describe('a wording that is being written', () => {
		const check = (body: object, token?: string | null) =>
			desk.api('POST', '/loop/messages/check', body, token === undefined ? {} : { token });

		it('is checked part by part, for every kind, in the person’s language', async () => {
			const wording = { subject: '{{ nmae }}', body: '{% for a in b %}', short: '{{ number }}' };
			const { body } = await check({ kind: 'playbook', wording, language: 'zh-CN' });
			expect(body.data['problems']).toEqual([
				{ part: 'subject', message: expect.stringContaining('没有占位符“nmae”') as string },
				{ part: 'body', message: expect.stringContaining('模板读不懂') as string },
			]);
			expect(body.data['placeholders']).toContainEqual({ name: 'number', meaning: '问题编号' });
		});

		it('is closed to strangers, and answers bad questions clearly', async () => {
			expect((await check({ kind: 'received', wording: {} }, null)).status).toBe(401);
			for (const bad of [{}, { kind: 'gossip', wording: {} }, { kind: 'received', wording: { body: 1 } }]) {
				expect((await check(bad)).status).toBe(400);
			}
		});
	});
});
