import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { satisfactionDashboard } from '../../extensions/schema/dashboard';
import { createDice } from '../host/figures/dice';
import { writeAnswer, writeIssue } from '../host/figures/past';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';

const panels = ['nps', 'dimensions', 'drivers', 'iceberg', 'coverage', 'comments', 'terms', 'gaps'];
/** The panels without what the Studio has around them. */
const within = { clip: { x: 328, y: 56, width: 866, height: 1372 } };
const day = 86_400_000;

const words = {
	'zh-CN': {
		low: ['响应太慢，等了两天', '客服推诿，态度不好', '响应太慢，没人跟进', '价格贵，安装又慢'],
		high: ['工程师专业，态度好', '安装很快，培训到位', '服务及时，工程师耐心'],
	},
	'en-US': {
		low: [
			'The response was slow and nobody called back',
			'Slow response, installation delayed',
			'Support kept passing me around',
		],
		high: ['Friendly engineer, fast installation', 'The training was excellent', 'Friendly and professional engineer'],
	},
} as const;

/** A quarter of a desk that answers slowly: speed matters most and scores lowest. */
async function fill(desk: Desk, language: keyof typeof words, owner: string): Promise<void> {
	const dice = createDice(11);
	const names = {
		'zh-CN': ['远航科技', '华信制造', '东方物流', '明德学校', '海蓝食品', '青山医疗'],
		'en-US': ['Harbour Tools', 'North Foods', 'Lakeside Clinic', 'Summit Print', 'Orchard Labs', 'Pier Logistics'],
	}[language];
	const customers: string[] = [];
	for (const [index, name] of names.entries()) {
		const tier = ['new', 'potential', 'high_value', 'churn_risk'][index % 4];
		customers.push(String((await desk.api('POST', '/items/loop_customers', { name, tier })).body.data['id']));
	}
	for (let index = 0; index < 4; index++)
		await desk.api('POST', '/items/loop_customers', { name: `#${index}`, tier: 'potential' });
	const work = { category: 'service', department: 'after_sales', owner, turns: [] };
	const about = await writeIssue(desk, {
		...work,
		customer: customers[0]!,
		submittedAt: new Date(Date.now() - 5 * day),
	});
	const score = (mean: number, spread: number) =>
		Math.max(1, Math.min(10, mean + dice.below(spread) - Math.floor(spread / 2)));
	for (let index = 0; index < 120; index++) {
		const [quality, speed, effect, care] = [score(8, 4), score(6, 8), score(7, 5), score(9, 3)];
		const overall = Math.max(
			1,
			Math.min(10, Math.round(0.2 * quality + 0.55 * speed + 0.2 * effect + 0.05 * care + dice.below(2) - 0.3)),
		);
		const nps = Math.max(0, Math.min(10, overall + dice.below(3) - 1));
		const list = words[language][overall <= 6 ? 'low' : 'high'];
		const pairs = {
			product: { expected: score(8, 3), experienced: score(8, 3) },
			service: { expected: score(9, 3), experienced: speed },
		};
		await writeAnswer(desk, {
			customer: customers[index % customers.length]!,
			issue: index % customers.length === 0 && overall <= 6 ? about : null,
			answeredAt: new Date(Date.now() - (index % 80) * day - 3_600_000),
			sentAt: new Date(Date.now() - (index % 80) * day - day),
			...{
				overall,
				nps,
				channel: 'web',
				scores: { quality, speed, effect, care, overall, ...(index % 3 === 0 ? pairs : {}) },
			},
			...(index % 2 === 0 ? { reason: dice.pick(list) } : {}),
		});
	}
	for (let index = 0; index < 60; index++) {
		const customer = dice.pick(customers);
		await writeAnswer(desk, {
			customer,
			issue: null,
			answeredAt: null,
			sentAt: new Date(Date.now() - index * day),
			overall: null,
			nps: null,
		});
	}
}

describe('the satisfaction dashboard', () => {
	let desk: Desk;
	let browser: Browser;
	let lead: User;
	let page: Page;
	const region = (name: string) => page.getByRole('region', { name, exact: true });

	const open = async (language: 'zh-CN' | 'en-US', look: { scheme?: 'light' | 'dark'; width?: number } = {}) => {
		await page?.context().close();
		page = await openStudio(browser, desk, lead, { language, ...look });
		await page.goto(`${desk.url}/admin/insights/${satisfactionDashboard.id}`);
		await page
			.locator('.panel-frame')
			.nth(panels.length - 1)
			.waitFor();
	};

	beforeAll(async () => {
		desk = await openDesk({ database: 'sqlite', env: { LOOP_CLOCK: 'false' } });
		browser = await openBrowser();
		lead = await desk.createUser('lead');
	});
	afterAll(async () => {
		await browser?.close();
		await desk?.stop();
	});

	it('without answers says what to do to get some, in every panel', async () => {
		await open('en-US');
		expect(await page.locator('.panel-frame .empty').count()).toBe(panels.length);
		expect(await region('NPS').innerText()).toContain('No answers in this period yet');
	});

	it('says first what to mend, and each number opens the answers behind it, by keyboard', async () => {
		await fill(desk, 'en-US', lead.id);
		await open('en-US');
		const drivers = region('What drives satisfaction');
		await drivers.getByText('“Speed of response” matters most and scores lowest: mend it first.').waitFor();
		expect(await drivers.locator('table tbody tr').count()).toBe(4);
		await region('NPS').getByRole('button', { name: 'Detractors 0–6' }).focus();
		const shown = Number(
			await region('NPS').getByRole('button', { name: 'Detractors 0–6' }).locator('strong').textContent(),
		);
		await page.keyboard.press('Enter');
		const answers = page.locator('.answers-drawer .answer-list li');
		await answers.first().waitFor();
		expect(await answers.count()).toBe(Math.min(50, shown));
		expect(await answers.first().locator('a').first().getAttribute('href')).toMatch(/loop_responses\/\d+$/);
		await page.keyboard.press('Escape');
		await answers.first().waitFor({ state: 'detached' });
		const word = region('In their words').getByRole('button', { name: /^slow/ });
		const times = Number((await word.locator('span').textContent())?.trim());
		await word.click();
		await answers.first().waitFor();
		expect(await answers.count()).toBe(times);
		await page.keyboard.press('Escape');
		await answers.first().waitFor({ state: 'detached' });
		expect(await region('Latest comments').locator('a[href*=loop_issues]').count()).toBeGreaterThan(0);
		await page.setViewportSize({ width: 1800, height: 1440 });
		await keepPicture(page, 'satisfaction-en', within);
	});

	it('says where experience falls short of what was expected, and shows who said so', async () => {
		const gaps = region('Expectation and experience');
		await gaps
			.getByText(/^“Quality of the service” falls short of what was expected most: by \d\.\d points\.$/)
			.waitFor();
		const line = gaps.getByRole('button', { name: /^Quality of the service/ });
		expect(await line.innerText()).toMatch(/short[\s\S]*expectation \d\.\d · n = 40$/);
		expect(await gaps.getByRole('button', { name: /^Perceived quality/ }).count()).toBe(1);
		await line.focus();
		await page.keyboard.press('Enter');
		const answers = page.locator('.answers-drawer .answer-list li');
		await answers.first().waitFor();
		expect(await answers.count()).toBeGreaterThan(0);
		await page.keyboard.press('Escape');
		await answers.first().waitFor({ state: 'detached' });
	});

	it('keeps nobody out, in light and in dark', async () => {
		expect(await findBarriers(page, '.panel-frame')).toEqual([]);
		await open('zh-CN', { scheme: 'dark' });
		await region('什么决定满意度').getByText('先补这块短板').waitFor();
		expect(await findBarriers(page, '.panel-frame')).toEqual([]);
		await page.setViewportSize({ width: 1800, height: 1280 });
		await keepPicture(page, 'satisfaction-zh-dark');
	});

	it('fits a phone', async () => {
		// The Studio shuts its own drawers where there is room at first.
		await open('zh-CN');
		await page.setViewportSize({ width: 375, height: 1000 });
		await region('净推荐值 NPS').waitFor();
		const wide = await page
			.locator('.panel-frame')
			.evaluateAll((all) =>
				all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.ariaLabel),
			);
		expect(wide).toEqual([]);
		await keepPicture(page, 'satisfaction-phone');
	});
});

describe('the satisfaction dashboard of a desk that speaks Chinese', () => {
	it('finds words in comments without spaces, and tells gaps and drivers in one sentence each', async () => {
		const desk = await openDesk({ database: 'sqlite', env: { LOOP_CLOCK: 'false' } });
		const browser = await openBrowser();
		const lead = await desk.createUser('lead');
		await fill(desk, 'zh-CN', lead.id);
		const page = await openStudio(browser, desk, lead, { language: 'zh-CN' });
		await page.setViewportSize({ width: 1800, height: 1440 });
		await page.goto(`${desk.url}/admin/insights/${satisfactionDashboard.id}`);
		const region = (name: string) => page.getByRole('region', { name, exact: true });
		await region('什么决定满意度').getByText('影响最大、得分最低：先补这块短板。').waitFor();
		await region('期望与体验')
			.getByText(/^“服务质量”离客户的期望最远：差 \d\.\d 分。$/)
			.waitFor();
		await region('高频词').getByRole('button', { name: /^响应/ }).waitFor();
		await keepPicture(page, 'satisfaction-zh', within);
		await browser.close();
		await desk.stop();
	});
});
