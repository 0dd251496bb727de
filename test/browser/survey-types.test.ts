import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { languages } from '../../extensions/domain/language';
import { formWords, questionsWords } from '../../extensions/interfaces/questions/questions-words';
import { everyType, wholeScores } from '../domain/survey/any-survey';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { inviteTo } from '../host/survey-desk';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';
import { findAllBarriers, smallestTarget, visitPage, weigh } from './public-page';

let desk: Desk;
let browser: Browser;
let customer: string;
/** Not an admin, whom the Studio greets with questions about the licence: they take the keys and the room of the preview. */
let lead: User;
beforeAll(async () => {
	[desk, browser] = await Promise.all([openDesk({ database: 'sqlite' }), openBrowser()]);
	await desk.api('PATCH', '/settings', { project_name: '云帆科技', project_color: '#0E7C66' });
	const made = await desk.api('POST', '/items/loop_customers', { name: 'B公司' });
	customer = String(made.body.data.id);
	lead = await desk.createUser('lead');
	const survey = { key: 'every', title_zh: '每一种', title_en: 'Every type', trigger: 'manual', questions: everyType };
	await desk.api('POST', '/items/loop_surveys', survey);
});
afterAll(async () => {
	await browser?.close();
	await desk?.stop();
});

const open = async (language: string, options = {}, survey = 'every') => {
	const { id, path } = await inviteTo(desk, survey, customer);
	return { id, ...(await visitPage(browser, `${desk.url}${path}?lang=${language}`, options)) };
};
const stored = async (id: number) => (await desk.api('GET', `/items/loop_responses/${id}`)).body.data;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
	for (let left = 40; (await focused(page)) !== id; left -= 1) {
		expect(left, `Tab reaches ${id}`).toBeGreaterThan(0);
		await page.keyboard.press('Tab');
	}
}

/** Answers every question by the keyboard: Tab into a group, arrows or Space within it. */
async function answerByKeyboard(page: Page): Promise<void> {
	const radio = async (first: string, steps: number) => {
		await tabTo(page, first);
		await page.keyboard.press('Space');
		for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
	};
	await radio('overall-1', 7);
	await radio('stars-1', 3);
	await radio('nps-0', 9);
	await tabTo(page, 'reason');
	await page.keyboard.type('ok');
	await radio('speed_expected-1', 8);
	await radio('speed_experienced-1', 5);
	await radio('again-yes', 0);
	await radio('source-web', 1);
	for (const box of ['liked-web', 'liked-fair']) {
		await tabTo(page, box);
		await page.keyboard.press('Space');
	}
	await tabTo(page, 'words');
	await page.keyboard.type('thanks');
	await tabTo(page, 'agree-yes');
	await page.keyboard.press('Space');
	await tabTo(page, 'contact');
	await page.keyboard.type('a@example.com');
	// Enter in a line of text sends the answer: the button for the language must not be the one that it presses.
	await page.keyboard.press('Enter');
}

describe('a survey with every type of question, at 375 px', () => {
	describe.each([false, true])('with JavaScript: %s', (javaScriptEnabled) => {
		it.each(languages)('is answered by keyboard alone, in %s', async (language) => {
			const { page, id, complaints, context } = await open(language, { javaScriptEnabled });
			expect(await page.locator('.q-contact').isVisible()).toBe(false);
			await answerByKeyboard(page);
			await page.locator('.seal').waitFor();
			expect(await stored(id)).toMatchObject({
				nps: 9,
				reason: 'ok',
				scores: { ...wholeScores, words: 'thanks' },
				contact: 'a***@example.com',
				language,
			});
			expect(await page.getAttribute('html', 'lang')).toBe(language);
			expect(complaints).toEqual([]);
			expect(await context.cookies()).toEqual([]);
			await context.close();
		});
	});

	it('asks a question only where its condition is met, and asks why by the score given', async () => {
		const { page, id, context } = await open('en-US');
		const tap = (field: string) => page.locator('label', { has: page.locator(`#${field}`) }).tap();
		const mend = page.getByLabel('How can we make it right');
		const why = page.locator('label[for=reason]');
		expect(await mend.isVisible()).toBe(false);
		expect(await why.innerText()).toBe('What made you choose this number?');
		for (const [score, says] of [
			[10, 'What would you tell'],
			[8, 'What would it take'],
			[2, 'What holds you back'],
		] as const) {
			await tap(`nps-${score}`);
			expect(await why.innerText()).toContain(says);
		}
		await tap('overall-3');
		expect(await mend.isVisible()).toBe(true);
		expect(
			await page
				.locator('.progress')
				.evaluate((bar) => getComputedStyle(bar.querySelector('.n') as Element, '::before').content),
		).toBe('counter(answered)');
		for (const field of [
			'stars-2',
			'speed_expected-9',
			'speed_experienced-2',
			'again-no',
			'source-fair',
			'liked-friend',
		])
			await tap(field);
		await page.getByRole('button', { name: 'Send my answer' }).tap();
		await page.getByRole('alert').waitFor();
		expect(await page.textContent('#mend-problem')).toBe('Please fill this in.');
		expect(await page.isChecked('#liked-friend')).toBe(true);
		await mend.fill('A refund');
		await page.getByRole('button', { name: 'Send my answer' }).tap();
		await page.locator('.seal').waitFor();
		expect(await stored(id)).toMatchObject({ overall: 3, scores: { mend: 'A refund', liked: ['friend'] } });
		await context.close();
	});

	it('is found again as it was left, and keeps what was typed when the language is switched', async () => {
		const { page, id, context } = await open('en-US');
		const url = page.url();
		await page.locator('label', { has: page.locator('#liked-web') }).tap();
		await page.getByLabel('Anything else').fill('half\nway');
		await page.getByRole('button', { name: '中文' }).tap();
		await page.getByRole('heading', { name: '每一种' }).waitFor();
		expect(await page.getByLabel('还想说什么').inputValue()).toBe('half\nway');
		expect(await page.isChecked('#liked-web')).toBe(true);
		await page.getByRole('button', { name: '先存着，以后再填' }).tap();
		await page.getByRole('status').waitFor();
		const later = await visitPage(browser, url);
		expect(await later.page.getByLabel('Anything else').inputValue()).toBe('half\nway');
		expect(await later.page.getByRole('status').innerText()).toContain('It has not been sent yet');
		expect(await stored(id)).toMatchObject({ answered_at: null });
		await later.page.getByText('No more surveys?').tap();
		await later.page.getByRole('button', { name: 'Send me no more surveys' }).tap();
		await later.page.getByRole('heading', { name: 'No more surveys for you' }).waitFor();
		expect(await findAllBarriers(browser, later.page)).toEqual([]);
		await later.page.getByRole('button', { name: 'That was a mistake' }).tap();
		await later.page.getByRole('heading', { name: 'We will keep asking you' }).waitFor();
		for (const each of [context, later.context]) await each.close();
	});

	it.each(['every', 'satisfaction', 'after_issue', 'nps', 'tcsi'])(
		'%s weighs less than 30 kB and shuts nobody out',
		async (survey) => {
			await desk.api('PATCH', '/items/loop_surveys/after_issue', { active: true });
			for (const language of languages) {
				for (const colorScheme of ['light', 'dark'] as const) {
					const { page, response, context } = await open(language, { colorScheme }, survey);
					const weight = await weigh(response);
					if (colorScheme === 'light') console.info(`${survey} in ${language}: ${weight} bytes`);
					expect(weight).toBeLessThan(30_000);
					expect(await findAllBarriers(browser, page, colorScheme)).toEqual([]);
					expect(await smallestTarget(page)).toBeGreaterThanOrEqual(47.9);
					expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
					if (colorScheme === 'light')
						await keepPicture(page, `page-${survey}-${language.slice(0, 2)}`, { fullPage: true });
					await context.close();
				}
			}
		},
	);
});

describe('the editor of the questions in the Studio', () => {
	const show = async (page: Page, survey: string) => {
		await page.goto(`${desk.url}/admin/content/loop_surveys/${survey}`);
		await page.locator('.question-card').first().waitFor();
	};

	it.each([
		{ language: 'en-US', scheme: 'light', width: 1400 },
		{ language: 'zh-CN', scheme: 'dark', width: 375 },
	] as const)('shows every question in words, in $language at $width px', async (look) => {
		const { language, scheme } = look;
		const page = await openStudio(browser, desk, lead, { language, scheme });
		await show(page, 'every');
		expect(await page.locator('.question-card').count()).toBe(everyType.length);
		const only = { 'zh-CN': '仅当“整体满意度”不高于 6 时', 'en-US': 'Only if “Satisfaction overall” is at most 6' };
		await page.getByText(only[language]).waitFor();
		await page.locator('[data-place="2"]').click();
		await page.locator('.question-form').waitFor();
		// On a phone the Studio opens with a drawer of its own over the page.
		await page.setViewportSize({ width: look.width, height: 1000 });
		expect(await findBarriers(page, '.loop-questions')).toEqual([]);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(overflow).toBeLessThanOrEqual(0);
		await page.locator('.loop-questions').scrollIntoViewIfNeeded();
		await keepPicture(page, `editor-${look.scheme}-${language.slice(0, 2)}`);
		await page.context().close();
	});

	it.each(languages)(
		'adds, moves, copies and removes by keyboard, takes it back, and says live what is wrong, in %s',
		async (language) => {
			const page = await openStudio(browser, desk, lead, { language });
			await show(page, 'tcsi');
			const say = (key: keyof typeof questionsWords) => questionsWords[key][language];
			const labels = () => page.locator('.question-card .label').allInnerTexts();
			const before = await labels();
			await page.locator('[data-place="0"]').focus();
			await page.keyboard.press('Alt+ArrowDown');
			expect((await labels()).slice(0, 2)).toEqual([before[1], before[0]]);
			expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['place'])).toBe('1');
			await page.keyboard.press('Alt+ArrowUp');
			expect(await labels()).toEqual(before);
			await page.locator('.question-card').nth(5).locator('.tools button').nth(3).press('Enter');
			expect(await labels()).toEqual(before.toSpliced(5, 1));
			const card = page.locator('.question-card').nth(5);
			await card.locator('.problems').waitFor();
			await page.getByRole('button', { name: say('undo') }).press('Enter');
			expect(await labels()).toEqual(before);
			await page.locator('.problems').waitFor({ state: 'detached' });
			await page.locator('.question-card').nth(0).locator('.tools button').nth(2).press('Enter');
			await page.getByLabel(`${formWords.label[language]}, ${formWords.en[language]}`).fill('');
			await page.locator('.question-form .problem').waitFor();
			await page.getByLabel(`${formWords.label[language]}, ${formWords.en[language]}`).fill('Image again');
			await page.locator('.question-form .problem').waitFor({ state: 'detached' });
			await keepPicture(page, `questions-${language.slice(0, 2)}`);
			await page.getByRole('button', { name: say('preview') }).press('Enter');
			await page.locator('iframe').nth(1).waitFor();
			await page.keyboard.press('Escape');
			await page.locator('iframe').first().waitFor({ state: 'detached' });
			await page.getByRole('button', { name: say('preview') }).click();
			const phone = page.frameLocator('iframe').nth(1);
			await phone.getByText('Image again').waitFor();
			// The drawer may still be on its way in: a click that misses is tried again.
			await vi.waitFor(
				async () => {
					await phone.locator('label', { has: phone.locator('#complained-yes') }).click();
					await phone.locator('.q-complaint').waitFor({ state: 'visible', timeout: 1000 });
				},
				{ timeout: 20_000 },
			);
			expect(await phone.locator('body').evaluate((body) => getComputedStyle(body).fontSize)).toBe('18px');
			await keepPicture(page, `preview-${language.slice(0, 2)}`);
			// Keys pressed within the customer's page stay there, but Tab leads out of it.
			const inside = () => page.evaluate(() => document.activeElement?.tagName === 'IFRAME');
			for (let left = 40; await inside(); left -= 1) {
				expect(left, 'Tab leaves the preview').toBeGreaterThan(0);
				await page.keyboard.press('Tab');
			}
			await page.locator('.v-drawer button').press('Enter');
			await page.locator('iframe').first().waitFor({ state: 'detached' });
			await page.keyboard.press('Control+s');
			await page.waitForURL((url) => url.pathname.includes('loop_surveys'));
			for (let left = 50; left > 0; left -= 1) {
				const { body } = await desk.api('GET', '/items/loop_surveys/tcsi');
				if ((body.data['questions'] as { key: string }[]).some(({ key }) => key === 'image_2')) break;
				expect(left).toBeGreaterThan(1);
				await page.waitForTimeout(100);
			}
			const { body } = await desk.api('GET', '/items/loop_surveys/tcsi');
			const questions = (body.data['questions'] as { key: string }[]).filter(({ key }) => key !== 'image_2');
			await desk.api('PATCH', '/items/loop_surveys/tcsi', { questions });
			await page.context().close();
		},
	);
});
