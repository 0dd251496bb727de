import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextDues, waits } from '../../extensions/domain/choices';
import { languages, type Language } from '../../extensions/domain/language';
import { stepNames, type StepName } from '../../extensions/domain/steps';
import { toWall } from '../../extensions/domain/words/wall-time';
import { clockWords } from '../../extensions/interfaces/clocks/clock-words';
import { progressWords } from '../../extensions/interfaces/clocks/progress-words';
import { promiseWords } from '../../extensions/interfaces/clocks/promise-words';
import { waitWords } from '../../extensions/interfaces/clocks/wait-words';
import { whyWords } from '../../extensions/interfaces/clocks/why-words';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { openMailbox, type Mail, type Mailbox } from '../host/harness/mailbox';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';
import { visitPage } from './public-page';

/** A zone in which it is morning whenever this runs: the working day with its lunch lies ahead. */
const zone =
	['Asia/Shanghai', 'Europe/Moscow', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'Pacific/Auckland']
		.concat('Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Honolulu', 'Atlantic/Azores', 'America/Denver')
		.find((name) => /T(08|09|10):/.test(toWall(new Date(), name))) ?? 'Asia/Shanghai';

const day = [
	['00:00', '12:00'],
	['13:30', '24:00'],
];
const calendar = {
	timeZone: zone,
	week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, day])),
	exceptions: {},
	coveredUntil: '2099-12-31',
};

let desk: Desk;
let mailbox: Mailbox;
let browser: Browser;
let agent: User;
let customer: string;
/** A bookmark with cards, as somebody may lay them out. */
let cards: string;

beforeAll(async () => {
	mailbox = await openMailbox();
	[desk, browser] = await Promise.all([
		openDesk({ database: 'sqlite', env: { ...mailbox.env, LOOP_CLOCK: '*/2 * * * * *' } }),
		openBrowser(),
	]);
	agent = await desk.createUser('agent');
	await desk.api('PATCH', `/users/${agent.id}`, { first_name: 'Dana', last_name: 'Reyes' });
	await desk.api('PATCH', '/items/loop_settings', { calendar, time_zone: zone });
	const made = await desk.api('POST', '/items/loop_customers', { name: 'A公司', email: 'a@customer.example' });
	customer = String(made.body.data['id']);
	const preset = await desk.api('POST', '/presets', {
		collection: 'loop_issues',
		bookmark: 'Cards',
		layout: 'cards',
		layout_options: { cards: { size: 6, title: '{{number}}', subtitle: '{{next_due_at}}' } },
	});
	cards = String(preset.body.data['id']);
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
	await mailbox?.close();
});

const bar = (page: Page): Locator => page.locator('.loop-bar');
const dialog = (page: Page): Locator => page.getByRole('dialog');
const press = (within: Locator, name: string) => within.getByRole('button', { name, exact: true }).click();

async function record(): Promise<number> {
	const row = { customer, category: 'product', description: '系统数据同步延迟', owner: agent.id };
	return Number((await desk.api('POST', '/items/loop_issues', row)).body.data['id']);
}

async function change(issue: number, ...patches: Record<string, unknown>[]): Promise<void> {
	for (const patch of patches) {
		const { status, body } = await desk.api('PATCH', `/items/loop_issues/${issue}`, patch);
		expect(status, JSON.stringify(body)).toBe(200);
	}
}

async function read(issue: number): Promise<Record<string, string | null>> {
	return (await desk.api('GET', `/items/loop_issues/${issue}`)).body.data as Record<string, string | null>;
}

async function show(page: Page, issue: number): Promise<void> {
	await page.goto(`${desk.url}/admin/content/loop_issues/${issue}`);
	await bar(page).waitFor({ timeout: 90_000 });
}

async function takeStep(page: Page, step: StepName, language: Language, words?: string): Promise<void> {
	const name = stepNames[step][language];
	await bar(page).getByRole('button', { name }).click();
	if (words) await dialog(page).locator('textarea').first().fill(words);
	await press(dialog(page), name);
	await dialog(page).waitFor({ state: 'hidden' });
}

/** Promises the first time that is offered, and answers which that is. */
async function promise(page: Page, language: Language, reason?: string): Promise<void> {
	await bar(page)
		.getByRole('button', { name: promiseWords[reason ? 'renew' : 'give'][language] })
		.click();
	await dialog(page).locator('.offers button').first().click();
	if (reason) await dialog(page).getByLabel(promiseWords.reason[language]).last().fill(reason);
	await press(dialog(page), promiseWords.send[language]);
	await dialog(page).waitFor({ state: 'hidden' });
}

/** The table and the board that come with the desk, and cards. */
async function lists() {
	const found = await desk.api<{ data: { id: number }[] }>(
		'GET',
		'/presets?filter[collection][_eq]=loop_issues&filter[layout][_eq]=kanban&fields=id',
	);
	return { table: '', board: `?bookmark=${found.body.data[0]?.id}`, cards: `?bookmark=${cards}` };
}

/** By day and by night; the Studio follows the browser. */
async function expectNoBarriers(page: Page, within: string): Promise<void> {
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme });
		await page.locator(`body.${colorScheme}`).waitFor();
		expect(await findBarriers(page, within), colorScheme).toEqual([]);
	}
}

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe.each(languages)('an issue in the Studio, %s', (language) => {
	const short = language.slice(0, 2);
	let page: Page;
	let issue: number;
	beforeAll(async () => {
		page = await openStudio(browser, desk, agent, { language, zone });
		await desk.api('PATCH', `/users/${agent.id}`, { appearance: null });
		issue = await record();
		await change(issue, { status: 'handling' }, { promised_at: later(20) });
	});
	afterAll(() => page?.context().close());

	it('shows its clocks, each with its mood in words, and keeps nobody out', async () => {
		await show(page, issue);
		const line = bar(page).locator('.loop-clocks li').first();
		await line.getByText(nextDues.promised[language]).waitFor();
		expect(await line.innerText()).toMatch(language === 'zh-CN' ? /快到期，还剩 \d+ 分钟/ : /Due soon, \d+ min left/);
		expect(await bar(page).locator('.loop-clocks li').count()).toBe(2);
		await expectNoBarriers(page, '.loop-clocks');
		await keepPicture(page, `clocks-${short}`);
		await page.setViewportSize({ width: 375, height: 800 });
		expect(await bar(page).evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
		await keepPicture(page, `clocks-phone-${short}`);
		await page.setViewportSize({ width: 1400, height: 1000 });
	});

	it('renews a promise with a reason, in the zone of the organisation, as often as the settings allow', async () => {
		await promise(page, language, 'The spare part comes later');
		const { promised_at: promised } = await read(issue);
		expect(toWall(new Date(promised ?? ''), zone)).toMatch(/T(12|16|18|10):00$/);
		await bar(page).getByText(nextDues.promised[language]).waitFor();
		await change(issue, { promised_at: later(300), promise_reason: 'Once more' });
		await show(page, issue);
		await bar(page).getByRole('button', { name: promiseWords.renew[language] }).click();
		await dialog(page).getByText(promiseWords.spent[language].replace('{n}', '2')).waitFor();
		await expectNoBarriers(page, '.promise-dialog .v-card-text');
		await page.keyboard.press('Escape');
	});

	it('waits for somebody and goes on; what waits says so', async () => {
		await press(bar(page), waitWords.wait[language]);
		await press(dialog(page), waits.third_party[language]);
		await bar(page).locator('li.waiting').first().waitFor();
		expect((await read(issue))['waiting']).toBe('third_party');
		await press(bar(page), waitWords.goOn[language]);
		await bar(page).locator('li.waiting').first().waitFor({ state: 'hidden' });
		expect((await read(issue))['waiting']).toBeNull();
	});

	it('explains each deadline to whoever asks why, by keyboard too', async () => {
		const why = bar(page).getByRole('button', { name: clockWords.why[language] });
		await why.focus();
		await page.keyboard.press('Enter');
		const drawer = page.locator('.why-drawer');
		await drawer.waitFor();
		const text = await drawer.innerText();
		expect(text).toContain(
			whyWords.promises[language]
				.replace('{kept}', '0')
				.replace(/\{\w+\}/, '0')
				.replace(/\{\w+\}/, '2'),
		);
		for (const name of ['first_response', 'commit', 'promised', 'progress'] as const) {
			expect(text).toContain(nextDues[name][language]);
		}
		await keepPicture(page, `why-${short}`);
		await expectNoBarriers(page, '.why-drawer');
		await page.keyboard.press('Escape');
		await drawer.waitFor({ state: 'hidden' });
	});

	it('counts down in the lists, on the board or on cards', async () => {
		const { table, board, cards: laid } = await lists();
		for (const [list, path] of Object.entries(language === 'zh-CN' ? { table, board } : { cards: laid })) {
			await page.goto(`${desk.url}/admin/content/loop_issues${path}`);
			const due = page.locator('.loop-due').first();
			await due.waitFor({ timeout: 90_000 });
			expect(await due.innerText()).toMatch(language === 'zh-CN' ? /\d+ 小时/ : /\d+ h .*left/);
			await keepPicture(page, `due-${list}-${short}`);
			await expectNoBarriers(page, '.loop-due');
		}
	});
});

describe('the walk: an issue from the customer’s phone to the archive', () => {
	const address = 'ann@walk.example';
	const language = 'zh-CN';
	let phone: Page;
	let staff: Page;
	let issue: number;
	let followed: string;

	beforeAll(async () => {
		staff = await openStudio(browser, desk, agent, { language, zone });
	});
	afterAll(() => staff?.context().close());

	/** The next mail whose subject fits; it must come within seconds. */
	async function mail(subject: RegExp): Promise<Mail> {
		const find = () => mailbox.to(address).find((each) => subject.test(each.subject));
		await expect.poll(find, { timeout: 30_000 }).toBeDefined();
		return find() as Mail;
	}

	it('is raised on a phone, and a mail in the customer’s language leads to its page', async () => {
		({ page: phone } = await visitPage(browser, `${desk.url}/loop/report?lang=en-US`, { locale: 'en-US' }));
		await phone.getByLabel('What happened?').fill('The report does not open');
		await phone.getByLabel('Your name').fill('Ann Lee');
		await phone.getByLabel('E-mail').fill(address);
		await phone.waitForTimeout(2100);
		await phone.getByRole('button', { name: 'Send my issue' }).tap();
		await phone.getByRole('heading', { name: 'We have it' }).waitFor();
		const number = /W\d{8}-\d{3,}/.exec((await phone.textContent('main')) ?? '')?.[0] ?? '';
		const received = await mail(/received: The report does not open/);
		expect(received.subject).toContain(number);
		expect(received.text).toMatch(/^Hello Ann Lee/);
		followed = /http:\/\/\S+\/loop\/i\/[\w-]{43}/.exec(received.text)?.[0] ?? '';
		await phone.goto(followed);
		await phone.getByRole('heading', { name: 'We have your issue' }).waitFor();
		const { body } = await desk.api('GET', `/items/loop_issues?filter[number][_eq]=${number}&fields=id`);
		issue = Number((body.data as unknown as { id: number }[])[0]?.id);
	});

	it('is promised a time, which the customer sees', async () => {
		await show(staff, issue);
		await takeStep(staff, 'take', language);
		await promise(staff, language);
		const promised = toWall(new Date((await read(issue))['promised_at'] ?? ''), zone).slice(11);
		expect((await mail(/your result by/)).subject).toContain(promised);
		await phone.goto(followed);
		expect(await phone.textContent('.lead')).toContain(promised);
		expect(await phone.textContent('main')).toContain(`We promised an answer by ${promised}`);
	});

	it('waits for the customer until they answer', async () => {
		await press(bar(staff), waitWords.wait[language]);
		await press(dialog(staff), waits.customer[language]);
		await bar(staff).locator('li.waiting').first().waitFor();
		await phone.goto(followed);
		await phone.getByRole('heading', { name: 'We need a word from you' }).waitFor();
		await phone.locator('textarea').first().fill('It is the report of May');
		await phone.getByRole('button', { name: 'Send my message' }).tap();
		await phone.getByRole('status').getByText('We have your message.').waitFor();
		await expect.poll(async () => (await read(issue))['waiting'], { timeout: 30_000 }).toBeNull();
		await show(staff, issue);
		await bar(staff).getByRole('button', { name: waitWords.wait[language], exact: true }).waitFor();
	});

	it('is reported on with a word of the person’s own; the next 24 hours begin when it has gone out', async () => {
		const due = (await read(issue))['progress_due'];
		await bar(staff).getByRole('button', { name: progressWords.tell[language] }).click();
		const text = dialog(staff).locator('textarea');
		await expect.poll(() => text.inputValue()).toContain('Dana Reyes is working on it.');
		expect(await dialog(staff).innerText()).toContain('English');
		await keepPicture(staff, 'progress-zh');
		expect(await findBarriers(staff, '.progress-dialog .v-card-text')).toEqual([]);
		await text.fill('We found the broken template.');
		await press(dialog(staff), progressWords.send[language]);
		expect((await mail(/^Progress on/)).text).toContain('We found the broken template.');
		await expect.poll(async () => (await read(issue))['progress_due'], { timeout: 30_000 }).not.toBe(due);
		await staff.locator('.loop-timeline').getByText('We found the broken template.').waitFor();
	});

	it('is solved, is not, is solved again, and is confirmed', async () => {
		await takeStep(staff, 'solve', language, 'The template is repaired.');
		expect((await mail(/is solved: please confirm/)).text).toContain('The template is repaired.');
		await phone.goto(followed);
		await phone.locator('label', { has: phone.locator('#action-not_solved') }).tap();
		await phone.locator('textarea').first().fill('Page two is still empty');
		await phone.getByRole('button', { name: 'Send my answer' }).tap();
		await phone.getByRole('heading', { name: 'We are working on it' }).waitFor();

		await show(staff, issue);
		await takeStep(staff, 'solve', language, 'Page two is back as well.');
		await expect
			.poll(() => mailbox.to(address).filter(({ subject }) => /please confirm/.test(subject)).length, {
				timeout: 30_000,
			})
			.toBe(2);
		await phone.goto(followed);
		await phone.locator('label', { has: phone.locator('#action-confirm') }).tap();
		await phone.locator('label', { has: phone.locator('#rating-5') }).tap();
		await phone.getByRole('button', { name: 'Send my answer' }).tap();
		await phone.getByRole('heading', { name: 'Solved and archived' }).waitFor();
		expect(await read(issue)).toMatchObject({ status: 'archived', rating: 5, confirmed_by: 'portal', returned: 1 });
	});

	it('tells all of it in the Studio: the story, what was kept, and both rounds of the deadlines', async () => {
		await show(staff, issue);
		await staff.locator('.loop-bar.archived').waitFor();
		await bar(staff).locator('.loop-clocks .summary').waitFor();
		expect(await bar(staff).locator('.loop-clocks li').count()).toBe(0);
		const more = staff.locator('.loop-timeline').getByRole('button', { name: '更早的' });
		if (await more.isVisible()) await more.click();
		const story = await staff.locator('.loop-timeline').innerText();
		for (const line of [
			'客户登记了问题',
			'Dana Reyes 开始处理',
			'承诺时间',
			'等待',
			'It is the report of May',
			'We found the broken template.',
			'Dana Reyes 给出解决方案',
			'客户退回处理：未解决',
			'客户归档，客户评分 5/5',
			'Page two is still empty',
		]) {
			expect(story).toContain(line);
		}
		expect(story.match(/已通过邮件告知客户/g)?.length).toBeGreaterThanOrEqual(5);
		await press(bar(staff), clockWords.why[language]);
		const drawer = staff.locator('.why-drawer');
		await drawer.getByText(whyWords.roundNow[language].replace('{n}', '2')).waitFor();
		await drawer.getByText(whyWords.round[language].replace('{n}', '1')).first().waitFor();
	});
});
