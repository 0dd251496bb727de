import type { Desk } from '../harness/desk';
import { send } from '../loop/scene';

/**
 * Records many issues at once on PostgreSQL, under the law: each with its event, its terms and its first alarm. What else
 * follows from a recording has happened; their numbers begin with F.
 *
 * @param crowd how many, whose, and how many minutes ago
 * @param alarm when their next alarm is looked at, in milliseconds; 0: at once
 */
export async function recordCrowd(
	desk: Desk,
	{ count, owner, age }: { count: number; owner: string; age: number },
	alarm: number,
): Promise<void> {
	const customer = String((await send(desk, 'POST', '/items/loop_customers', { name: 'A公司' }))['id']);
	const { id } = await send(desk, 'POST', '/items/loop_issues', { customer, description: '打不开' });
	const [{ terms } = {}] = await desk.sql('select terms from loop_issues where id = ?', [id]);
	await desk.sql(`begin;
		insert into loop_issues (number, customer, description, urgency, status, owner, submitted_at, terms)
			select 'F' || n, '${customer}', 'one of many', 'normal', 'recorded', '${owner}',
				now() - interval '${age} minutes', '${String(terms)}'
			from generate_series(1, ${count}) n;
		delete from loop_pending where event in
			(select e.id from loop_events e join loop_issues i on i.id = e.issue where i.number like 'F%');
		insert into loop_alarms (issue, at) select id, ${alarm} from loop_issues where number like 'F%';
		commit`);
}
