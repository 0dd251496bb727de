import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder } from './desk.mjs';
import { root } from './paths.mjs';
import { Stop } from './stop.mjs';

/** @typedef {import('./api.mjs').Api} Api */

/** The toolkit's tables, customers first: the others refer to them. */
const TABLES = [
	['customers', 'customer-tiers.zh.csv'],
	['issues', 'issue-tracking.zh.csv'],
	['contacts', 'contact-records.zh.csv'],
	['answers', 'satisfaction-survey.zh.csv'],
];

/** What the first start made, so that the second makes nothing. */
const memory = join(folder, 'demo.json');

/**
 * Fills a new desk through the product's own import and adds a member of staff who is no admin.
 * @param {Api} api
 * @param {string} password of the agent
 * @returns {Promise<{ survey: string | null }>} a link that a customer would get
 */
export async function provideDemo(api, password) {
	if (existsSync(memory)) return JSON.parse(await readFile(memory, 'utf8'));
	const source = [join(root, '..', 'shared', 'data', 'toolkit'), join(root, 'test', 'fixtures', 'toolkit')].find(
		existsSync,
	);
	if (!source) throw new Stop('The demo data (test/fixtures/toolkit) is missing.');
	for (const [table, file] of TABLES) {
		const report = await api(
			'POST',
			`/loop/import?table=${table}`,
			await readFile(join(source, file ?? ''), 'utf8'),
			'text/csv',
		);
		if (report.refused > 0) throw new Stop(`The demo's ${table} were refused: ${JSON.stringify(report.rows)}`);
	}
	await provideAgent(api, password);
	const demo = { survey: await findSurvey(api) };
	await writeFile(memory, JSON.stringify(demo));
	return demo;
}

export const agentEmail = 'agent@example.com';

/** @type {(api: Api, password: string) => Promise<void>} */
async function provideAgent(api, password) {
	const [existing] = await api('GET', `/users?filter[email][_eq]=${agentEmail}&fields=id`);
	if (existing) return;
	const [role] = await api('GET', '/roles?filter[id][_eq]=c105ed00-0002-4000-8000-000000000001&fields=id');
	if (!role) throw new Stop('Set-up made no role for agents.');
	await api('POST', '/users', {
		email: agentEmail,
		password,
		role: role.id,
		status: 'active',
		first_name: '小林',
		language: 'zh-CN',
	});
}

/**
 * A customer is asked about what has been solved, so the toolkit's open issue is, the way staff would do it.
 * @type {(api: Api) => Promise<string | null>}
 */
async function findSurvey(api) {
	const query = 'filter[status][_in]=handling,feedback&sort=-status,id&limit=1&fields=id,status';
	const [issue] = await api('GET', `/items/loop_issues?${query}`);
	if (!issue) return null;
	const path = `/items/loop_issues/${issue.id}`;
	const solve = { step_from: 'handling', status: 'feedback', resolution: '发票已重开并寄出' };
	if (issue.status === 'handling') await api('PATCH', path, solve);
	return (await api('POST', `/loop/issues/${issue.id}/survey`, {})).url;
}
