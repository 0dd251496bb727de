import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openMailbox, type Mailbox } from './harness/mailbox';
import { openMessageScene, type MessageScene } from './message/scene';

describe.each(preferring('sqlite', 'postgres'))('when mail has trouble, on %s', (database) => {
	let desk: Desk;
	let box: Mailbox;
	let scene: MessageScene;

	beforeAll(async () => {
		box = await openMailbox();
		desk = await openDesk({ database, env: { ...box.env, PUBLIC_URL: 'https://desk.example.com' } });
		scene = await openMessageScene(desk);
	});
	afterAll(async () => {
		await desk.stop();
		await box.close();
	});
	afterEach(() => box.feel('well'));

	/** Records an issue for each of some customers; their messages are on the way then. */
	const recordFor = async (count: number) => {
		const people = await Promise.all(Array.from({ length: count }, () => scene.customer()));
		return Promise.all(people.map(async ({ id, email }) => ({ email, issue: await scene.record(id) })));
	};
	const counts = (people: { email: string }[]) => people.map(({ email }) => box.to(email).length);
	const once = (people: unknown[]) => people.map(() => 1);

	it('a server that is down loses nothing and doubles nothing', async () => {
		await box.goDown();
		const people = await recordFor(6);
		await scene.arrive((all) => all.every(({ state }) => ['failed', 'skipped', 'sent'].includes(state)));
		const [first] = await scene.letters(people[0]?.issue);
		expect(first).toMatchObject({ state: 'failed', attempts: 1, last_error: 'ESOCKET' });
		await scene.hurry();
		await scene.arrive((all) =>
			all.every(({ state, attempts }) => state === 'skipped' || (state === 'failed' && attempts === 2)),
		);
		await box.comeUp();
		await scene.hurry();
		await scene.arrive();
		expect(counts(people)).toEqual(once(people));
	});

	it('a server that answers slowly gets each mail once, and holds nobody up', async () => {
		box.feel('slow');
		const people = await recordFor(3);
		const begun = performance.now();
		await scene.change(people[0]?.issue ?? 0, { root_cause: 'seen' });
		expect(performance.now() - begun).toBeLessThan(1500);
		await scene.arrive();
		expect(counts(people)).toEqual(once(people));
	});

	it('a server that reads a mail and hangs up gets it again, under the same name', async () => {
		box.feel('drop');
		const before = box.dropped();
		const people = await recordFor(3);
		await scene.arrive((all) => all.every(({ state }) => ['failed', 'skipped', 'sent'].includes(state)));
		expect(box.dropped() - before).toBe(3);
		expect(counts(people)).toEqual(people.map(() => 0));
		box.feel('well');
		await scene.hurry();
		await scene.arrive();
		expect(counts(people)).toEqual(once(people));
	});

	it('a full mailbox is tried again; an unknown one waits for a person, who sends it again', async () => {
		box.feel('full');
		const [full] = await recordFor(1);
		await scene.arrive((all) => all.some(({ state }) => state === 'failed'));
		expect((await scene.letters(full?.issue))[0]).toMatchObject({ state: 'failed', last_error: 'EENVELOPE 452' });
		box.feel('well');
		await scene.hurry();
		await scene.arrive();

		box.feel('refuse');
		const [person] = await recordFor(1);
		const issue = person?.issue ?? 0;
		await scene.arrive();
		expect(await scene.told(issue)).toEqual(['received email dead']);
		const dead = await desk.api('GET', '/loop/outbox?state=dead');
		expect(dead.body.data).toHaveLength(1);
		const letter = dead.body.data[0] ?? {};
		expect(letter).toMatchObject({
			issue,
			kind: 'received',
			channel: 'email',
			last_error: 'EENVELOPE 550',
			attempts: 1,
		});
		expect(letter['to']).toMatch(/^c\*\*\*@/);
		expect(JSON.stringify(dead.body)).not.toContain(person?.email);
		expect(desk.log()).not.toContain(person?.email);

		box.feel('well');
		const path = `/loop/outbox/${String(letter['id'])}/resend`;
		expect((await desk.api('POST', path)).status).toBe(200);
		await scene.arrive();
		expect(box.to(person?.email ?? '')).toHaveLength(1);
		expect(await scene.told(issue)).toEqual(['received email dead', 'received email resent', 'received email sent']);
		expect((await desk.api('POST', path)).status).toBe(409);
		expect(box.to(person?.email ?? '')).toHaveLength(1);
	});

	it('is given up after as many tries as the settings say', async () => {
		await desk.api('PATCH', '/items/loop_settings', { message_attempts: 2 });
		await box.goDown();
		const [person] = await recordFor(1);
		await scene.arrive((all) => all.some(({ state }) => state === 'failed'));
		await scene.hurry();
		await scene.arrive();
		expect((await scene.letters(person?.issue))[0]).toMatchObject({ state: 'dead', attempts: 2 });
		await box.comeUp();
		await desk.api('PATCH', '/items/loop_settings', { message_attempts: 12 });
		await scene.hurry();
		await wait(200);
		expect(box.to(person?.email ?? '')).toHaveLength(0);
	});
});
