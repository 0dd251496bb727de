import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openMailbox, type Mailbox } from './harness/mailbox';
import { openMessageScene, type MessageScene } from './message/scene';
import { findIssue, postReport, typed } from './report-desk';

describe.each(preferring('postgres', 'mysql'))('whose a report is on %s', (database) => {
	let desk: Desk;
	let box: Mailbox;
	let scene: MessageScene;
	beforeAll(async () => {
		box = await openMailbox();
		desk = await openDesk({ database, env: { ...box.env, PUBLIC_URL: 'https://desk.example.com/' } });
		scene = await openMessageScene(desk);
		await desk.api('PATCH', '/items/loop_settings', { report_limit: 1000 });
	});
	afterAll(async () => {
		await desk.stop();
		await box.close();
	});

	/** Raises an issue and says whose it has become. */
	async function raise(reach: { phone: string; email: string }): Promise<{ number: string; customer: string }> {
		const sent = await postReport(desk, { ...typed, ...reach });
		expect(sent.status, JSON.stringify(sent.body)).toBe(200);
		const number = String(sent.body.data['number']);
		return { number, customer: (await customerOf(number)).id };
	}

	async function customerOf(number: string): Promise<{ id: string; unverified: unknown }> {
		return (await findIssue(desk, number))['customer'] as { id: string; unverified: unknown };
	}

	it('writes to nobody who has left a stranger’s number with an address of their own', async () => {
		const [victim, evil] = ['victim@customer.example', 'evil@stranger.example'];
		const theirs = await raise({ phone: '151 0015 1000', email: evil });
		const mine = await raise({ phone: '151 0015 1000', email: victim });
		const bare = await raise({ phone: '151 0015 1000', email: '' });
		expect(new Set([theirs, mine, bare].map(({ customer }) => customer)).size).toBe(3);
		await scene.arrive();
		const numbers = (address: string) => box.to(address).map(({ text }) => /W\d{8}-\d{3,}/.exec(text)?.[0]);
		expect(numbers(evil)).toEqual([theirs.number]);
		expect(numbers(victim)).toEqual([mine.number]);
	});

	it('knows somebody again whom only the page knows where number and address are both the same', async () => {
		for (const reach of [
			{ phone: '152 0015 2000', email: 'lin@customer.example' },
			{ phone: '152 0015 2001', email: '' },
			{ phone: '', email: 'wu@customer.example' },
		]) {
			expect((await raise(reach)).customer).toBe((await raise(reach)).customer);
		}
	});

	it('writes to the address that staff know, whatever a report gives', async () => {
		const { id, email } = await scene.customer({ phone: '153 0015 3000' });
		const other = 'other@stranger.example';
		const { number, customer } = await raise({ phone: '153 0015 3000', email: other });
		expect(customer).toBe(id);
		await scene.arrive();
		expect(box.to(email).map(({ text }) => text)).toEqual([expect.stringContaining(number)]);
		expect(box.to(other)).toEqual([]);
	});

	it('finds whom staff know behind any number that strangers have made up', async () => {
		const phone = '154 0015 4000';
		for (let n = 0; n < 21; n += 1) await raise({ phone, email: `${n}@stranger.example` });
		const { id } = await scene.customer({ phone });
		expect((await raise({ phone, email: '' })).customer).toBe(id);
	});
});
