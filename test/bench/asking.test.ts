import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { expect, it } from 'vitest';
import { startRun } from '../../extensions/desk/asking/campaign.js';
import { planRuns } from '../../extensions/desk/asking/runs.js';
import { ensureVersion } from '../../extensions/desk/survey/version.js';
import { toColumn } from '../../extensions/desk/time.js';
import { issueTokens } from '../../extensions/desk/token.js';
import { openHost } from '../host/asking/host';
import { databases, type Kind } from '../host/harness/databases';
import { satisfactionQuestions } from '../../extensions/domain/survey/satisfaction';
import { openDesk, type Desk } from '../host/harness/desk';
import { median, report } from './report';

const INVITATIONS = 100_000;
const SAMPLE = 5_000;
const CHUNK = 1_000;
const ANSWERS = 300;
const ROUNDS = 4;
const AT_ONCE = 8;
const VOLUME = 3_000;
const day = 86_400_000;

/** An endpoint of a plain Directus that makes rows as any extension would, and says how long that took. */
const createMany = `export default { id: 'create-many', handler: (router, { services, getSchema }) => {
	router.post('/', async (request, response, next) => {
		try {
			const accountability = request.query.as === 'person' ? request.accountability : null;
			const service = new services.ItemsService('loop_responses', { schema: await getSchema(), accountability });
			const begin = performance.now();
			const keys = await service.createMany(request.body);
			response.json({ data: { took: performance.now() - begin, count: keys.length } });
		} catch (error) { next(error); }
	});
} };`;

async function addCreateMany(folder: string): Promise<void> {
	const extension = join(folder, 'extensions', 'create-many');
	await mkdir(join(extension, 'dist'), { recursive: true });
	const manifest = { type: 'endpoint', path: 'dist/index.js', source: 'dist/index.js', host: '*' };
	const pack = { name: 'create-many', version: '1.0.0', type: 'module', 'directus:extension': manifest };
	await writeFile(join(extension, 'package.json'), JSON.stringify(pack));
	await writeFile(join(extension, 'dist', 'index.js'), createMany);
}

/** The same database twice: with the bundle, and without it and its triggers; with as many customers. */
async function openPair(database: Kind, customers: number, instances: 1 | 2 = 1) {
	const seed = await openDesk({ database, env: { LOOP_CLOCK: 'false' } });
	const titles = { title_zh: '问卷', title_en: 'Survey' };
	const survey = { key: 'care', trigger: 'manual', ...titles, active: true, questions: satisfactionQuestions };
	expect((await seed.api('POST', '/items/loop_surveys', survey)).status).toBe(200);
	const { knex } = await openHost(seed);
	const ids = Array.from({ length: customers }, () => randomUUID());
	const rows = ids.map((id, index) => ({
		id,
		number: `N${index}`,
		name: `Customer ${index}`,
		stage: 'active',
		unverified: false,
		tier: 'potential',
		email_hash: `e${index}`,
		phone_hash: `p${index}`,
	}));
	await knex.batchInsert('loop_customers', rows, 500);
	// Customers who have been there for a while: the database knows how many they are.
	await knex.raw(database === 'mysql' ? 'analyze table loop_customers' : 'analyze');
	await knex.destroy();
	const from = await seed.freeze();
	const env = { LOOP_CLOCK: 'false', MAX_PAYLOAD_SIZE: '8mb' };
	const ours = await openDesk({ database, from, env, instances });
	const plain = await openDesk({ database, from, env, bundle: false, prepare: addCreateMany });
	await dropTriggers(plain);
	return { ours, plain, seed, ids };
}

async function dropTriggers(desk: Desk): Promise<void> {
	const query = {
		sqlite: "select name as statement from sqlite_master where type = 'trigger'",
		mysql: 'select trigger_name as statement from information_schema.triggers where trigger_schema = database()',
		postgres: `select format('%I on %s', tgname, tgrelid::regclass) as statement from pg_trigger where not tgisinternal`,
	}[desk.database];
	for (const { statement } of await desk.sql(query)) await desk.sql(`drop trigger ${String(statement)}`);
}

const measured = databases.filter((kind) => kind !== 'mysql');

it.each(measured)('B8: a hundred thousand invitations on %s', async (database) => {
	const { ours, plain, seed, ids } = await openPair(database, INVITATIONS);
	const host = await openHost(ours);
	if (database === 'sqlite') await host.knex.raw('pragma synchronous = full');
	const now = new Date();
	await startRun(host, 'lead', 'care', { id: randomUUID() });
	const begin = performance.now();
	const made = await planRuns(host, new Date(now.getTime() + day), AbortSignal.timeout(600_000));
	const took = performance.now() - begin;
	expect(made).toBe(INVITATIONS);
	const waiting = await host
		.knex('loop_responses')
		.whereNotNull('ask_at')
		.whereNull('skipped')
		.count<Counted>({ n: '*' });
	expect(Number(waiting[0]?.n)).toBe(INVITATIONS);

	const createMany = async (as: 'person' | 'nobody') => {
		let theirs = 0;
		for (let from = 0; from < SAMPLE; from += CHUNK) {
			const rows = ids.slice(from, from + CHUNK).map((customer) => ({
				survey: 'care',
				customer,
				occasion: `list:${as}`,
				cause: `list:${as}:${customer}`,
				language: 'zh-CN',
				due_at: now.toISOString(),
				ask_at: now.toISOString(),
			}));
			const { status, body } = await plain.api('POST', `/create-many?as=${as}`, rows);
			expect(status, JSON.stringify(body)).toBe(200);
			theirs += Number(body.data['took']);
		}
		return theirs / SAMPLE / (took / INVITATIONS);
	};
	// As a person makes them, with the host's own record of who did; and without it, which is as fast as the host can.
	const [person, nobody] = [await createMany('person'), await createMany('nobody')];
	const seconds = (took / 1000).toFixed(1);
	const value = `${person.toFixed(1)} × (${nobody.toFixed(1)} × without activity; ${seconds} s)`;
	report({ id: `B8 ${database}`, value, target: '≥ 30 ×', pass: person >= 30 });
	await host.knex.destroy();
	for (const desk of [ours, plain, seed]) await desk.stop();
});

it.each(measured)('B9: answers to a survey on %s', async (database) => {
	const answers = ROUNDS * ANSWERS + (database === 'postgres' ? VOLUME : 0);
	// The volume is what two instances hold together; the ratio is of one.
	const instances = database === 'postgres' ? 2 : 1;
	const { ours, plain, seed, ids } = await openPair(database, answers, instances);
	const { knex } = await openHost(ours);
	const tokens = await invite(knex, ids);
	const publicPolicy = 'abf8a154-5b1c-4a46-ac9c-7300570f4f17';
	const allowed = { policy: publicPolicy, collection: 'loop_responses', action: 'create', fields: ['*'] };
	expect((await plain.api('POST', '/permissions', allowed)).status).toBe(200);
	const scores = { quality: 8, speed: 6, effect: 9, care: 7, overall: 8 };
	const words = { nps: 9, reason: '系统稳定，客户经理专业', suggestion: '希望增加批量导出功能' };
	const answerOurs = async (index: number, instance: 0 | 1 = 0) => {
		const { status, body } = await ours.api(
			'POST',
			`/loop/s/${tokens[index]}`,
			{ ...scores, ...words },
			{ token: null, instance },
		);
		expect(status, JSON.stringify(body)).toBe(200);
	};
	const answerPlain = async (index: number) => {
		const row = {
			survey: 'care',
			customer: ids[index],
			channel: 'web',
			language: 'zh-CN',
			overall: 8,
			scores,
			...words,
		};
		const answered = { ...row, answered_at: new Date().toISOString() };
		const { status } = await plain.api('POST', '/items/loop_responses', answered, { token: null });
		expect([200, 204]).toContain(status);
	};
	const rates = { ours: [] as number[], plain: [] as number[] };
	for (let round = 0; round < ROUNDS; round++) {
		const from = round * ANSWERS;
		rates.ours.push(await rateOf(from, ANSWERS, AT_ONCE, (index) => answerOurs(index)));
		rates.plain.push(await rateOf(from, ANSWERS, AT_ONCE, answerPlain));
	}
	// The first round warms both up.
	const ratio = median(rates.ours.slice(1)) / median(rates.plain.slice(1));
	report({ id: `B9 ${database}`, value: `${ratio.toFixed(2)} ×`, target: '≥ 1.00 ×', pass: ratio >= 1 });
	const stored = await knex('loop_responses')
		.where({ overall: 8 })
		.whereNotNull('answered_at')
		.count<Counted>({ n: '*' });
	expect(Number(stored[0]?.n)).toBe(ROUNDS * ANSWERS);
	if (database === 'postgres') {
		const rate = await rateOf(ROUNDS * ANSWERS, VOLUME, 32, (index) => answerOurs(index, index % 2 === 0 ? 0 : 1));
		report({
			id: 'B9 volume postgres',
			value: `${rate.toFixed(0)} / s over two instances`,
			target: '≥ 200 / s',
			pass: rate >= 200,
		});
	}
	await knex.destroy();
	for (const desk of [ours, plain, seed]) await desk.stop();
});

type Counted = { n: number | string }[];

/** Links that customers have got. */
async function invite(knex: Knex, ids: readonly string[]): Promise<string[]> {
	const now = new Date();
	const until = new Date(now.getTime() + 14 * day);
	const survey_version = await ensureVersion(knex, 'satisfaction', satisfactionQuestions);
	const times = { sent_at: toColumn(knex, now), expires_at: toColumn(knex, until) };
	const sent = { survey: 'satisfaction', survey_version, ...times };
	await knex.batchInsert(
		'loop_responses',
		ids.map((customer) => ({ ...sent, customer })),
		500,
	);
	const keys = await knex('loop_responses').orderBy('id').pluck<number[]>('id');
	const tokens: string[] = [];
	for (let from = 0; from < keys.length; from += 500) {
		tokens.push(...(await issueTokens(knex, keys.slice(from, from + 500), now, until)).values());
	}
	return tokens;
}

/** How many a second are done, so many at once. */
async function rateOf(
	from: number,
	count: number,
	atOnce: number,
	work: (index: number) => Promise<void>,
): Promise<number> {
	let next = from;
	const begin = performance.now();
	const worker = async () => {
		while (next < from + count) await work(next++);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return (count / (performance.now() - begin)) * 1000;
}
