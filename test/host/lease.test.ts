import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databaseNow } from '../../extensions/desk/database-clock.js';
import { tryLease, withLease } from '../../extensions/desk/lease.js';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openKnex } from './harness/knex';
import { shifted } from './harness/shifted';

const minutes = 60_000;

describe.each(preferring('postgres', 'mysql'))('a lease on %s goes by the clock of the database:', (database) => {
	let desk: Desk;
	afterEach(() => desk.stop());

	/** A desk of that shift whose set-up somebody else is at, until so many milliseconds from now. */
	const openBusy = async (shift: number, until: number) => {
		desk = await openDesk({ database, env: shifted(shift) });
		await desk.api('POST', '/items/loop_customers', { name: 'A公司' });
		const { body } = await desk.api('GET', '/activity?sort=-id&limit=1&fields=timestamp');
		expect(Math.abs(Date.parse(String(body.data[0]?.['timestamp'])) - Date.now() - shift)).toBeLessThan(5000);
		await desk.sql(`delete from loop_journal where ${database === 'mysql' ? '`key`' : '"key"'} = 'mark version'`);
		const held = ['setup', 'another instance', Date.now() + until];
		await desk.sql('insert into loop_leases (name, holder, until) values (?, ?, ?)', held);
	};
	const holders = async () => (await desk.sql('select holder from loop_leases')).map(({ holder }) => holder);

	it('an instance whose clock is ten minutes ahead does not steal it', async () => {
		await openBusy(10 * minutes, minutes);
		let answered = false;
		const setup = desk.api('POST', '/loop/setup').then((answer) => {
			answered = true;
			return answer;
		});
		await wait(2000);
		expect([answered, await holders()]).toEqual([false, ['another instance']]);
		await desk.sql('delete from loop_leases');
		expect((await setup).body.data['result']).toBe('made');
		expect(await holders()).toEqual([]);
	});

	it('an instance whose clock is ten minutes behind takes over what has run out', async () => {
		await openBusy(-10 * minutes, -1000);
		expect((await desk.api('POST', '/loop/setup')).body.data['result']).toBe('made');
		expect(await holders()).toEqual([]);
	});
});

describe.each(preferring('postgres', 'mysql'))('a lease on %s', (database) => {
	let desk: Desk;
	let one: Knex;
	let other: Knex;
	beforeAll(async () => {
		desk = await openDesk({ database });
		[one, other] = [await openKnex(desk), await openKnex(desk)];
	});
	afterAll(async () => {
		for (const knex of [one, other]) await knex.destroy();
		await desk.stop();
	});

	it('shows the time of the database to a few seconds', async () => {
		expect(Math.abs((await databaseNow(one)) - Date.now())).toBeLessThan(5000);
	});

	it('lets one work; who tries meanwhile leaves it, who waits comes after', async () => {
		const said: string[] = [];
		let finish = () => {};
		const first = tryLease(one, 'work', async () => {
			said.push('first');
			await new Promise<void>((resolve) => (finish = resolve));
			said.push('first done');
			return 1;
		});
		await expect.poll(() => said).toEqual(['first']);
		expect(await tryLease(other, 'work', () => Promise.resolve(2))).toBeUndefined();
		const third = withLease(other, 'work', () => Promise.resolve(said.push('third')));
		await wait(500);
		finish();
		expect([await first, await third]).toEqual([1, 3]);
		expect(said).toEqual(['first', 'first done', 'third']);
		expect(await tryLease(other, 'work', () => Promise.resolve(4))).toBe(4);
	});

	it('is renewed while the work lasts, and a holder that lost it is told', async () => {
		let told = false;
		const work = tryLease(
			one,
			'long',
			async (lost) => {
				await wait(1500);
				expect(await tryLease(other, 'long', () => Promise.resolve('stolen'))).toBeUndefined();
				await other('loop_leases').where({ name: 'long' }).update({ holder: 'another instance' });
				await wait(600);
				told = lost.aborted;
			},
			{ term: 1000 },
		);
		await work;
		expect(told).toBe(true);
		expect(await other('loop_leases').where({ name: 'long' }).pluck('holder')).toEqual(['another instance']);
	});
});
