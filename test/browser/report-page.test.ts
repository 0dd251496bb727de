import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../host/harness/desk';
import { findIssue, numberIn, png } from '../host/report-desk';
import { keepPicture, openBrowser } from './chromium';
import { findAllBarriers, smallestTarget, visitPage, weigh } from './public-page';

let desk: Desk;
let browser: Browser;
beforeAll(async () => {
	[desk, browser] = await Promise.all([openDesk({ database: 'sqlite' }), openBrowser()]);
	await desk.api('PATCH', '/settings', { project_name: '云帆科技', project_color: '#0B6E4F' });
});
afterAll(async () => {
	await browser.close();
	await desk.stop();
});

const visit = (query = '', options = {}) => visitPage(browser, `${desk.url}/loop/report${query}`, options);

describe.each([false, true])('the page to raise an issue in a real Chromium (JavaScript: %s)', (javaScriptEnabled) => {
	it('lets somebody on a phone raise an issue with a picture, and follow it', async () => {
		const { page, context, complaints } = await visit('', { javaScriptEnabled });
		await page.getByLabel('发生了什么？').fill('登录后打不开报表');
		await page.getByLabel('属于哪一类？').selectOption({ label: '产品' });
		await page.getByLabel('怎么称呼您？').fill('周敏');
		await page.getByLabel('电话').fill(javaScriptEnabled ? '139 0013 9000' : '138 0013 8000');
		await page.getByLabel('照片或文件').setInputFiles({ name: '截图.png', mimeType: 'image/png', buffer: png });
		await page.waitForTimeout(2000);
		await page.getByRole('button', { name: '提交问题' }).tap();
		await page.getByRole('heading', { name: '已经收到' }).waitFor();
		const number = numberIn((await page.textContent('main')) ?? '');
		expect(await findIssue(desk, number)).toMatchObject({ status: 'recorded', source: 'web', category: 'product' });
		expect(await findAllBarriers(browser, page)).toEqual([]);
		await page.getByRole('link', { name: '查看我的问题' }).tap();
		await page.getByRole('heading', { name: '您的问题已收到' }).waitFor();
		expect(await page.textContent('main')).toContain('截图.png');
		expect(complaints).toEqual([]);
		expect(await context.cookies()).toEqual([]);
	});
});

describe('the page to raise an issue', () => {
	it('can be filled in with the keyboard alone', async () => {
		const { page } = await visit('?lang=en-US', { isMobile: false, hasTouch: false });
		await page.focus('.switch');
		for (const text of ['The report does not open', null, 'Ann Lee', null, 'ann@example.com']) {
			await page.keyboard.press('Tab');
			if (text) await page.keyboard.type(text);
		}
		await page.waitForTimeout(2000);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Send my issue');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'We have it' }).waitFor();
		const issue = await findIssue(desk, numberIn((await page.textContent('main')) ?? ''));
		expect(issue).toMatchObject({ customer: { name: 'Ann Lee', email: 'a***@example.com', language: 'en-US' } });
	});

	it('keeps everything typed when something is missing, and leads the focus to it', async () => {
		const { page, complaints } = await visit('?lang=en-US');
		await page.getByLabel('What happened?').fill('Two lines\n<b>of words</b>');
		await page.getByLabel('Your name').fill('Ann "Lee"');
		await page.waitForTimeout(2000);
		await page.getByRole('button', { name: 'Send my issue' }).tap();
		const problems = page.getByRole('alert');
		await problems.waitFor();
		expect(await problems.evaluate((element) => element === document.activeElement)).toBe(true);
		expect(await page.getByLabel('What happened?').inputValue()).toBe('Two lines\n<b>of words</b>');
		expect(await page.getByLabel('Your name').inputValue()).toBe('Ann "Lee"');
		await problems.getByRole('link').click();
		expect(new URL(page.url()).hash).toBe('#phone');
		expect(await page.textContent('#phone-problem')).toContain('Please leave a phone number');
		expect(await findAllBarriers(browser, page)).toEqual([]);
		expect(complaints).toEqual([]);
	});

	it.each([320, 375, 1400])('fits %i px, with targets of at least 48 px', async (width) => {
		const { page } = await visit('?lang=en-US', { viewport: { width, height: 800 } });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await smallestTarget(page)).toBeGreaterThanOrEqual(47.9);
	});

	describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
		it.each(['zh-CN', 'en-US'])('shuts nobody out, in %s', async (lang) => {
			const { page } = await visit(`?lang=${lang}`, { colorScheme });
			expect(await findAllBarriers(browser, page, colorScheme)).toEqual([]);
			if (colorScheme === 'light') await keepPicture(page, `report-${lang.slice(0, 2)}`);
		});
	});

	it('weighs less than 30 kB, loads nothing but itself and may be neither framed nor kept', async () => {
		const { page, response, complaints } = await visit();
		expect(await weigh(response)).toBeLessThan(30_000);
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
		expect(complaints).toEqual([]);
	});
});
