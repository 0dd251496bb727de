import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../host/harness/desk';
import { askLink, readIssue, solveIssue, type Solved } from '../host/survey-desk';
import { keepPicture, openBrowser, phone } from './chromium';
import { smallestTarget } from './public-page';

let desk: Desk;
let browser: Browser;
beforeAll(async () => {
	[desk, browser] = await Promise.all([openDesk({ database: 'sqlite' }), openBrowser()]);
	await desk.api('PATCH', '/settings', { project_name: '云帆科技', project_color: '#FFCC00' });
});
afterAll(async () => {
	await browser.close();
	await desk.stop();
});

/** Opens a survey link as a customer does: no script, no account. What the browser complains of is gathered. */
async function visit(issue: Solved, query = '', options: BrowserContextOptions = {}) {
	const context = await browser.newContext({ ...phone, javaScriptEnabled: false, locale: 'zh-CN', ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => {
		// The browser asks every site for this; a project without an icon has none.
		if (!message.location().url.endsWith('/favicon.ico')) complaints.push(message.text());
	});
	page.on('requestfailed', (request) => void complaints.push(request.url()));
	const response = await page.goto(`${desk.url}${await askLink(desk, issue)}${query}`);
	return { context, page, complaints, response };
}

/** Every violation that axe finds, whatever its weight. It is a script itself, so it looks at a copy of the page. */
async function findBarriers(page: Page, colorScheme: 'light' | 'dark' = 'light'): Promise<string[]> {
	const context = await browser.newContext({ ...phone, colorScheme });
	const copy = await context.newPage();
	await copy.setContent(await page.content());
	await copy.evaluate(axe.source);
	const { violations } = await copy.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document));
	await context.close();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('the survey page in a real Chromium without JavaScript', () => {
	it('lets a customer on a phone confirm the solution with their thumbs', async () => {
		const issue = await solveIssue(desk);
		const { page, context, complaints } = await visit(issue);
		await page.locator('label', { has: page.locator('#solved-yes') }).tap();
		for (const [key, score] of Object.entries({ quality: 9, speed: 7, effect: 8, care: 8, overall: 10, nps: 9 })) {
			await page.locator('label', { has: page.locator(`#${key}-${score}`) }).tap();
		}
		await page.getByLabel('推荐/不推荐原因').fill('反应快');
		await page.getByRole('button', { name: '发送我的回答' }).tap();
		await page.getByRole('heading', { name: '谢谢您' }).waitFor();
		expect(await page.textContent('main')).toContain(issue.number);
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'archived', rating: 5, customer_words: '反应快' });
		await page.reload();
		expect(await page.textContent('h1')).toBe('谢谢您');
		expect(complaints).toEqual([]);
		expect(await context.cookies()).toEqual([]);
	});

	it('asks a promoter and a detractor for their reason in different words (R26)', async () => {
		const { page } = await visit(await solveIssue(desk), '?lang=en-US');
		const hint = page.locator('#reason-hint');
		expect(await hint.innerText()).toBe('What made you choose this number?');
		await page.check('#nps-7', { force: true });
		expect(await hint.innerText()).toBe('What would you tell them?');
		await page.check('#nps-6', { force: true });
		expect(await hint.innerText()).toBe('What holds you back the most?');
	});

	it('preselects what the link says, and records nothing by it', async () => {
		const issue = await solveIssue(desk);
		const { page } = await visit(issue, '?score=9&solved=no');
		expect(await page.isChecked('#overall-9')).toBe(true);
		expect(await page.isChecked('#solved-no')).toBe(true);
		expect(await page.locator('.when.no').isVisible()).toBe(true);
		await page.getByRole('button', { name: 'English' }).tap();
		await page.getByRole('heading', { name: 'How did we do?' }).waitFor();
		expect(await page.isChecked('#overall-9')).toBe(true);
		expect(await page.getAttribute('html', 'lang')).toBe('en-US');
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'feedback' });
	});

	it('keeps everything typed when something is missing, and leads the focus to it', async () => {
		const { page } = await visit(await solveIssue(desk));
		await page.check('#nps-3', { force: true });
		await page.getByLabel('改进建议').fill('多写\n两行 <b>');
		await page.getByLabel('联系方式').fill('138 0013 8000');
		await page.evaluate(() => document.querySelector('form')?.setAttribute('novalidate', ''));
		await page.getByRole('button', { name: '发送我的回答' }).tap();
		const problems = page.getByRole('alert');
		await problems.waitFor();
		expect(await problems.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(await page.isChecked('#nps-3')).toBe(true);
		expect(await page.getByLabel('改进建议').inputValue()).toBe('多写\n两行 <b>');
		expect(await page.getByLabel('联系方式').inputValue()).toBe('138 0013 8000');
		await problems.getByRole('link').click();
		expect(new URL(page.url()).hash).toBe('#overall-1');
		expect(await page.textContent('#overall-problem')).toBe('请选择 1 到 10 之间的一个分数。');
		expect(await findBarriers(page)).toEqual([]);
	});

	it('can be filled in with the keyboard alone', async () => {
		const issue = await solveIssue(desk);
		const { page } = await visit(issue, '?lang=en-US', { isMobile: false, hasTouch: false });
		await page.focus('.switch');
		await page.keyboard.press('Tab');
		await page.keyboard.press('ArrowRight');
		for (let question = 0; question < 5; question += 1) await page.keyboard.press('Tab');
		for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight');
		for (let question = 0; question < 5; question += 1) await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Send my answer');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'We are back on it' }).waitFor();
		expect(await readIssue(desk, issue)).toMatchObject({ status: 'handling' });
	});

	it.each([375, 1400])('tells at %i px what was done about the issue, folded where that is long', async (width) => {
		const issue = await solveIssue(desk);
		const options = { viewport: { width, height: 800 } };
		const { page } = await visit(issue, '', options);
		expect(await page.textContent('.about')).toContain('已重开发票');
		await keepPicture(page, `survey-solution-${width}`);
		await desk.api('PATCH', `/items/loop_issues/${issue.id}`, {
			resolution: `已重开发票。\n${'很长的说明。'.repeat(60)}`,
		});
		const { page: long } = await visit(issue, '', options);
		const words = long.locator('.solution blockquote');
		expect(await words.isVisible()).toBe(false);
		expect(await smallestTarget(long)).toBeGreaterThanOrEqual(47.9);
		await long.getByText('看看我们是怎么解决的').click();
		expect(await words.innerText()).toMatch(/^已重开发票。\n很长/);
		await keepPicture(long, `survey-solution-long-${width}`);
		expect(await findBarriers(long)).toEqual([]);
	});

	it.each([320, 375, 1400])('fits %i px, with targets of at least 48 px', async (width) => {
		const { page } = await visit(await solveIssue(desk), '?lang=en-US', { viewport: { width, height: 800 } });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await smallestTarget(page)).toBeGreaterThanOrEqual(47.9);
	});

	describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
		it.each(['zh-CN', 'en-US'])('shuts nobody out, in %s', async (lang) => {
			const issue = await solveIssue(desk);
			const { page, context } = await visit(issue, `?lang=${lang}&score=7&solved=no`, { colorScheme });
			expect(await findBarriers(page, colorScheme)).toEqual([]);
			await page.locator('.send:not(.calm)').tap();
			await page.locator('.seal').waitFor();
			expect(await findBarriers(page, colorScheme)).toEqual([]);
			await page.goto(`${desk.url}/loop/s/unknown?lang=${lang}`);
			expect(await findBarriers(page, colorScheme)).toEqual([]);
			await context.close();
		});
	});

	it('loads nothing but itself and may be neither framed nor kept', async () => {
		const { page, response, complaints } = await visit(await solveIssue(desk));
		const headers = response?.headers() ?? {};
		expect(headers['content-security-policy']).toMatch(
			/^default-src 'none'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-[\w+/=]+'$/,
		);
		expect(headers).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex, nofollow',
		});
		expect(headers['set-cookie']).toBeUndefined();
		expect(await page.content()).not.toMatch(/<script|style="|onclick|https?:/);
		expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('18px');
		expect(complaints).toEqual([]);
	});

	it('shows the project’s logo', async () => {
		const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="20"/></svg>`;
		const form = new FormData();
		form.append('file', new Blob([logo], { type: 'image/svg+xml' }), 'logo.svg');
		const uploaded = await fetch(`${desk.url}/files`, {
			method: 'POST',
			body: form,
			headers: { authorization: `Bearer ${desk.adminToken}` },
		});
		const { data } = (await uploaded.json()) as { data: { id: string } };
		await desk.api('PATCH', '/settings', { project_logo: data.id });
		const { page, complaints } = await visit(await solveIssue(desk));
		expect(await page.evaluate(() => document.querySelector('img')?.naturalWidth)).toBe(40);
		expect(complaints).toEqual([]);
		await desk.api('PATCH', '/settings', { project_logo: null });
	});
});
