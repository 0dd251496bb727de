import type { Desk } from '../harness/desk';

/** What somebody with every right over the database can do to the log: the law and the keys are off. */
export async function unguard(desk: Desk): Promise<void> {
	const query = {
		sqlite: "select name as statement from sqlite_master where type = 'trigger'",
		mysql: 'select trigger_name as statement from information_schema.triggers where trigger_schema = database()',
		postgres: `select format('%I on %s', tgname, tgrelid::regclass) as statement from pg_trigger where not tgisinternal`,
	}[desk.database];
	for (const { statement } of await desk.sql(query)) await desk.sql(`drop trigger ${String(statement)}`);
	if (desk.database === 'sqlite') await desk.sql('PRAGMA foreign_keys = OFF');
	const drop = desk.database === 'mysql' ? 'foreign key' : 'constraint';
	const keys = Object.fromEntries(
		['loop_seals', 'loop_pending', 'loop_outbox'].map((table) => [table, `${table}_event_foreign`]),
	);
	if (desk.database === 'sqlite') return;
	for (const [table, key] of Object.entries(keys)) await desk.sql(`alter table ${table} drop ${drop} ${key}`);
}

const kept = ['loop_events', 'loop_seals', 'loop_journal'] as const;

/** Keeps the log as it is, to put it back after each deed. */
export async function keep(desk: Desk): Promise<() => Promise<void>> {
	for (const table of kept) {
		await desk.sql(`drop table if exists kept_${table}`);
		await desk.sql(`create table kept_${table} as select * from ${table}`);
	}
	return async () => {
		for (const table of kept) await desk.sql(`delete from ${table}`);
		for (const table of kept) await desk.sql(`insert into ${table} select * from kept_${table}`);
	};
}
