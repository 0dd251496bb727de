import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, type Language } from '../../extensions/domain/language';
import { refusalTitles } from '../../extensions/domain/refusal-titles';
import { statusNames, stepNames } from '../../extensions/domain/steps';
import { surveyWords } from '../../extensions/interfaces/bar/survey-words';
import { dashboard } from '../../extensions/schema/dashboard';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { openMailbox, type Mailbox } from '../host/harness/mailbox';
import { findBarriers, keepPicture, openBrowser, openStudio, phone, signIn } from './chromium';

const words = {
	'zh-CN': {
		name: '张敏',
		customer: 'A公司',
		issue: '系统数据同步延迟',
		done: '已修复同步任务,数据已补齐。',
		thanks: '问题已解决,谢谢',
		ask: '请客户确认',
		save: '保存',
		close: '关闭',
		lacks: '这一步还缺：解决方案。',
		unreachable: '没有发出：没有可用的联系方式。',
		story: ['登记了问题', '开始处理', '请客户确认', '客户归档，客户评分 5/5'],
		short: 'zh',
	},
	'en-US': {
		name: 'Dana Reyes',
		customer: 'Acme Tools',
		issue: 'Data sync is late',
		done: 'The sync job is fixed and the data is complete.',
		thanks: 'Solved, thank you',
		ask: 'Ask the customer',
		save: 'Save',
		close: 'Dismiss',
		lacks: 'This step still needs: Resolution.',
		unreachable: 'Nothing was sent: there is no way to reach them.',
		story: ['recorded the issue', 'started handling it', 'solved it', 'The customer archived it, rated 5 of 5'],
		short: 'en',
	},
} as const;

let desk: Desk;
let browser: Browser;
let agent: User;
let mailbox: Mailbox;

beforeAll(async () => {
	mailbox = await openMailbox();
	desk = await openDesk({ database: 'sqlite', env: mailbox.env });
	browser = await openBrowser();
	agent = await desk.createUser('agent');
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
	await mailbox?.close();
});

/** Opens an issue's page and waits until the loop bar has something to say. */
async function openIssue(page: Page, id: number): Promise<void> {
	await page.goto(`${desk.url}/admin/content/loop_issues/${id}`);
	await page.locator('.loop-bar .actions, .loop-bar.archived').first().waitFor();
}

async function takeStep(
	page: Page,
	name: string,
	fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
	await page.locator('.loop-bar').getByRole('button', { name }).click();
	const dialog = page.getByRole('dialog');
	await fill(dialog);
	await dialog.getByRole('button', { name, exact: true }).click();
	await dialog.waitFor({ state: 'hidden' });
}

async function statusOf(id: number): Promise<string> {
	const { body } = await desk.api('GET', `/items/loop_issues/${id}?fields=status`);
	return String(body.data['status']);
}

describe.each(languages)('the whole loop in a browser, %s', (language: Language) => {
	const say = words[language];
	let page: Page;
	let id: number;
	let link: string;

	beforeAll(async () => {
		const [first_name, last_name = ''] = say.name.split(' ');
		await desk.api('PATCH', `/users/${agent.id}`, { first_name, last_name });
		const customer = await desk.api('POST', '/items/loop_customers', {
			name: say.customer,
			language,
			phone: '138 0013 8000',
		});
		const issue = await desk.api('POST', '/items/loop_issues', {
			customer: customer.body.data['id'],
			description: say.issue,
			category: 'product',
			urgency: 'urgent',
		});
		id = Number(issue.body.data['id']);
		page = await openStudio(browser, desk, agent, { language });
		await signIn(page, desk, agent);
	});

	afterAll(async () => page?.context().close());

	it('shows an agent the list of issues in their own language', async () => {
		await page.goto(`${desk.url}/admin/content/loop_issues`);
		await page.getByText(say.issue).first().waitFor();
		await keepPicture(page, `list-${say.short}`);
	});

	it('lets the agent take the issue', async () => {
		await openIssue(page, id);
		await takeStep(page, stepNames.take[language], async () => {});
		await expect.poll(() => statusOf(id)).toBe('handling');
		await page.locator('.loop-bar').getByRole('button', { name: stepNames.solve[language] }).waitFor();
		await keepPicture(page, `issue-${say.short}`);
		expect(await findBarriers(page, '.loop-bar')).toEqual([]);
	});

	it('says in the person’s language why the plain form is refused, and loses nothing', async () => {
		await openIssue(page, id);
		const field = page.locator('[data-field="status"]');
		await field.click();
		await page.locator('#menu-outlet').getByText(statusNames.feedback[language], { exact: true }).click();
		await page.getByRole('button', { name: say.save, exact: true }).click();
		await page.getByText(refusalTitles.LOOP_INCOMPLETE[language]).waitFor();
		await page.getByText(`[LOOP_INCOMPLETE] ${say.lacks}`).waitFor();
		await keepPicture(page, `refused-${say.short}`);
		await page.getByRole('button', { name: say.close, exact: true }).click();
		expect(await field.locator('input').inputValue()).toBe(statusNames.feedback[language]);
		expect(await statusOf(id)).toBe('handling');
	});

	it('lets the agent solve it with a resolution and no less', async () => {
		await openIssue(page, id);
		await takeStep(page, stepNames.solve[language], async (dialog) => {
			await dialog.getByRole('button', { name: stepNames.solve[language], exact: true }).click();
			expect(await statusOf(id)).toBe('handling');
			await dialog.locator('textarea').first().fill(say.done);
			await keepPicture(page, `solve-${say.short}`);
			expect(await findBarriers(page, '.step-dialog')).toEqual([]);
		});
		await expect.poll(() => statusOf(id)).toBe('feedback');
	});

	it('gives the agent a link for the customer', async () => {
		await page.locator('.loop-bar').getByRole('button', { name: say.ask }).first().click();
		const dialog = page.getByRole('dialog');
		const shown = dialog.locator('input');
		await shown.first().waitFor();
		link = await shown.first().inputValue();
		expect(link).toMatch(/\/loop\/s\/[\w-]{43}$/);
		await keepPicture(page, `ask-${say.short}`);
		expect(await findBarriers(page, '.survey-dialog')).toEqual([]);
	});

	it('sends the link for the agent, or says why it cannot', async () => {
		const dialog = page.getByRole('dialog');
		const send = dialog.getByRole('button', { name: surveyWords.send[language] });
		await send.click();
		await dialog.getByText(say.unreachable).waitFor();
		const { body } = await desk.api('GET', `/items/loop_issues/${id}?fields=customer`);
		const email = `${say.short}@example.com`;
		await desk.api('PATCH', `/items/loop_customers/${String(body.data['customer'])}`, { email });
		await send.click();
		await dialog.getByText(surveyWords.sent[language].split('{way}')[0] ?? '').waitFor();
		await expect.poll(() => mailbox.to(email)[0]?.text, { timeout: 15_000 }).toMatch(/\/loop\/s\/[\w-]{43}/);
		expect(await send.isDisabled()).toBe(true);
		await keepPicture(page, `sent-${say.short}`);
		await page.setViewportSize({ width: 375, height: 812 });
		for (const button of await dialog.getByRole('button').all()) {
			const box = await button.boundingBox();
			expect(Math.max(-(box?.x ?? 0), (box?.x ?? 0) + (box?.width ?? 0) - 375)).toBeLessThanOrEqual(0);
		}
		await keepPicture(page, `sent-phone-${say.short}`);
		await page.setViewportSize({ width: 1400, height: 1000 });
		await page.keyboard.press('Escape');
	});

	it('asks the customer on a phone without JavaScript, and a look records nothing', async () => {
		const context = await browser.newContext({ ...phone, javaScriptEnabled: false, locale: language });
		const survey = await context.newPage();
		const before = await desk.dump();
		await survey.goto(link);
		expect(await desk.dump()).toEqual(before);
		await survey.getByText(say.issue).first().waitFor();
		expect(await survey.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
		await keepPicture(survey, `survey-${say.short}`);
		await keepPicture(survey, `survey-full-${say.short}`, { fullPage: true });
		await survey.locator('input[name=solved][value=yes]').check({ force: true });
		for (const name of ['quality', 'speed', 'effect', 'care', 'overall', 'nps']) {
			await survey.locator(`input[name=${name}][value="9"]`).check({ force: true });
		}
		await survey.locator('textarea[name=suggestion]').fill(say.thanks);
		await survey.locator('.send:not(.calm)').click();
		await survey.waitForLoadState();
		await keepPicture(survey, `thanks-${say.short}`);
		await context.close();
		expect(await statusOf(id)).toBe('archived');
	});

	it('shows the agent the archived issue, the rating, and the whole story', async () => {
		await openIssue(page, id);
		await page.locator('.loop-bar.archived').waitFor();
		await page.getByText(say.thanks).first().waitFor();
		const story = page.locator('.loop-timeline');
		await story.scrollIntoViewIfNeeded();
		for (const line of say.story) expect(await story.innerText()).toContain(line);
		expect(await story.innerText()).toContain(say.name.split(' ')[0]);
		expect(await findBarriers(page, '.loop-timeline')).toEqual([]);
		await keepPicture(page, `timeline-${say.short}`);
		await page.locator('.loop-bar').scrollIntoViewIfNeeded();
		await keepPicture(page, `archived-${say.short}`);
	});

	it('shows the figures on the dashboard, readable for everyone', async () => {
		await page.goto(`${desk.url}/admin/insights/${dashboard.id}`);
		await page.locator('.loop-figure .value').first().waitFor();
		await page.locator('.loop-funnel').first().waitFor();
		await keepPicture(page, `dashboard-${say.short}`);
		for (const panel of ['.loop-figure', '.loop-funnel']) expect(await findBarriers(page, panel)).toEqual([]);
	});
});
