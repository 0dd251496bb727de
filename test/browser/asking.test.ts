import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askingWords } from '../../extensions/interfaces/asking/asking-words';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { openMailbox, type Mailbox } from '../host/harness/mailbox';
import { send } from '../host/loop/scene';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';

let desk: Desk;
let box: Mailbox;
let browser: Browser;
let lead: User;
const customers: string[] = [];

beforeAll(async () => {
	box = await openMailbox();
	const env = { ...box.env, PUBLIC_URL: 'https://desk.example.com', LOOP_CLOCK: '*/2 * * * * *' };
	desk = await openDesk({ database: 'sqlite', env });
	browser = await openBrowser();
	lead = await desk.createUser('lead');
	await send(desk, 'PATCH', '/items/loop_settings', { ask_quiet: false, ask_pace: 1 });
	const survey = {
		key: 'care',
		trigger: 'manual',
		title_zh: '听听您的看法',
		title_en: 'How are we doing?',
		active: true,
		questions: satisfactionQuestions,
	};
	await send(desk, 'POST', '/items/loop_surveys', survey);
	for (let index = 0; index < 9; index++) {
		const made = await send(desk, 'POST', '/items/loop_customers', {
			name: `Customer ${index}`,
			tier: index < 3 ? 'high_value' : 'potential',
			language: 'en-US',
			...(index === 8 ? {} : { email: index === 7 ? 'c3@customer.example' : `c${index}@customer.example` }),
		});
		customers.push(String(made['id']));
	}
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
	await box?.close();
});

const show = async (page: Page, path: string) => {
	await page.goto(`${desk.url}/admin/${path}`);
	await page.addStyleTag({ content: '#dialog-outlet > .license { display: none }' });
};

const button = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true });

it('asks many from the survey’s page: how many and why not stands there before anything is sent', async () => {
	const page = await openStudio(browser, desk, lead, { language: 'en-US' });
	await show(page, 'content/loop_surveys/care');
	await page.locator('.loop-asking').getByText(askingWords.empty['en-US']).waitFor();
	await button(page, askingWords.ask['en-US']).click();
	await button(page, askingWords.look['en-US']).click();
	const box7 = page.locator('.preview-box');
	await box7.getByText('7 customers will be asked.').waitFor();
	expect(await box7.innerText()).toMatch(/2 will not be:[\s\S]*No address 1[\s\S]*Duplicate 1/);
	expect(await box7.locator('tr').allInnerTexts()).toEqual([
		expect.stringMatching(/High-value\s+3 \/ 3/),
		expect.stringMatching(/Potential\s+4 \/ 6/),
	]);
	expect(await desk.sql('select id from loop_responses')).toEqual([]);
	expect(await findBarriers(page, '.ask-drawer')).toEqual([]);
	await keepPicture(page, 'asking-en');
	await page.setViewportSize({ width: 375, height: 800 });
	expect(await page.locator('.ask-drawer').evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(
		false,
	);
	await keepPicture(page, 'asking-phone');
	await page.setViewportSize({ width: 1400, height: 1000 });

	await button(page, 'Ask 7 customers').click();
	const line = page.locator('.run-line').first();
	await line.getByText(/of 7 sent/).waitFor();
	await button(page, askingWords.pause['en-US']).click();
	await line.getByText(askingWords.paused['en-US'], { exact: true }).waitFor();
	await button(page, askingWords.withdraw['en-US']).waitFor();
	expect(await findBarriers(page, '.loop-asking')).toEqual([]);
	await keepPicture(page, 'asking-run-en');
	await send(desk, 'PATCH', '/items/loop_settings', { ask_pace: 6000 });
	await button(page, askingWords.resume['en-US']).click();
	await line.getByText(askingWords.done['en-US']).waitFor({ timeout: 60_000 });
	await line.getByText('7 of 7 sent').waitFor();
	expect(box.mails).toHaveLength(7);
	await page.context().close();
});

it('asks one from the customer’s page, in the dark and in Chinese', async () => {
	const page = await openStudio(browser, desk, lead, { language: 'zh-CN', scheme: 'dark' });
	await show(page, `content/loop_customers/${customers[8]}`);
	const part = page.locator('.loop-ask-one');
	await part.scrollIntoViewIfNeeded();
	await button(page, askingWords.send['zh-CN']).click();
	await part.getByText('没有发出：没有联系方式').waitFor();
	await button(page, askingWords.show['zh-CN']).click();
	await part.locator('input[readonly]').first().waitFor();
	expect(await findBarriers(page, '.loop-ask-one')).toEqual([]);
	await keepPicture(page, 'asking-one-zh');
	await show(page, 'content/loop_surveys/care');
	await page.locator('.run-line').first().waitFor();
	expect(await findBarriers(page, '.loop-asking')).toEqual([]);
	await keepPicture(page, 'asking-run-zh');
	await page.context().close();
});
