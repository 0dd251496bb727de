import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statusNames, stepNames, type StepName } from '../../extensions/domain/steps';
import { barWords } from '../../extensions/interfaces/bar/bar-words';
import { stepWords } from '../../extensions/interfaces/bar/step-words';
import { privateWords } from '../../extensions/interfaces/private/private-words';
import { dashboard } from '../../extensions/schema/dashboard';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { findBarriers, openBrowser, openStudio } from './chromium';

const language = 'zh-CN';
let desk: Desk;
let browser: Browser;
let agent: User;
let page: Page;
let customer: string;
let issue: number;

beforeAll(async () => {
	desk = await openDesk({ database: 'sqlite' });
	browser = await openBrowser();
	agent = await desk.createUser('agent');
	await desk.api('PATCH', '/users/me', { first_name: 'Dana', last_name: 'Li' });
	const made = await desk.api('POST', '/items/loop_customers', { name: 'A公司', phone: '138 0013 8000' });
	customer = String(made.body.data['id']);
	page = await openStudio(browser, desk, agent, { language });
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
});

const bar = () => page.locator('.loop-bar');
const dialog = () => page.getByRole('dialog');
const press = (within: Locator, step: StepName) =>
	within.getByRole('button', { name: stepNames[step][language] }).click();

async function read(fields: string): Promise<Record<string, unknown>> {
	const { body } = await desk.api('GET', `/items/loop_issues/${issue}?fields=${fields}`);
	return body.data;
}

/** A new issue on the page, brought as far as it shall be. */
async function openIssue(...steps: Record<string, unknown>[]): Promise<void> {
	const row = { customer, category: 'service', description: '两天没有回电', owner: agent.id };
	issue = Number((await desk.api('POST', '/items/loop_issues', row)).body.data['id']);
	for (const step of steps) await desk.api('PATCH', `/items/loop_issues/${issue}`, step);
	await page.goto(`${desk.url}/admin/content/loop_issues/${issue}`);
	await bar().locator('.actions').waitFor();
}

const handled = { status: 'handling' };
const solved = { status: 'feedback', resolution: '已回电' };

describe('the loop bar', () => {
	it('takes what was changed on the form along, and shows the page anew without loading it again', async () => {
		await openIssue();
		await page.evaluate(() => void ((globalThis as { untouched?: boolean }).untouched = true));
		await page.locator('textarea').first().fill('两天没有回电，客户着急');
		await press(bar(), 'take');
		await dialog().getByText('问题描述').waitFor();
		await press(dialog(), 'take');
		await bar().getByRole('button', { name: stepNames.solve[language] }).waitFor();
		expect(await read('status,description,owner')).toEqual({
			status: 'handling',
			description: '两天没有回电，客户着急',
			owner: agent.id,
		});
		expect(await page.locator('textarea').first().inputValue()).toBe('两天没有回电，客户着急');
		expect(await page.evaluate(() => (globalThis as { untouched?: boolean }).untouched)).toBe(true);
		await expect.poll(() => page.locator('.loop-timeline').innerText()).toContain('开始处理');
	});

	it('says who was quicker, keeps what was written, and shows the issue as it is', async () => {
		await openIssue(handled);
		await press(bar(), 'solve');
		await dialog().locator('textarea').fill('我写了很久的解决方案');
		await desk.api('PATCH', `/items/loop_issues/${issue}`, solved);
		await press(dialog(), 'solve');
		await bar().getByText('Dana Li 已给出解决方案').waitFor();
		await bar().getByText('我写了很久的解决方案').waitFor();
		expect(await findBarriers(page, '.loop-bar')).toEqual([]);
		await bar().getByRole('button', { name: barWords.show[language] }).click();
		await bar().getByRole('button', { name: stepNames.archive[language] }).waitFor();
		expect(
			await page.locator('textarea').evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value)),
		).toContain('已回电');
		expect((await read('resolution'))['resolution']).toBe('已回电');
	});

	it('notices by itself that someone else has taken a step', async () => {
		await openIssue();
		await desk.api('PATCH', `/items/loop_issues/${issue}`, handled);
		await bar().getByText('Dana Li 已开始处理').waitFor({ timeout: 40_000 });
	});

	it('archives without an answer only when an attempt to get one is on record', async () => {
		await openIssue(handled, solved);
		await press(bar(), 'archive');
		await choose(stepWords.confirmedBy[language], '多次联系未答复');
		await press(dialog(), 'archive');
		await dialog().getByText(stepWords.missing[language]).waitFor();
		expect(await findBarriers(page, '.step-dialog')).toEqual([]);
		await dialog().getByPlaceholder('例如').fill('14:20 无人接听');
		await dialog().getByRole('button', { name: stepWords.attemptAdd[language] }).click();
		await dialog().getByText('14:20 无人接听').waitFor();
		await press(dialog(), 'archive');
		await page.locator('.loop-bar.archived').waitFor();
		expect(await read('status,rating,confirmed_by')).toEqual({
			status: 'archived',
			rating: null,
			confirmed_by: 'no_answer',
		});
	});

	it('archives with a rating given by keyboard, and reopens with a reason and no less', async () => {
		await openIssue(handled, solved);
		await press(bar(), 'archive');
		await choose(stepWords.confirmedBy[language], '电话');
		await dialog().getByRole('radio', { name: '3 分' }).focus();
		await page.keyboard.press('ArrowRight');
		await press(dialog(), 'archive');
		await bar().getByText('客户评分 4 / 5').waitFor();

		await press(bar(), 'reopen');
		await press(dialog(), 'reopen');
		await dialog().getByText(stepWords.missing[language]).waitFor();
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
		await dialog().locator('textarea').fill('客户又打来');
		await press(dialog(), 'reopen');
		await bar().getByText('重新打开 1 次').waitFor();
		expect(await read('status,reopened,rating')).toEqual({ status: 'handling', reopened: 1, rating: null });
	});

	it('tells what will happen to an issue that is being written', async () => {
		await page.goto(`${desk.url}/admin/content/loop_issues/+`);
		await bar().getByText(barWords.newNumber[language]).waitFor();
		expect(await page.locator('.loop-clocks').count()).toBe(0);
		expect(await findBarriers(page, '.loop-bar')).toEqual([]);
	});

	it('fits a phone', async () => {
		await openIssue(handled, solved);
		await page.setViewportSize({ width: 375, height: 800 });
		const box = await bar().boundingBox();
		expect(await bar().evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
		expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 375).toBe(true);
		await page.setViewportSize({ width: 1400, height: 1000 });
	});
});

/** Chooses from one of the Studio's drop-downs. */
async function choose(name: string, choice: string): Promise<void> {
	const box = dialog()
		.locator('.v-input')
		.filter({ has: page.getByLabel(name) });
	await box.last().click();
	await page.locator('.v-list-item').filter({ hasText: choice }).last().click();
}

describe('a private field', () => {
	beforeEach(async () => {
		await page.goto(`${desk.url}/admin/content/loop_customers/${customer}`);
		await page.locator('.loop-private').first().waitFor();
	});

	it('shows a mask, and the number only when asked; that is logged', async () => {
		const phone = page.locator('.loop-private').first();
		await phone.getByText('138****8000').waitFor();
		expect(await page.content()).not.toContain('13800138000');
		await phone.getByRole('button', { name: privateWords.show[language], exact: true }).click();
		await phone.getByText(/138\s?0013\s?8000/).waitFor();
		const { body } = await desk.api('GET', `/items/loop_events?filter[type]=revealed&fields=customer,to,actor`);
		expect(body.data).toEqual([{ customer, to: 'phone', actor: agent.id }]);
		await phone.getByRole('button', { name: privateWords.hide[language], exact: true }).click();
		await phone.getByText('138****8000').waitFor();
		expect(await findBarriers(page, '.loop-private')).toEqual([]);
	});

	it('takes a new number, and keeps the old one where one thinks better of it', async () => {
		const phone = page.locator('.loop-private').first();
		await phone.getByRole('button', { name: privateWords.change[language], exact: true }).click();
		await page.keyboard.type('13900139000');
		await phone.getByRole('button', { name: privateWords.keep[language] }).click();
		await phone.getByText('138****8000').waitFor();
		await phone.getByRole('button', { name: privateWords.change[language], exact: true }).click();
		await page.keyboard.type('13900139000');
		await page.keyboard.press('Control+s');
		await phone.getByText('139****9000').waitFor();
	});
});

describe('the lists', () => {
	it('say every word in the language of the person', async () => {
		await openIssue(handled);
		await page.goto(`${desk.url}/admin/content/loop_issues`);
		const row = page.locator('tbody tr').first();
		await row.getByText(statusNames.handling[language]).first().waitFor();
		expect(await page.locator('body').innerText()).not.toContain('$t:');
	});
});

describe('the panels', () => {
	beforeAll(async () => {
		await page.goto(`${desk.url}/admin/insights/${dashboard.id}`);
		await page.locator('.loop-figure .value').first().waitFor();
		await page.locator('.loop-trend .line-chart .line').first().waitFor();
	});

	it.each(['.loop-figure', '.loop-funnel', '.loop-trend'])('%s keeps nobody out', async (panel) => {
		expect(await findBarriers(page, panel)).toEqual([]);
	});

	it('read a trend out value by value, under the pointer and with the arrow keys', async () => {
		const trend = page.locator('.loop-trend').first();
		const chart = trend.getByRole('slider');
		await chart.focus();
		const said = await chart.getAttribute('aria-valuetext');
		expect(await trend.locator('.chart-readout strong').textContent()).toBe(said?.split(', ')[0]);
		expect(said).toMatch(/新增问题 \d+（n = \d+）/);
		await page.keyboard.press('ArrowLeft');
		expect(await chart.getAttribute('aria-valuenow')).toBe('28');
		await page.keyboard.press('Home');
		expect(await chart.getAttribute('aria-valuenow')).toBe('0');
		await page.keyboard.press('Escape');
		await trend.locator('.chart-readout').waitFor({ state: 'detached' });
		const { width, height } = (await chart.boundingBox())!;
		await chart.hover({ position: { x: width - 2, y: height / 2 } });
		expect(await chart.getAttribute('aria-valuenow')).toBe('29');
		expect(await trend.locator('.chart-readout').innerText()).toContain('新增问题');
	});

	it('stand beside a table for readers who cannot see a chart', async () => {
		const table = page.locator('.loop-trend table').first();
		expect(await table.locator('tbody tr').count()).toBe(30);
		expect(await table.locator('thead').textContent()).toContain('新增问题');
	});

	it('say that there are no answers, where there are none', async () => {
		const figure = page.locator('.loop-figure').filter({ hasText: '客户满意度' });
		expect(await figure.innerText()).toContain('—');
		expect(await figure.innerText()).toContain('这段时间还没有答卷');
	});

	it('open the rows that they count', async () => {
		await page.locator('.loop-figure').filter({ hasText: '未闭环问题' }).locator('.value').click();
		const rows = page.locator('.rows-drawer .row-list a');
		await rows.first().waitFor();
		const { body } = await desk.api('GET', '/items/loop_issues?filter[status][_neq]=archived&aggregate[count]=*');
		expect(await rows.count()).toBe(Number((body.data as unknown as { count: number }[])[0]?.count));
		expect(await rows.first().getAttribute('href')).toMatch(/loop_issues\/\d+$/);
	});
});
