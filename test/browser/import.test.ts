import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../extensions/domain/language';
import { importWords, reportWords } from '../../extensions/interfaces/import/import-words';
import { kinds } from '../../extensions/interfaces/import/kinds';
import { dashboard } from '../../extensions/schema/dashboard';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { readToolkit, toolkit, xlsx } from '../host/import/desk';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';

let desk: Desk;
let browser: Browser;
let agent: User;

beforeAll(async () => {
	desk = await openDesk({ database: 'sqlite' });
	browser = await openBrowser();
	agent = await desk.createUser('agent');
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
});

/** Opens the settings, on which the screen is. */
async function openImport(page: Page) {
	await page.goto(`${desk.url}/admin/content/loop_settings`);
	const screen = page.locator('.loop-import');
	await screen.waitFor();
	return screen;
}

const named = (name: string, content: string | Uint8Array) => ({
	name,
	mimeType: 'application/octet-stream',
	buffer: Buffer.from(content),
});

/** The four numbers, in the order of the screen. */
const countsOf = async (page: Page) => (await page.locator('.loop-import .counts strong').allInnerTexts()).map(Number);

const speak = (language: Language) => ({
	say: (key: keyof typeof importWords) => importWords[key][language],
	tell: (key: keyof typeof reportWords) => reportWords[key][language],
});

describe('a spreadsheet', () => {
	it('is checked before it is imported, and the second time nothing changes, in any of the four tables', async () => {
		const { say, tell } = speak('zh-CN');
		const page = await openStudio(browser, desk, agent, { language: 'zh-CN' });
		await page.goto(`${desk.url}/admin/insights/${dashboard.id}`);
		await page.locator('.loop-funnel').getByRole('link').click();
		const screen = page.locator('.loop-import');
		await screen.getByText(say('what')).waitFor();
		await expect.poll(async () => (await screen.boundingBox())?.y, { timeout: 10_000 }).toBeLessThan(600);
		await keepPicture(page, 'import-choose-zh');
		expect(await findBarriers(page, '.loop-import')).toEqual([]);
		for (const [kind, file] of Object.entries(toolkit)) {
			const { name, collection } = kinds[kind as keyof typeof kinds];
			const rows = readToolkit(file).trim().split('\n').length - 1;
			await screen.getByRole('radio', { name: new RegExp(`^\\d. ${name['zh-CN']} `) }).check();
			await screen.locator('input[type=file]').setInputFiles(named(file, readToolkit(file)));
			await screen.getByRole('button', { name: say('check') }).click();
			await screen.getByText(tell('checked')).waitFor();
			expect([kind, ...(await countsOf(page))]).toEqual([kind, rows, 0, 0, 0]);
			expect(await desk.sql(`select id from ${collection}`)).toHaveLength(0);
			if (kind === 'issues') await keepPicture(page, 'import-zh');
			await screen.getByRole('button', { name: say('import').replace('{n}', String(rows)) }).click();
			await screen.getByText(tell('imported')).waitFor();
			expect(await desk.sql(`select id from ${collection}`)).toHaveLength(rows);
			expect(await screen.getByRole('link').getAttribute('href')).toContain(collection);
			await screen.getByRole('button', { name: say('another') }).click();
			await screen.locator('input[type=file]').setInputFiles(named(file, readToolkit(file)));
			await screen.getByRole('button', { name: say('check') }).click();
			await screen.getByText(say('nothing')).waitFor();
			expect([kind, ...(await countsOf(page))]).toEqual([kind, 0, 0, rows, 0]);
		}
		await page.context().close();
	});

	it('with broken rows names them, gives them back as a table, and that one, mended, is taken', async () => {
		const { say, tell } = speak('en-US');
		const page = await openStudio(browser, desk, agent, { language: 'en-US', scheme: 'dark' });
		const screen = await openImport(page);
		await page.setViewportSize({ width: 375, height: 812 });
		const lines = ['Customer ID,Name,Cooperation,Core need,Shoe size', 'C901,Good,2 years,,42', 'C902,,2 years,=1+1,'];
		await screen
			.locator('input[type=file]')
			.setInputFiles(named('mine.xlsx', await xlsx([...lines, 'C903,Odd,soon,,'].join('\n'))));
		const check = screen.getByRole('button', { name: say('check') });
		// Until the file is read the button is off, and what is off takes no key.
		await check.click({ trial: true });
		await check.focus();
		await page.keyboard.press('Enter');
		await screen.getByText(tell('checked')).waitFor();
		expect(await countsOf(page)).toEqual([1, 0, 0, 2]);
		await screen.getByRole('row', { name: '3 Name This cell must not be empty.' }).waitFor();
		await screen.getByRole('row', { name: /4 Cooperation “soon” is no length of time/ }).waitFor();
		await screen.getByText('Shoe size').waitFor();
		expect(await findBarriers(page, '.loop-import')).toEqual([]);
		expect(await screen.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
		await screen.locator('.counts').evaluate((element) => element.scrollIntoView({ block: 'center' }));
		await keepPicture(page, 'import-refused-phone-en');
		const coming = page.waitForEvent('download');
		await screen.getByRole('button', { name: /Download the refused rows, 2/ }).click();
		const saved = await coming;
		expect(saved.suggestedFilename()).toBe('mine-refused.csv');
		const csv = readFileSync(await saved.path(), 'utf8');
		expect(csv).toContain(`3,Name: This cell must not be empty.,C902,,2 years,'=1+1`);
		await screen.getByRole('button', { name: say('importOne') }).click();
		await screen.getByText(tell('imported')).waitFor();

		await page.setViewportSize({ width: 1400, height: 1000 });
		await screen.locator('.counts').evaluate((element) => element.scrollIntoView({ block: 'center' }));
		await keepPicture(page, 'import-en');
		const mended = csv.replace('C902,,', 'C902,Second,').replace('Odd,soon', 'Odd,3 months');
		await screen.locator('input[type=file]').setInputFiles(named('mended.csv', mended));
		await screen.getByRole('button', { name: say('check') }).click();
		await screen.getByText(tell('checked')).waitFor();
		expect(await countsOf(page)).toEqual([2, 0, 0, 0]);
		await screen.getByRole('button', { name: say('import').replace('{n}', '2') }).click();
		await screen.getByText(tell('imported')).waitFor();
		const [row] = await desk.sql("select core_need from loop_customers where number = 'C902'");
		expect(row).toEqual({ core_need: '=1+1' });
		await page.context().close();
	});

	it('that is none is refused in words, and the choice stays', async () => {
		const { say } = speak('en-US');
		const page = await openStudio(browser, desk, agent, { language: 'en-US' });
		const screen = await openImport(page);
		await screen.getByRole('radio', { name: kinds.issues.name['en-US'] }).check();
		await screen.locator('input[type=file]').setInputFiles(named('wrong.csv', 'Customer ID,Name\nC1,A'));
		await screen.getByRole('button', { name: say('check') }).click();
		await screen.getByRole('alert').getByText('These columns are missing').waitFor();
		await screen.getByText('wrong.csv').waitFor();
		expect(await findBarriers(page, '.loop-import')).toEqual([]);
		await keepPicture(page, 'import-failed-en');
		await page.context().close();
	});

	it('is imported by those who may write; a viewer reads who may', async () => {
		const viewer = await desk.createUser('viewer');
		const page = await openStudio(browser, desk, viewer, { language: 'zh-CN' });
		const screen = await openImport(page);
		await screen.getByText(importWords.viewer['zh-CN']).waitFor();
		expect(await screen.getByRole('button').count()).toBe(0);
		await page.context().close();
	});
});
