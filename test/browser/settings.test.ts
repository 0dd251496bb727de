import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Calendar } from '../../extensions/domain/calendar';
import { presets } from '../../extensions/domain/calendar/presets';
import type { Language } from '../../extensions/domain/language';
import { calendarWords, dialogWords, exceptionWords } from '../../extensions/interfaces/calendar/calendar-words';
import { wordingWords } from '../../extensions/interfaces/wording/wording-words';
import { letterWords } from '../../panels/health/letter-words';
import { dashboard } from '../../extensions/schema/dashboard';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { openMailbox, type Mailbox } from '../host/harness/mailbox';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';

let desk: Desk;
let box: Mailbox;
let browser: Browser;
let lead: User;

beforeAll(async () => {
	box = await openMailbox();
	desk = await openDesk({ database: 'sqlite', env: box.env });
	browser = await openBrowser();
	lead = await desk.createUser('lead');
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
	await box?.close();
});

const holidays = [
	'BEGIN:VCALENDAR',
	'VERSION:2.0',
	'PRODID:-//Test//EN',
	...event('20270101', '20270102', 'New Year'),
	...event('20270701', '20270705', 'Summer closing'),
	'BEGIN:VEVENT',
	'UID:party@example.com',
	'DTSTAMP:20260101T000000Z',
	'DTSTART:20270601T160000Z',
	'SUMMARY:Summer party',
	'END:VEVENT',
	'END:VCALENDAR',
].join('\r\n');

function event(from: string, to: string, name: string): string[] {
	const days = [`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`, `SUMMARY:${name}`];
	return ['BEGIN:VEVENT', `UID:${from}@example.com`, 'DTSTAMP:20260101T000000Z', ...days, 'END:VEVENT'];
}

const hoursGroup: Readonly<Record<Language, string>> = { 'zh-CN': '工作时间', 'en-US': 'Working hours' };

/** Opens the settings and unfolds the working hours. */
async function openCalendar(page: Page, language: Language) {
	await page.goto(`${desk.url}/admin/content/loop_settings`);
	await page.getByText(hoursGroup[language], { exact: true }).first().click();
	const calendar = page.locator('.loop-calendar');
	await calendar.waitFor();
	return calendar;
}

async function stored(): Promise<Calendar | null> {
	const { body } = await desk.api('GET', '/items/loop_settings?fields=calendar');
	return (body.data['calendar'] as Calendar | null | undefined) ?? null;
}

/** Whether a part needs no scrolling sideways, once the Studio has made room: it does so a moment after the window has changed. */
const fits = (page: Page, part: string) =>
	page
		.waitForFunction(
			(selector) => {
				const element = document.querySelector(selector);
				return element !== null && element.scrollWidth <= element.clientWidth;
			},
			part,
			{ timeout: 10_000 },
		)
		.then(
			() => true,
			() => false,
		);

/** Scrolls so that a line is near the top of the page, with what follows it in sight. */
const toTop = (line: Locator) =>
	line.evaluate((element: HTMLElement) => {
		element.style.scrollMarginTop = '96px';
		element.scrollIntoView({ block: 'start' });
	});

describe('the calendar editor', () => {
	it('leads from around the clock to working hours, by keyboard, and saves what is shown', async () => {
		const page = await openStudio(browser, desk, lead, { language: 'en-US' });
		const say = (key: keyof typeof calendarWords) => calendarWords[key]['en-US'];
		const calendar = await openCalendar(page, 'en-US');
		await calendar.getByText(say('empty')).waitFor();
		await calendar.getByRole('button', { name: presets.lunch.name['en-US'] }).focus();
		await page.keyboard.press('Enter');
		await calendar.getByText('40 hours a week').waitFor();

		const saturday = calendar.getByRole('group', { name: 'Saturday' });
		await saturday.getByRole('button').last().focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+a');
		await page.keyboard.type('10');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Control+a');
		await page.keyboard.type('930');
		await saturday.getByRole('alert').getByText('does not begin before it ends').waitFor();
		expect(await findBarriers(page, '.loop-calendar')).toEqual([]);
		await page.keyboard.press('Control+a');
		await page.keyboard.type('1400');
		await page.keyboard.press('Tab');
		await saturday.getByRole('alert').waitFor({ state: 'detached' });
		await calendar.getByText('44 hours a week').waitFor();

		await calendar.getByRole('button', { name: exceptionWords.china['en-US'] }).click();
		await calendar.getByRole('button', { name: calendarWords.undo['en-US'] }).waitFor();
		// Years gone by are folded: what is seen at once is this year and what comes.
		const year = calendar.locator('details', { hasText: '2026:' });
		const unfold = async () => {
			await year.waitFor();
			if (new Date().getFullYear() > 2026) await year.locator('summary').click();
		};
		const worked = year.getByText('09:00–12:00', { exact: false });
		await unfold();
		await worked.first().waitFor();
		await calendar.getByRole('button', { name: calendarWords.undo['en-US'] }).click();
		await worked.first().waitFor({ state: 'detached' });
		await calendar.getByRole('button', { name: exceptionWords.china['en-US'] }).click();
		await unfold();
		await worked.first().waitFor();
		await toTop(calendar.getByText('44 hours a week'));
		await keepPicture(page, 'calendar-en');

		await page.keyboard.press('Control+s');
		await expect.poll(async () => (await stored())?.week.sat).toEqual([['10:00', '14:00']]);
		const saved = await stored();
		expect(saved?.week.fri).toEqual([...presets.lunch.hours]);
		expect(saved?.exceptions['2026-10-01']).toEqual([]);
		expect(saved?.exceptions['2026-02-14']).toEqual([...presets.lunch.hours]);
		expect(saved?.coveredUntil).toMatch(/^20\d\d-12-31$/);
		await page.context().close();
	});

	it('shows what a file holds, with its doubts, before it counts, and takes dates by hand', async () => {
		const page = await openStudio(browser, desk, lead, { language: 'en-US' });
		const calendar = await openCalendar(page, 'en-US');
		const file = { name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(holidays) };
		await calendar.locator('input[type=file]').setInputFiles(file);
		const dialog = page.locator('.import-dialog');
		await dialog.getByText('5 days were read').waitFor();
		await dialog.getByText('Summer party: This event does not last all day').waitFor();
		await dialog.getByText('Summer closing').waitFor();
		expect(await findBarriers(page, '.import-dialog')).toEqual([]);
		await keepPicture(page, 'calendar-import-en');
		await dialog.getByRole('button', { name: dialogWords.apply['en-US'].replace('{n}', '5') }).click();
		await calendar.getByText('2027: 5 days off').waitFor();

		await calendar.getByRole('button', { name: exceptionWords.add['en-US'], exact: true }).click();
		const form = page.locator('.range-dialog');
		await form.getByLabel(dialogWords.from['en-US'], { exact: true }).fill('2027-12-24');
		await form.getByLabel(dialogWords.own['en-US']).check();
		expect(await findBarriers(page, '.range-dialog')).toEqual([]);
		await keepPicture(page, 'calendar-range-en');
		await form.getByRole('button', { name: dialogWords.keep['en-US'] }).click();
		await calendar.getByText('2027: 5 days off, 1 with hours of their own').waitFor();
		await page.keyboard.press('Control+s');
		await expect.poll(async () => (await stored())?.exceptions['2027-12-24']?.length).toBe(2);
		expect((await stored())?.exceptions['2027-07-04']).toEqual([]);
		expect((await stored())?.exceptions['2027-07-05']).toBeUndefined();
		expect((await stored())?.coveredUntil).toBe('2027-12-31');
		await page.context().close();
	});

	it('works in Chinese, in the dark, on a phone, and warns when holidays run out', async () => {
		const calendar = {
			...(await stored()),
			coveredUntil: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
		};
		await desk.api('PATCH', '/items/loop_settings', { calendar });
		const page = await openStudio(browser, desk, lead, { language: 'zh-CN' });
		const shown = await openCalendar(page, 'zh-CN');
		await shown.getByText('已过期').waitFor();
		await toTop(shown.getByText('每周 44 小时'));
		await keepPicture(page, 'calendar-zh');
		expect(await findBarriers(page, '.loop-calendar')).toEqual([]);

		await desk.api('PATCH', `/users/${lead.id}`, { appearance: 'dark' });
		await page.emulateMedia({ colorScheme: 'dark' });
		await openCalendar(page, 'zh-CN');
		await shown.getByText('已过期').waitFor();
		await toTop(shown.getByText('每周 44 小时'));
		await keepPicture(page, 'calendar-dark-zh');
		expect(await findBarriers(page, '.loop-calendar')).toEqual([]);
		await page.setViewportSize({ width: 375, height: 812 });
		expect(await fits(page, '.loop-calendar')).toBe(true);
		await shown.getByText('每周 44 小时').scrollIntoViewIfNeeded();
		await keepPicture(page, 'calendar-phone-zh');
		await shown.getByRole('button', { name: calendarWords.clear['zh-CN'] }).click();
		await shown.getByText(calendarWords.empty['zh-CN']).waitFor();
		await page.context().close();
	});
});

describe('a wording', () => {
	it('is written with placeholders at the cursor, shows mistakes while typing, and what a customer would see', async () => {
		const customer = await desk.api('POST', '/items/loop_customers', {
			name: 'Acme Tools',
			email: 'a@customer.example',
		});
		const row = { customer: customer.body.data['id'], description: 'Data sync is late' };
		const issue = await desk.api('POST', '/items/loop_issues', row);
		const number = String(issue.body.data['number']);
		const rows = await desk.api(
			'GET',
			'/items/loop_playbooks?filter[kind][_eq]=received&filter[language][_eq]=en-US&fields=id',
		);
		const path = `content/loop_playbooks/${String(rows.body.data[0]?.['id'])}`;
		const page = await openStudio(browser, desk, lead, { language: 'en-US' });
		await page.goto(`${desk.url}/admin/${path}`);
		const wording = page.locator('.loop-wording');
		await wording.locator('.email .subject').getByText(number).waitFor();
		await wording.getByText(wordingWords.right['en-US']).waitFor();
		expect(await findBarriers(page, '.loop-wording')).toEqual([]);
		await wording.scrollIntoViewIfNeeded();
		await keepPicture(page, 'wording-en');

		const short = page.locator('[data-field=short] textarea');
		await short.fill('About :');
		await short.press('ArrowLeft');
		await wording.getByRole('button', { name: '{{ number }}' }).click();
		expect(await short.inputValue()).toBe('About {{ number }}:');
		await wording.locator('.sms').getByText(`About ${number}:`).waitFor();
		await short.press('End');
		await short.pressSequentially(' {{ nmae }}');
		await wording.getByText('There is no placeholder "nmae"').waitFor();
		expect(await findBarriers(page, '.loop-wording')).toEqual([]);
		await page.setViewportSize({ width: 375, height: 812 });
		expect(await fits(page, '.loop-wording')).toBe(true);
		await keepPicture(page, 'wording-phone-en', { fullPage: true });
		await page.context().close();
	});
});

describe('a message that did not arrive', () => {
	it('is seen on the health panel and sent again with a click', async () => {
		box.feel('refuse');
		const made = await desk.api('POST', '/items/loop_customers', { name: '周氏商行', email: 'gone@customer.example' });
		await desk.api('POST', '/items/loop_issues', { customer: made.body.data['id'], description: '发票开错了' });
		const dead = () => desk.sql("select id from loop_outbox where state = 'dead'");
		for (const deadline = Date.now() + 60_000; (await dead()).length === 0; await wait(250)) {
			expect(Date.now()).toBeLessThan(deadline);
		}
		box.feel('well');
		const page = await openStudio(browser, desk, lead, { language: 'zh-CN' });
		await page.goto(`${desk.url}/admin/insights/${dashboard.id}`);
		await page.locator('.loop-health').getByRole('button', { name: letterWords.show['zh-CN'] }).click();
		const line = page.locator('.letter-line').filter({ hasText: '周氏商行' });
		await line.getByText('EENVELOPE 550').waitFor();
		expect(await line.innerText()).not.toContain('gone@customer.example');
		expect(await findBarriers(page, '.letters')).toEqual([]);
		await keepPicture(page, 'letters-zh');
		await line.getByRole('button').click();
		await line.getByText(letterWords.resent['zh-CN']).waitFor();
		await expect.poll(() => box.to('gone@customer.example').length, { timeout: 30_000 }).toBe(1);
		await page.context().close();
	});
});
