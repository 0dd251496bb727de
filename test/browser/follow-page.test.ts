import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { sealEvents } from '../../extensions/desk/integrity/seal.js';
import { openDesk, type Desk } from '../host/harness/desk';
import { openKnex } from '../host/harness/knex';
import { quiet } from '../host/harness/quiet';
import { followLink, handled, readContacts, readRow, recordIssue, solved, step } from '../host/follow-desk';
import { keepPicture, openBrowser } from './chromium';
import { findAllBarriers, smallestTarget, visitPage, weigh } from './public-page';

let desk: Desk;
let browser: Browser;
beforeAll(async () => {
	[desk, browser] = await Promise.all([openDesk({ database: 'sqlite', env: { LOOP_CLOCK: 'false' } }), openBrowser()]);
	await desk.api('PATCH', '/settings', { project_name: '云帆科技', project_color: '#0B6E4F' });
	await desk.api('PATCH', '/users/me', { first_name: 'Dana', last_name: 'Li' });
});
afterAll(async () => {
	await browser.close();
	await desk.stop();
});

const visit = async (issue: number, query = '', options = {}) =>
	visitPage(browser, `${desk.url}${await followLink(desk, issue)}${query}`, options);

/** Does what the minute does for the log, once nothing else writes: SQLite has one writer. */
async function seal(): Promise<void> {
	await quiet(desk);
	const knex = await openKnex(desk);
	await sealEvents(knex, await databaseNow(knex)).finally(() => knex.destroy());
}

/** An issue with a promise for later today. */
async function promiseIssue(description = '发票金额开错了，请重开'): Promise<number> {
	const issue = await recordIssue(desk, { description });
	await step(desk, issue, handled, { promised_at: new Date(Date.now() + 5_400_000).toISOString() });
	return issue;
}

describe.each([false, true])('the page of an issue in a real Chromium (JavaScript: %s)', (javaScriptEnabled) => {
	it('says what happens next, takes a message, “not solved”, and later the confirmation', async () => {
		const issue = await promiseIssue();
		const { page, context, complaints } = await visit(issue, '', { javaScriptEnabled });
		expect(await page.textContent('h1')).toBe('正在处理');
		expect(await page.textContent('.lead')).toMatch(/LiDana|Dana Li/);
		await page.getByLabel('您的留言').fill('发票抬头请写 B公司');
		await page.getByRole('button', { name: '发送留言' }).tap();
		await page.getByRole('status').getByText('已经收到您的留言。').waitFor();
		await page.reload();
		expect(await readContacts(desk, issue)).toHaveLength(1);

		await step(desk, issue, solved);
		await page.reload();
		expect(await page.textContent('h1')).toBe('我们认为已经解决');
		expect(await page.textContent('.solution')).toMatch(/我们的解决办法\s*已重开发票/);
		await page.locator('label', { has: page.locator('#action-not_solved') }).tap();
		expect(await page.locator('.q-rating').isVisible()).toBe(false);
		await page.getByLabel('想说的话').fill('金额还是不对');
		await page.getByRole('button', { name: '发送我的回答' }).tap();
		await page.getByRole('status').waitFor();
		expect(await readRow(desk, issue)).toMatchObject({ status: 'handling', customer_words: '金额还是不对' });

		await step(desk, issue, { ...solved, resolution: '已再次重开' });
		await page.reload();
		await page.locator('label', { has: page.locator('#action-confirm') }).tap();
		await page.locator('label', { has: page.locator('#rating-5') }).tap();
		await page.getByLabel('想说的话').fill('这次对了，谢谢');
		await page.getByRole('button', { name: '发送我的回答' }).tap();
		await page.getByRole('heading', { name: '已解决并归档' }).waitFor();
		expect(await readRow(desk, issue)).toMatchObject({ status: 'archived', rating: 5, confirmed_by: 'portal' });

		await page.getByLabel('发生了什么？').fill('又开错了');
		await page.getByRole('button', { name: '重新打开这个问题' }).tap();
		await page.getByRole('heading', { name: '正在处理' }).waitFor();
		expect(await readRow(desk, issue)).toMatchObject({ status: 'handling', reopen_reason: '又开错了', reopened: 1 });
		expect(complaints).toEqual([]);
		expect(await context.cookies()).toEqual([]);
	});
});

describe('the page of an issue', () => {
	it('can be answered with the keyboard alone', async () => {
		const issue = await promiseIssue();
		await step(desk, issue, solved);
		const { page } = await visit(issue, '?lang=en-US', { isMobile: false, hasTouch: false });
		await page.focus('.switch');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Send my answer');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Solved and archived' }).waitFor();
		expect(await readRow(desk, issue)).toMatchObject({ status: 'archived', rating: 4 });
	});

	it.each([320, 375, 1400])('fits %i px, with targets of at least 48 px', async (width) => {
		const issue = await promiseIssue('a'.repeat(400));
		for (const query of ['?lang=en-US', '?lang=zh-CN']) {
			const { page } = await visit(issue, query, { viewport: { width, height: 800 } });
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			expect(await smallestTarget(page)).toBeGreaterThanOrEqual(47.9);
		}
		await step(desk, issue, { ...solved, resolution: 'b'.repeat(400) });
		await seal();
		const { page } = await visit(issue, '?lang=en-US', { viewport: { width, height: 800 } });
		if (width !== 320) await keepPicture(page, `solved-${width}`, { fullPage: true });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		expect(await smallestTarget(page)).toBeGreaterThanOrEqual(47.9);
	});

	describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
		it.each(['zh-CN', 'en-US'])('shuts nobody out at any step, in %s', async (lang) => {
			const zh = lang === 'zh-CN';
			const issue = await promiseIssue(zh ? '发票金额开错了，请重开' : 'The amount on our invoice is wrong');
			const { page } = await visit(issue, `?lang=${lang}`, { colorScheme });
			await page
				.getByLabel(zh ? '您的留言' : 'Your message')
				.fill(zh ? '抬头请写 B公司' : 'Please make it out to B Ltd');
			await page.locator('.send').first().tap();
			await page.getByRole('status').waitFor();
			expect(await findAllBarriers(browser, page, colorScheme)).toEqual([]);
			if (colorScheme === 'light') await keepPicture(page, `follow-${lang.slice(0, 2)}`);
			const resolution = zh ? '已重开发票，\n金额 1200 元。' : 'We sent you a corrected invoice\nof 1,200 yuan.';
			await step(desk, issue, { ...solved, resolution });
			await seal();
			await page.goto(page.url().replace(/done=\w+/, ''));
			expect(await page.innerText('.solution blockquote')).toBe(resolution);
			expect(await page.innerText('.sealed')).toMatch(/[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}/);
			expect(await findAllBarriers(browser, page, colorScheme)).toEqual([]);
			if (colorScheme === 'light') await keepPicture(page, `confirm-${lang.slice(0, 2)}`);
			await step(desk, issue, { status: 'archived', rating: 4, confirmed_by: 'phone' });
			await page.reload();
			expect(await findAllBarriers(browser, page, colorScheme)).toEqual([]);
			await page.goto(`${desk.url}/loop/i/unknown?lang=${lang}`);
			expect(await findAllBarriers(browser, page, colorScheme)).toEqual([]);
		});
	});

	it('weighs less than 30 kB and loads nothing but itself', async () => {
		const issue = await promiseIssue();
		const { response, page } = await visit(issue);
		expect(await weigh(response)).toBeLessThan(30_000);
		expect(await page.content()).not.toMatch(/<script|style="|onclick|https?:/);
		expect(response?.headers()['content-security-policy']).toMatch(/^default-src 'none';.*style-src 'sha256-/);
	});
});
