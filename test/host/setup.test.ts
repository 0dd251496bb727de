import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { bookmarks } from '../../extensions/schema/bookmarks.js';
import { collections } from '../../extensions/schema/collections.js';
import { dashboardPanels } from '../../extensions/schema/dashboard.js';
import { lawFor } from '../../extensions/schema/law/law.js';
import { policies } from '../../extensions/schema/policies.js';
import { databases, type Kind } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openScene } from './loop/scene';

const names = collections.map(({ collection }) => collection).sort();
const law = (database: Kind) => lawFor({ sqlite: 'sqlite3', postgres: 'pg', mysql: 'mysql' }[database]) ?? [];

type Row = Record<string, unknown>;

const count = async (desk: Desk, query: string) => Number((await desk.sql(query))[0]?.['n']);
const health = async (desk: Desk, instance: 0 | 1 = 0) =>
	(await desk.api('GET', '/loop/health', undefined, { instance })).body.data;

/** How often the host's own tables hold each thing that set-up makes. */
async function countMade(desk: Desk) {
	const tables = ['policies', 'roles', 'permissions', 'presets', 'dashboards', 'panels', 'fields', 'relations'];
	const counts = await Promise.all(tables.map((table) => count(desk, `select count(*) as n from directus_${table}`)));
	return Object.fromEntries(tables.map((table, index) => [table, counts[index]]));
}

describe.each(databases.filter((database) => database === 'postgres'))('two instances on an empty %s', (database) => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database, template: 'bare', instances: 2 });
	});
	afterAll(() => desk?.stop());

	it('both serve', async () => {
		for (const instance of [0, 1] as const) {
			expect(await health(desk, instance)).toMatchObject({ ok: true, law_missing: [] });
			// A request of the first moment may have read the tables too early: the desk notices.
			await vi.waitFor(
				async () => {
					const answer = await desk.api('GET', '/items/loop_issues', undefined, { instance });
					expect([answer.status, answer.body.data]).toEqual([200, []]);
				},
				{ timeout: 15_000, interval: 200 },
			);
		}
	});

	it('make everything once', async () => {
		const alone = await openDesk({ database });
		expect(await countMade(desk)).toEqual(await countMade(alone));
		expect(await desk.dump()).toEqual(await alone.dump());
		await alone.stop();
		const tracked = await desk.sql(`select collection from directus_collections where collection like 'loop\\_%'`);
		expect(tracked.map(({ collection }) => collection).sort()).toEqual(names);
	});

	it('say nothing of an error', () => {
		expect(desk.log()).not.toMatch(/ERROR|Error/);
	});
});

describe.each(databases)('set-up on a Directus on %s', (database) => {
	let desk: Desk;
	afterEach(() => desk?.stop());

	it('waits for an admin where LOOP_AUTO_SETUP is false, and a second call changes nothing', async () => {
		desk = await openDesk({ database, template: 'bare', env: { LOOP_AUTO_SETUP: 'false' } });
		expect(await desk.dump()).toEqual({});
		expect((await desk.api('GET', '/loop/kpis')).status).toBe(503);
		expect((await desk.api('POST', '/loop/setup', undefined, { token: null })).status).toBe(401);
		expect(await desk.dump()).toEqual({});
		const first = await desk.api('POST', '/loop/setup');
		expect(first.body.data).toMatchObject({ result: 'made', ok: true, law_missing: [] });
		expect(Object.keys(await desk.dump())).toEqual(expect.arrayContaining(names));
		const before = [await desk.dump(), await countMade(desk)];
		expect((await desk.api('POST', '/loop/setup')).body.data).toMatchObject({ result: 'unchanged', ok: true });
		expect([await desk.dump(), await countMade(desk)]).toEqual(before);
		const agent = await desk.createUser('agent');
		expect((await desk.api('POST', '/loop/setup', undefined, { token: agent.token })).status).toBe(403);
	});

	it('brings back what somebody drops while the desk runs, within a tick, and says so', async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: '* * * * * *' } });
		const scene = await openScene(desk);
		const { id } = await scene.record();
		const illegal = () => desk.sql("update loop_issues set status = 'archived' where id = ?", [id]);
		const parts = law(database).filter(({ name }) => /_(issue_update|keep_issues)$/.test(name));
		expect(parts).toHaveLength(2);
		for (const { drop } of parts) for (const statement of drop) await desk.sql(statement);
		await vi.waitFor(async () => expect(await health(desk)).toMatchObject({ law_missing: [] }), {
			timeout: 20_000,
			interval: 200,
		});
		await expect(illegal()).rejects.toThrow('LOOP_STEP');
		await expect(desk.sql('delete from loop_issues where id = ?', [id])).rejects.toThrow('LOOP_KEEP');
		expect(desk.log()).toContain(parts[0]?.name);
		await vi.waitFor(async () => {
			const answer = await desk.api('POST', '/items/loop_issues', {
				customer: (await scene.record()).customer,
				description: 'It jams.',
			});
			expect(answer.status).toBe(200);
		}, 15_000);
	});
});

describe.each(databases)('a desk on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
	});
	afterAll(() => desk?.stop());

	it('leaves everything as the admin left it, at a start and at an upgrade', async () => {
		// The host wonders at a table without a key of its own.
		expect(desk.log()).not.toContain('will be ignored');
		const preset = await desk.api<{ data: { id: number; bookmark: string }[] }>(
			'GET',
			'/presets?filter[collection][_eq]=loop_issues&filter[bookmark][_nnull]=true&limit=-1',
		);
		const ours = bookmarks.filter(({ preset: made }) => made.collection === 'loop_issues');
		expect(preset.body.data).toHaveLength(ours.length);
		const label = [{ language: 'zh-CN', translation: '怎么回事' }];
		const policy = policies[0].id;
		const permission = await desk.api<{ data: { id: number }[] }>(
			'GET',
			`/permissions?filter[policy][_eq]=${policy}&filter[collection][_eq]=loop_rewards`,
		);
		const changes = [
			await desk.api('PATCH', '/fields/loop_issues/description', { meta: { translations: label } }),
			await desk.api('PATCH', '/collections/loop_issues', { meta: { icon: 'star' } }),
			await desk.api('DELETE', `/presets/${preset.body.data[0]?.id}`),
			await desk.api('DELETE', `/panels/${dashboardPanels[0]?.id}`),
			await desk.api('DELETE', `/permissions/${permission.body.data[0]?.id}`),
			await desk.api('PATCH', '/items/loop_tiers/new', { name_en: 'Fresh' }),
			await desk.api('DELETE', '/items/loop_categories/invoice'),
			await desk.api('DELETE', '/fields/loop_customers/core_need'),
			await desk.api('POST', '/fields/loop_customers', { field: 'own', type: 'string', schema: {}, meta: {} }),
		];
		expect(changes.map(({ status }) => status)).toEqual([200, 200, 204, 204, 204, 200, 204, 204, 200]);
		const before = [await comparable(desk), await countMade(desk)];
		await desk.restart();
		expect([await comparable(desk), await countMade(desk)]).toEqual(before);
		await beOlder(desk);
		await desk.restart();
		expect([await comparable(desk), await countMade(desk)]).toEqual(before);
		const field = await desk.api('GET', '/fields/loop_issues/description');
		expect(field.body.data['meta']).toMatchObject({ translations: label });
		expect((await desk.api('GET', '/collections/loop_issues')).body.data['meta']).toMatchObject({ icon: 'star' });
		expect((await desk.api('GET', '/items/loop_tiers/new')).body.data['name_en']).toBe('Fresh');
		expect((await desk.api('GET', '/items/loop_categories/invoice')).status).toBe(403);
		expect(await health(desk)).toMatchObject({ ok: true, set_up: true });
	});

	it('that an earlier version has set up keeps what was asked, and gives it a key and its law', async () => {
		const insert = 'insert into loop_survey_versions (survey, version, hash, questions, at) values (?, ?, ?, ?, ?)';
		await desk.sql('drop table loop_survey_versions');
		await desk.sql(
			'create table loop_survey_versions (survey varchar(64) not null, version integer not null, hash varchar(64) not null, questions text not null, at bigint not null, primary key (survey, version), unique (survey, hash))',
		);
		await desk.sql(insert, ['satisfaction', 2, 'b', '[]', 1]);
		await desk.sql(insert, ['satisfaction', 1, 'a', '[]', 1]);
		await beOlder(desk, 'upgrade 6');
		await desk.restart();
		const rows = await desk.sql('select id, survey, version, questions from loop_survey_versions order by version');
		expect(rows.map(({ version, questions }) => [Number(version), questions])).toEqual([
			[1, '[]'],
			[2, '[]'],
		]);
		expect(rows.map(({ id }) => Number(id)).sort()).toEqual([1, 2]);
		await desk.sql(insert, ['satisfaction', 3, 'c', '[]', 1]);
		await desk.sql(insert, ['satisfaction', 3, 'd', '[]', 1]).catch(() => undefined);
		expect(await desk.sql('select id from loop_survey_versions')).toHaveLength(3);
		await expect(desk.sql("update loop_survey_versions set questions = 'x'")).rejects.toThrow('LOOP_READ_ONLY');
		await expect(desk.sql('delete from loop_survey_versions')).rejects.toThrow('LOOP_READ_ONLY');
		expect(await health(desk)).toMatchObject({ ok: true, law_missing: [] });
	});

	it('brings back a part of the law that somebody dropped, and lets nothing be written until then', async () => {
		const scene = await openScene(desk);
		const { customer } = await scene.record();
		const part = law(database).find(({ table }) => table === 'loop_issues');
		if (!part) throw new Error('No law for issues');
		for (const statement of part.drop) await desk.sql(statement);
		expect(await health(desk)).toMatchObject({ ok: false, law_missing: [part.name] });
		const refused = await desk.api('POST', '/items/loop_issues', { customer, description: 'It jams.' });
		expect([refused.status, refused.body.errors[0]?.message]).toEqual([503, expect.stringContaining(part.name)]);
		await desk.restart();
		expect(await health(desk)).toMatchObject({ ok: true, law_missing: [] });
		const answer = await desk.api('POST', '/items/loop_issues', { customer, description: 'It still jams.' });
		expect(answer.status).toBe(200);
	});
});

describe('set-up on a Directus of many collections', () => {
	it('is refused with LOOP_ROOM where 20 collections leave too little room, and creates nothing', async () => {
		const desk = await openDesk({ database: 'sqlite', template: 'bare', env: { LOOP_AUTO_SETUP: 'false' } });
		for (let index = 0; index < 20; index++) {
			const { status } = await desk.api('POST', '/collections', { collection: `own_${index}`, schema: {}, meta: {} });
			expect(status).toBe(200);
		}
		const before = await countMade(desk);
		const { status, body } = await desk.api('POST', '/loop/setup');
		expect([status, body.errors[0]?.extensions]).toMatchObject([409, { code: 'LOOP_ROOM', needed: 14, room: 5 }]);
		expect(await countMade(desk)).toEqual(before);
		expect(await desk.dump()).toEqual({});
		const rows = await desk.sql(`select collection from directus_collections where collection like 'loop%'`);
		expect(rows).toEqual([]);
		await desk.stop();
	});
});

/** What it writes goes through the host's own services, the same on every database. */
describe('an upgrade', () => {
	let desk: Desk;
	const raw = { interface: 'input-code', options: { language: 'JSON' } };
	const look = async (path: string) => (await desk.api('GET', `/fields/${path}`)).body.data['meta'] as Row;

	beforeAll(async () => {
		desk = await openDesk({ database: 'sqlite' });
		for (const path of ['loop_settings/calendar', 'loop_surveys/questions', 'loop_settings/escalation'])
			await desk.api('PATCH', `/fields/${path}`, { meta: raw });
		await desk.api('PATCH', '/fields/loop_issues/next_due_at', { meta: { display: 'datetime' } });
		await desk.api('PATCH', '/fields/loop_customers/phone', { meta: { interface: 'input-hash' } });
		await desk.api('DELETE', '/fields/loop_settings/loop_import');
		await desk.api('PATCH', '/fields/loop_settings/group_import', { meta: { options: { start: 'closed' } } });
		await beOlder(desk, 'upgrade 2', 'upgrade 5', 'field loop_settings.loop_import');
		await desk.restart();
	});
	afterAll(() => desk?.stop());

	it('gives fields that an earlier version showed as raw JSON their editors, and keeps what an admin chose', async () => {
		expect(await look('loop_settings/calendar')).toMatchObject({ interface: 'loop-calendar' });
		expect(await look('loop_surveys/questions')).toMatchObject({ interface: 'loop-questions' });
		expect(await look('loop_settings/escalation')).toMatchObject(raw);
		expect(await look('loop_issues/next_due_at')).toMatchObject({ display: 'loop-due' });
		expect(await look('loop_customers/phone')).toMatchObject({ interface: 'input-hash' });
	});

	it('brings the import to a desk that was set up before it had a screen, above what limits it', async () => {
		const screen = await look('loop_settings/loop_import');
		expect(screen).toMatchObject({ interface: 'loop-import', group: 'group_import' });
		const below = Number((await look('loop_settings/import_max_rows'))['sort']);
		expect(Number(screen['sort'])).toBeLessThan(below);
		expect(await look('loop_settings/group_import')).toMatchObject({ options: { start: 'open' } });
	});
});

describe('a desk whose law is missing at the start', () => {
	it('takes no issue and says where to look', async () => {
		const desk = await openDesk({ database: 'sqlite', env: { LOOP_AUTO_SETUP: 'false', LOOP_CLOCK: 'false' } });
		const { body } = await desk.api('POST', '/items/loop_customers', { name: 'A公司' });
		const part = law('sqlite').find(({ table }) => table === 'loop_issues');
		for (const statement of part?.drop ?? []) await desk.sql(statement);
		const values = { customer: body.data['id'], description: 'It jams.' };
		const refused = await desk.api('POST', '/items/loop_issues', values);
		expect(refused.status).toBe(503);
		expect(refused.body.errors[0]?.message).toContain('/loop/health');
		expect(await count(desk, 'select count(*) as n from loop_issues')).toBe(0);
		expect((await desk.api('POST', '/loop/setup')).body.data).toMatchObject({ ok: true });
		expect((await desk.api('POST', '/items/loop_issues', values)).status).toBe(200);
		await desk.stop();
	});
});

describe('a second copy of the bundle in the same process', () => {
	it('is refused with a clear log line, and one step is still one event', async () => {
		const second = async (folder: string) => {
			for (const part of ['package.json', 'dist'])
				await cp(join(root, part), join(folder, 'extensions', 'second-copy', part), { recursive: true });
		};
		const desk = await openDesk({ database: 'sqlite', prepare: second, env: { EXTENSIONS_MUST_LOAD: 'false' } });
		await vi.waitFor(() => expect(desk.log()).toContain('installed twice'), 15_000);
		const scene = await openScene(desk);
		const { id } = await scene.issueIn('handling');
		expect(await scene.stepsOf(id)).toHaveLength(2);
		await desk.stop();
	});
});

/** Makes it a desk that an earlier version has set up, which had not yet noted these. */
async function beOlder(desk: Desk, ...notes: string[]): Promise<void> {
	// A word of MySQL's own.
	const key = desk.database === 'mysql' ? '`key`' : '"key"';
	for (const note of notes) await desk.sql(`delete from loop_journal where ${key} = ?`, [note]);
	await desk.sql(`update loop_journal set value = 'older' where ${key} = 'mark version'`);
}

/** Everything but the journal, in which an upgrade notes that it was there. */
async function comparable(desk: Desk) {
	return { ...(await desk.dump()), loop_journal: [] };
}
