import {
	chromium,
	type Browser,
	type BrowserContextOptions,
	type Page,
	type PageScreenshotOptions,
} from 'playwright-core';
import { provideChromium } from '../../scripts/chromium.mjs';
import type { Language } from '../../extensions/domain/language';
import type { Desk, User } from '../host/harness/desk';

/** A real Chromium without its own chatter on the network. */
export async function openBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: await provideChromium(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
	});
}

export type Look = {
	readonly language: Language;
	readonly scheme?: 'light' | 'dark';
	readonly width?: number;
	readonly zone?: string;
};

export const phone: BrowserContextOptions = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };

/** Milliseconds in which a busy machine has shown what it is asked for. */
export const patience = 60_000;

/**
 * A page in which a member of staff is signed in to the Data Studio, in their language and appearance; it has opened
 * nothing yet.
 */
export async function openStudio(browser: Browser, desk: Desk, user: User, look: Look): Promise<Page> {
	const { language, scheme = 'light', width = 1400, zone } = look;
	await desk.api('PATCH', `/users/${user.id}`, { language, appearance: scheme });
	const context = await browser.newContext({
		viewport: { width, height: 1000 },
		colorScheme: scheme,
		locale: language,
		...(zone && { timezoneId: zone }),
	});
	context.setDefaultTimeout(patience);
	const { email, password } = user;
	const answer = await context.request.post(`${desk.url}/auth/login`, { data: { email, password, mode: 'session' } });
	if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
	return context.newPage();
}

/** Signs in as a person does, by the form. */
export async function signIn(page: Page, desk: Desk, user: User): Promise<void> {
	await page.context().clearCookies();
	await page.goto(`${desk.url}/admin/login`);
	await page.locator('input[type=email]').fill(user.email);
	await page.locator('input[type=password]').fill(user.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.endsWith('/login'));
}

/** What axe finds that would keep someone out: serious and critical violations within a part of the page. */
export async function findBarriers(page: Page, within: string): Promise<string[]> {
	const { default: axe } = await import('axe-core');
	await page.evaluate(axe.source);
	const found = await page.evaluate(async (selector) => {
		const tool = (globalThis as unknown as { axe: typeof axe }).axe;
		const { violations } = await tool.run(selector, { resultTypes: ['violations'] });
		return violations
			.filter(({ impact }) => impact === 'serious' || impact === 'critical')
			.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
	}, within);
	return found;
}

const shelf = process.env['LOOP_SCREENSHOTS'];

/** Keeps a picture for the README where `LOOP_SCREENSHOTS` names a folder; elsewhere nobody needs it. */
export async function keepPicture(page: Page, name: string, options: PageScreenshotOptions = {}): Promise<void> {
	if (!shelf) return;
	await page.waitForTimeout(800);
	await page.screenshot({ path: `${shelf}/${name}.png`, ...options });
}
