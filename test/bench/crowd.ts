import { lawFor } from '../../extensions/schema/law/law.js';
import type { Desk } from '../host/harness/desk';
import { send } from '../host/loop/scene';

/** A crowd of issues: how many, whose, and how many minutes ago they were recorded. */
export interface Crowd {
	count: number;
	age: number;
	owner: string;
}

/**
 * Fills a desk on SQLite or PostgreSQL with issues that were just recorded, each with its event, its seal and its next
 * alarm, as the desk would have done: in a few statements, with the law and the references off meanwhile.
 *
 * @param alarm milliseconds at which all their alarms are due
 */
export async function seedCrowd(desk: Desk, { count, age, owner }: Crowd, alarm: number): Promise<void> {
	const customer = String((await send(desk, 'POST', '/items/loop_customers', { name: 'A公司' }))['id']);
	const made = await send(desk, 'POST', '/items/loop_issues', { customer, description: '系统数据同步延迟', owner });
	const [{ terms } = {}] = await desk.sql('select terms from loop_issues where id = ?', [made['id']]);
	const sqlite = desk.database === 'sqlite';
	const numbers = sqlite
		? `n as (select 1 as i union all select i + 1 from n where i < ${count})`
		: `n as (select i from generate_series(1, ${count}) i)`;
	const at = sqlite ? String(Date.now() - age * 60_000) : `now() - interval '${age} minutes'`;
	const due = sqlite ? String(Date.now() + 86_400_000) : `now() + interval '1 day'`;
	const many = `from loop_issues where number like 'F%' order by id`;
	const fill = [
		`insert into loop_issues (number, customer, category, description, urgency, status, owner, submitted_at, status_since, terms, next_due, next_due_at, reopened, returned, breaches)
			with recursive ${numbers} select 'F' || i, '${customer}', 'service', 'The door jams.', 'normal', 'recorded', '${owner}', ${at}, ${at}, '${String(terms)}', 'first_response', ${due}, 0, 0, 0 from n`,
		`insert into loop_events (subject, issue, customer, type, "to", at, data)
			select 'issue', id, customer, 'step', 'recorded', submitted_at, '{}' ${many}`,
		`insert into loop_seals (seq, event, issue, highest, hash, sealed_at)
			select (select coalesce(max(seq), 0) from loop_seals) + row_number() over (order by e.id), e.id, e.issue, e.id, 'bench', 60000 * (e.id / 20000)
			from loop_events e where e.id > (select coalesce(max(event), 0) from loop_seals)`,
		`insert into loop_alarms (issue, at) select id, ${alarm} ${many}`,
		`delete from loop_journal where "key" in ('mark seal.last', 'mark sweep.seq')`,
		`insert into loop_journal ("key", value) select 'mark sweep.seq', cast(max(seq) as text) from loop_seals`,
	];
	const law = lawFor('sqlite3') ?? [];
	const statements = sqlite
		? [...law.flatMap(({ drop }) => drop), ...fill, ...law.flatMap(({ create }) => create)]
		: [['begin', 'set local session_replication_role = replica', ...fill, 'commit'].join(';\n')];
	for (const statement of [...statements, 'analyze']) await desk.sql(statement);
}
