import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages, type Language } from '../../extensions/domain/language';
import { interviewWords } from '../../extensions/interfaces/interview/interview-words';
import { riskWords } from '../../extensions/interfaces/risk/risk-words';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';

const words = {
	'zh-CN': {
		short: 'zh',
		customer: 'A公司',
		contact: '李工',
		old: '同步任务又停了，要投诉',
		said: '响应比以前快，希望电话能直接打到负责人。',
	},
	'en-US': {
		short: 'en',
		customer: 'Acme Tools',
		contact: 'Maria Lopez',
		old: 'The sync has stopped again and I will complain',
		said: 'Faster than before; I would like to reach the person in charge directly.',
	},
} as const;

let desk: Desk;
let browser: Browser;
let agent: User;

beforeAll(async () => {
	desk = await openDesk({ database: 'sqlite' });
	browser = await openBrowser();
	agent = await desk.createUser('agent');
	await desk.api('PATCH', `/users/${agent.id}`, { first_name: 'Dana', last_name: 'Reyes' });
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
});

const invite = async (customer: string): Promise<number> => {
	const row = { survey: 'satisfaction', customer, call_due: new Date().toISOString() };
	return Number((await desk.api('POST', '/items/loop_responses', row)).body.data['id']);
};
const read = async (id: number) => (await desk.api('GET', `/items/loop_responses/${id}`)).body.data;

async function openCall(page: Page, id: number): Promise<void> {
	await page.goto(`${desk.url}/admin/content/loop_responses/${id}`);
	await page.locator('.loop-interview h2').waitFor();
}

describe.each(languages)('a call-back in a browser, %s (D14)', (language: Language) => {
	const say = words[language];
	const other = languages.find((each) => each !== language) ?? language;
	let page: Page;
	let customer: string;
	let id: number;

	beforeAll(async () => {
		const made = await desk.api('POST', '/items/loop_customers', {
			name: say.customer,
			contact_person: say.contact,
			phone: '138 0013 8000',
			tier: 'high_value',
			// The customer of the second picture speaks another language than whoever calls.
			language: language === 'zh-CN' ? language : other,
		});
		customer = String(made.body.data['id']);
		const earlier = await invite(customer);
		await desk.api('POST', `/loop/responses/${earlier}/answer`, { overall: 4, nps: 3, suggestion: say.old });
		id = await invite(customer);
		page = await openStudio(browser, desk, agent, { language });
	});

	afterAll(async () => page?.context().close());

	it('is answered by keys alone, with the customer’s history beside it', async () => {
		await openCall(page, id);
		const view = page.locator('.loop-interview');
		await view.locator('.called-customer').getByText(say.old).first().waitFor();
		await view.locator('.asked-field input').first().focus();
		for (const key of ['8', 'Enter', '7', 'ArrowDown', '9', 'Enter', '8', 'Enter', '1', '0', 'Enter', '1', '0']) {
			await page.keyboard.press(key);
		}
		const chosen = await view.locator('.asked-field :checked').count();
		expect(chosen).toBe(6);
		await page.keyboard.press('Enter');
		await page.keyboard.type(say.said);
		await view.locator('h2').scrollIntoViewIfNeeded();
		await keepPicture(page, `interview-${say.short}`);
		expect(await findBarriers(page, '.loop-interview')).toEqual([]);
		await view.getByRole('button', { name: interviewWords.save[language], exact: true }).focus();
		await page.keyboard.press('Enter');
		await view.getByRole('status').getByText('Dana Reyes').waitFor();
		expect(await read(id)).toMatchObject({
			overall: 10,
			nps: 10,
			reason: say.said,
			channel: 'phone',
			answered_by: agent.id,
			scores: { quality: 8, speed: 7, effect: 9, care: 8, overall: 10 },
		});
	});

	it('says what is missing, records an attempt, and shows who was faster', async () => {
		const call = await invite(customer);
		await openCall(page, call);
		const view = page.locator('.loop-interview');
		await view.getByRole('button', { name: interviewWords.save[language], exact: true }).click();
		await view.locator('.asked-field .problem').waitFor();
		expect(await view.locator('.asked-field:focus-within .problem').count()).toBe(1);
		await view.getByRole('button', { name: interviewWords.notReached[language], exact: true }).click();
		const tried = interviewWords.attempts[language].replace('{n}', '1').replace('{of}', '3');
		await view.getByRole('status').getByText(tried).waitFor();
		await view.locator('textarea').first().fill(say.said);
		await desk.api('POST', `/loop/responses/${call}/answer`, { overall: 8 });
		await view.locator('.asked-field').nth(4).locator('input').first().press('9');
		await view.getByRole('button', { name: interviewWords.save[language], exact: true }).click();
		await view.getByRole('alert').getByText(interviewWords.lost[language]).waitFor();
		await view.getByRole('alert').getByText(say.said).waitFor();
		expect(await read(call)).toMatchObject({ overall: 8 });
	});

	it('ends for a customer who does not want to, on a phone and in the dark', async () => {
		const call = await invite(customer);
		const small = await openStudio(browser, desk, agent, { language, scheme: 'dark' });
		await openCall(small, call);
		await small.setViewportSize({ width: 375, height: 812 });
		const view = small.locator('.loop-interview');
		expect(await view.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
		await keepPicture(small, `interview-small-${say.short}`);
		expect(await findBarriers(small, '.loop-interview')).toEqual([]);
		await view.getByRole('button', { name: interviewWords.refused[language], exact: true }).press('Enter');
		await small.getByRole('dialog').getByRole('button', { name: interviewWords.refusedDo[language] }).press('Enter');
		await view.getByText(interviewWords.hasRefused[language]).waitFor();
		expect(await read(call)).toMatchObject({ call_ended: 'refused', call_due: null });
		await small.context().close();
	});

	it('the customer’s page says why they may leave', async () => {
		await page.goto(`${desk.url}/admin/content/loop_customers/${customer}`);
		const risk = page.locator('.loop-risk');
		await risk.locator('li').first().waitFor({ timeout: 90_000 });
		expect(await risk.locator('li').count()).toBe(3);
		await risk.getByRole('link', { name: riskWords.answer[language] }).first().waitFor();
		await risk.scrollIntoViewIfNeeded();
		await keepPicture(page, `risk-${say.short}`);
		expect(await findBarriers(page, '.loop-risk')).toEqual([]);
	});
});
