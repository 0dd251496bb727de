import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../../scripts/paths.mjs';
import { openDesk, type Desk, type User } from './harness/desk';

const run = promisify(execFile);
let shelf: string;
let tarball: string;
let desk: Desk;
let agent: User;

/** What a team does: `npm install ./directus-extension-closed-loop-x.y.z.tgz` next to `directus`. */
async function installTarball(folder: string): Promise<void> {
	await run('npm', ['install', '--no-audit', '--no-fund', '--offline', tarball], { cwd: folder });
}

async function health(): Promise<unknown> {
	return (await desk.api('GET', '/loop/health')).body.data;
}

beforeAll(async () => {
	shelf = await mkdtemp(join(tmpdir(), 'closed-loop-pack-'));
	await run('npm', ['pack', '--pack-destination', shelf], { cwd: root });
	const [name] = await readdir(shelf);
	if (!name) throw new Error('npm pack made no file');
	tarball = join(shelf, name);
	const env = { SERVE_APP: 'true' };
	desk = await openDesk({ database: 'sqlite', bundle: false, template: 'bare', prepare: installTarball, env });
	await vi.waitFor(async () => expect(await health()).toMatchObject({ ok: true }), { timeout: 60_000, interval: 300 });
	agent = await desk.createUser('agent');
});

afterAll(async () => {
	await desk?.stop();
	await rm(shelf, { recursive: true, force: true });
});

describe('the packed tarball in a clean Directus project', () => {
	it('holds dist, its readme with the guide, its manifest, and nothing that is not needed at run time', async () => {
		const { stdout } = await run('tar', ['-tzf', tarball]);
		const files = stdout
			.trim()
			.split('\n')
			.map((file) => file.replace('package/', ''))
			.sort();
		expect(files).toEqual(
			[
				'CHANGELOG.md',
				'LICENSE',
				'README.md',
				'README.zh-CN.md',
				'dist/api.js',
				'dist/app.js',
				'docs/guide.md',
				'docs/guide.zh-CN.md',
				'package.json',
			].sort(),
		);
	});

	it('runs on the free Core tier with room to spare', async () => {
		expect(await health()).toMatchObject({ ok: true, law_missing: [], collections: { used: 14, limit: 25 } });
	});

	it('lets an agent who is no admin walk the whole loop', async () => {
		const as = { token: agent.token };
		const customer = await desk.api('POST', '/items/loop_customers', { name: 'Acme Tools' }, as);
		const created = await desk.api(
			'POST',
			'/items/loop_issues',
			{ customer: customer.body.data['id'], description: 'Late', category: 'product' },
			as,
		);
		expect(created.body.data).toMatchObject({ status: 'recorded', department: 'engineering' });
		const path = `/items/loop_issues/${String(created.body.data['id'])}`;
		const steps = [
			{ status: 'handling', owner: agent.id, step_from: 'recorded' },
			{ status: 'feedback', resolution: 'Sent again', step_from: 'handling' },
			{ status: 'archived', rating: 5, confirmed_by: 'phone', step_from: 'feedback' },
		];
		for (const step of steps) {
			const answer = await desk.api('PATCH', path, step, as);
			expect(answer.body).toMatchObject({ data: { status: step.status } });
		}
		const story = await desk.api<{ data: object[] }>(
			'GET',
			'/items/loop_events?fields=to,actor.id&filter[type][_eq]=step&sort=id',
			undefined,
			as,
		);
		expect(story.body.data.slice(1)).toEqual(steps.map(({ status }) => ({ to: status, actor: { id: agent.id } })));
	});
});
