import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../extensions/domain/health/check';
import { dashboard } from '../../extensions/schema/dashboard';
import { timelineWords } from '../../extensions/interfaces/timeline/timeline-words';
import { healthWords } from '../../panels/health/health-words';
import { openDesk, type Desk, type User } from '../host/harness/desk';
import { unguard } from '../host/integrity/tamper';
import { findBarriers, keepPicture, openBrowser, openStudio } from './chromium';

let desk: Desk;
let browser: Browser;
let admin: User;
let issue: number;

beforeAll(async () => {
	desk = await openDesk({ database: 'sqlite', env: { LOOP_KEY: 'a key of our own', EMAIL_FROM: 'desk@example.org' } });
	browser = await openBrowser();
	admin = await desk.createUser('Administrator');
	const customer = await desk.api('POST', '/items/loop_customers', { name: 'A公司' });
	const row = { customer: customer.body.data['id'], description: '两天没有回电', owner: admin.id };
	issue = Number((await desk.api('POST', '/items/loop_issues', row)).body.data['id']);
	// The minute seals it and ticks; nothing is to be done on this desk then.
	for (const deadline = Date.now() + 90_000; (await desk.sql('select seq from loop_seals')).length === 0;) {
		expect(Date.now()).toBeLessThan(deadline);
		await wait(1000);
	}
});

afterAll(async () => {
	await browser?.close();
	await desk?.stop();
});

/** An admin's first looks are greeted with questions about the licence, which are not ours to answer. */
const show = async (page: Page, path: string) => {
	await page.goto(`${desk.url}/admin/${path}`);
	await page.addStyleTag({ content: '#dialog-outlet { display: none }' });
};

const open = async (look: Parameters<typeof openStudio>[3]): Promise<Page> => {
	const page = await openStudio(browser, desk, admin, look);
	await show(page, `insights/${dashboard.id}`);
	await page.locator('.loop-health').waitFor();
	return page;
};

describe('the health panel', () => {
	it('is one quiet line where all is well, and every check on demand', async () => {
		const { body } = await desk.api('GET', '/loop/health');
		expect((body.data['checks'] as Check[]).filter(({ state }) => state !== 'ok')).toEqual([]);
		const page = await open({ language: 'en-US' });
		const panel = page.locator('.loop-health');
		await panel.getByText(healthWords.well['en-US']).waitFor();
		expect(await panel.locator('li').count()).toBe(0);
		await panel.getByRole('button', { name: healthWords.showAll['en-US'] }).click();
		expect(await panel.locator('li.ok').count()).toBeGreaterThan(8);
		expect(await findBarriers(page, '.loop-health')).toEqual([]);
		await keepPicture(page, 'health-en');
		await page.close();
	});

	it('says in words what is to be done, in the dark and on a phone', async () => {
		await desk.sql("update loop_issues set urgency = 'urgent' where id = ?", [issue]);
		const page = await open({ language: 'zh-CN', scheme: 'dark' });
		// With the minute the desk puts the law back: there must be time to look.
		const into = Date.now() % 60_000;
		if (into > 20_000) await wait(62_000 - into);
		await desk.sql('drop trigger loop_law_seal_update');
		await page.reload();
		await page.addStyleTag({ content: '#dialog-outlet { display: none }' });
		const panel = page.locator('.loop-health');
		await panel.getByText(healthWords.broken['zh-CN'].replace('{n}', '1')).waitFor();
		await panel.locator('li.bad').getByText('POST /loop/setup').waitFor();
		expect(await findBarriers(page, '.loop-health')).toEqual([]);
		await keepPicture(page, 'health-zh');
		await page.setViewportSize({ width: 375, height: 800 });
		const wide = await panel.evaluate((element) => element.scrollWidth > element.clientWidth);
		expect(wide).toBe(false);
		await desk.api('POST', '/loop/setup');
		await page.close();
	});

	it('verifies the log for an admin, and names what was tampered with', async () => {
		const page = await open({ language: 'en-US' });
		const verify = page.locator('.verify-log');
		await verify.getByRole('button').click();
		await verify.getByText('the log is as it was written').waitFor();
		expect(await verify.innerText()).toMatch(/seal \d+, [0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}/);
		await show(page, `content/loop_issues/${issue}`);
		await page
			.locator('.loop-timeline')
			.getByText(timelineWords.sealed['en-US'].split(' · ')[0] ?? '')
			.waitFor();
		expect(await findBarriers(page, '.loop-timeline')).toEqual([]);

		await unguard(desk);
		const [first] = await desk.sql('select event from loop_seals order by seq limit 1');
		await desk.sql('update loop_events set type = ? where id = ?', ['owner', first?.['event']]);
		await page.reload();
		await page.locator('.loop-timeline').getByText(timelineWords.tampered['en-US']).waitFor();
		await show(page, `insights/${dashboard.id}`);
		await verify.getByRole('button').click();
		await verify.getByText(`Event ${Number(first?.['event'])} was changed after it was sealed.`).waitFor();
		await page.close();
	});
});
