import { expect, it } from 'vitest';
import { inviteTo } from '../host/survey-desk';
import { databases } from '../host/harness/databases';
import { openDesk, type Desk } from '../host/harness/desk';
import { quantileOf } from '../../extensions/domain/kpi/quantile';
import { report } from './report';

const WARM_UP = 10;
const ANSWERS = 100;

/** Milliseconds from a bad answer until its issue stands there with deadlines and the customer bears the signal. */
async function follow(desk: Desk): Promise<number> {
	const { body } = await desk.api('POST', '/items/loop_customers', { name: 'A公司' });
	const customer = String(body.data.id);
	const { path } = await inviteTo(desk, 'satisfaction', customer);
	const begin = performance.now();
	const { status } = await desk.api('POST', path, { overall: 2, reason: '没人回电话' }, { token: null });
	expect(status).toBe(200);
	const find =
		'select i.id from loop_issues i join loop_customers c on c.id = i.customer where c.id = ? and i.next_due_at is not null and c.risk > 0';
	for (;;) {
		if ((await desk.sql(find, [customer])).length === 1) return performance.now() - begin;
		expect(performance.now() - begin).toBeLessThan(60_000);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

it.each(databases)('a bad answer has its issue, deadlines and signal on %s', async (database) => {
	const desk = await openDesk({ database });
	for (let index = 0; index < WARM_UP; index++) await follow(desk);
	const times: number[] = [];
	for (let index = 0; index < ANSWERS; index++) times.push(await follow(desk));
	const [half, most] = [quantileOf(times, 0.5) ?? NaN, quantileOf(times, 0.95) ?? NaN];
	report({
		id: `consequence p95 ${database}`,
		value: `${most.toFixed(0)} ms (half within ${half.toFixed(0)} ms)`,
		target: '≤ 1000 ms',
		pass: most <= 1000,
	});
	await desk.stop();
});
