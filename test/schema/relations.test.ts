import knex from 'knex';
import { describe, expect, it } from 'vitest';
import { collections } from '../../extensions/schema/collections.js';
import { keeps } from '../../extensions/schema/law/keeps.js';
import { groundwork, untracked } from '../../extensions/schema/untracked.js';

const relations = collections.flatMap(({ collection, fields }) =>
	fields.flatMap(({ field, type, schema, meta, relation }) =>
		relation ? [{ path: `${collection}.${field}`, collection, type, schema, meta, ...relation }] : [],
	),
);
const find = (collection: string) => collections.find((each) => each.collection === collection);

/** How a database is told to make a table. */
const told = (client: string, { table, build }: (typeof untracked)[number]): string =>
	knex({ client }).schema.createTable(table, build).toQuery();

/** Names that outlive the person: who did something is told even after their account is gone. */
const outliving = [
	'loop_events.actor',
	'loop_issues.recorded_by',
	'loop_responses.call_owner',
	'loop_responses.answered_by',
];

/** The one circle: an answer about an issue raises an issue. */
const circle = 'loop_issues.response';

describe('the relations', () => {
	it.each(relations)('$path keeps what it names from being deleted', ({ path, to, guarded }) => {
		if (outliving.includes(path)) expect([to, guarded]).toEqual(['directus_users', false]);
		else expect(guarded).toBe(true);
	});

	it.each(relations.filter(({ to }) => to !== 'directus_users'))(
		'$path is of the kind of the key it names',
		(relation) => {
			const key = find(relation.to)?.fields.find(({ schema }) => schema?.['is_primary_key']);
			expect(relation.type).toBe(key?.type);
			expect(relation.schema?.['max_length']).toBe(key?.schema?.['max_length']);
			expect(relation.meta['special']).toContain('m2o');
		},
	);

	it('name only collections that are made before, or their own, but for one circle', () => {
		const order = collections.map(({ collection }) => collection);
		for (const { path, collection, to } of relations) {
			if (to !== 'directus_users' && path !== circle)
				expect(order.indexOf(to), path).toBeLessThanOrEqual(order.indexOf(collection));
			if (to !== 'directus_users') expect(order, path).toContain(to);
		}
	});

	it('show on the other side where that has a list for them, and every list has one', () => {
		const lists = collections.flatMap(({ collection, fields }) =>
			fields.filter(({ meta }) => meta['interface'] === 'list-o2m').map(({ field }) => `${collection}.${field}`),
		);
		const named = relations.flatMap(({ to, list }) => (list ? [`${to}.${list}`] : []));
		expect([...named].sort()).toEqual([...lists].sort());
		expect(new Set(named).size).toBe(named.length);
	});

	it('bind every row of history to its customer', () => {
		const naming = relations.filter(({ to }) => to === 'loop_customers').map(({ collection }) => collection);
		const kept = keeps.find(({ table }) => table === 'loop_customers')?.when ?? [];
		expect([...naming].sort()).toEqual([...kept].sort());
	});
});

describe('the tables that no person looks at', () => {
	const tables = [...groundwork, ...untracked];

	it('are ours, and none of them takes room in the licence', () => {
		for (const { table } of tables) {
			expect(table).toMatch(/^loop_[a-z]+(_[a-z]+)*$/);
			expect(find(table)).toBeUndefined();
		}
		expect(new Set(tables.map(({ table }) => table)).size).toBe(tables.length);
	});

	describe.each(['pg', 'mysql2'])('on %s', (client) => {
		it.each(tables)('$table keeps what it names from being deleted', ({ table, build }) => {
			const made = told(client, { table, build });
			const named = made.match(/references/gi) ?? [];
			expect(made.match(/on delete restrict/gi) ?? []).toHaveLength(named.length);
			const known = (to: string) => find(to) ?? tables.find((other) => other.table === to);
			for (const [, to = ''] of made.matchAll(/references ["`](\w+)["`]/gi)) expect(known(to)).toBeDefined();
		});
	});

	it('name every collection that no other names, so that none can be dropped', () => {
		const made = tables.map((table) => told('pg', table)).join(';');
		const there = new Set([...made.matchAll(/references "(\w+)"/g)].map(([, name]) => name));
		for (const { collection } of collections) {
			const named = relations.some(({ to, guarded }) => to === collection && guarded) || there.has(collection);
			expect(named, collection).toBe(true);
		}
	});
});
