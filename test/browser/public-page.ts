import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { patience, phone } from './chromium';

/** Opens a public page as somebody outside does: on a phone, without an account. What the browser complains of is gathered. */
export async function visitPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({ ...phone, javaScriptEnabled: false, locale: 'zh-CN', ...options });
	context.setDefaultTimeout(patience);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => {
		// The browser asks every site for this; a project without an icon has none. A refused form is told by its status.
		if (!message.location().url.endsWith('/favicon.ico') && !message.text().includes('status of 4')) {
			complaints.push(message.text());
		}
	});
	page.on('requestfailed', (request) => void complaints.push(request.url()));
	const response = await page.goto(url);
	return { context, page, complaints, response };
}

/** Every violation that axe finds, whatever its weight. It is a script itself, so it looks at a copy of the page. */
export async function findAllBarriers(
	browser: Browser,
	page: Page,
	colorScheme: 'light' | 'dark' = 'light',
): Promise<string[]> {
	const context = await browser.newContext({ ...phone, colorScheme });
	const copy = await context.newPage();
	await copy.setContent(await page.content());
	await copy.evaluate(axe.source);
	const { violations } = await copy.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run(document));
	await context.close();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The smallest side of everything that one can tap, in CSS pixels. */
export function smallestTarget(page: Page): Promise<number> {
	return page.evaluate(() => {
		const all = [
			...document.querySelectorAll(
				'.chip, button, .switch, textarea, input.text, select, input[type=file], summary, a.send',
			),
		];
		const seen = all.filter((element) => element.checkVisibility() && !element.closest('.trap'));
		return Math.min(
			...seen.map((element) => {
				const { width, height } = element.getBoundingClientRect();
				return Math.min(width, height);
			}),
		);
	});
}

/** Bytes that the page weighs as it comes over the wire, uncompressed. */
export async function weigh(response: Awaited<ReturnType<Page['goto']>>): Promise<number> {
	return (await response?.body())?.length ?? 0;
}
