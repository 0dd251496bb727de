import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFolder } from '../../extensions/schema/report-folder';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { findIssue, numberIn, openForm, pdf, png, sendReport, typed, type Part } from './report-desk';
import { until } from './survey-desk';

describe.each(preferring('sqlite', 'mysql'))('the files of reports on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOOP_CLOCK: '* * * * * *' } });
		await desk.api('PATCH', '/items/loop_settings', { report_limit: 1000 });
	});
	afterAll(() => desk.stop());

	const inFolder = async () => {
		const { body } = await desk.api('GET', `/files?filter[folder][_eq]=${reportFolder.id}&fields=id&limit=-1`);
		return body.data.map(({ id }) => String(id)).sort();
	};
	const named = async () =>
		(await desk.sql('select file from loop_attachments')).map(({ file }) => String(file)).sort();
	const form = (stamp: string, more: Record<string, string>, bytes: Uint8Array): Part[] => [
		...Object.entries({ stamp, website: '', ...typed, ...more }),
		['files', { bytes, name: 'a' }],
	];

	it('are kept once where the same form comes many times at once', async () => {
		const stamp = await openForm(desk);
		const sent = await Promise.all(Array.from({ length: 3 }, () => sendReport(desk, form(stamp, {}, png))));
		expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(new Set(sent.map(({ body }) => numberIn(body))).size).toBe(1);
		expect(await inFolder()).toEqual(await named());
		expect(await named()).toHaveLength(1);
	});

	it('go again with a form that says something else under the same mark, and its sender is told', async () => {
		const stamp = await openForm(desk);
		const sent = await Promise.all(
			[1, 2, 3].map((n) => sendReport(desk, form(stamp, { description: `Nr. ${n}` }, n === 2 ? pdf : png))),
		);
		expect(sent.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
		const won = sent.findIndex(({ status }) => status === 200);
		const number = numberIn(sent[won]?.body ?? '');
		expect(await findIssue(desk, number)).toMatchObject({ description: `Nr. ${won + 1}` });
		for (const [index, { body }] of sent.entries()) {
			expect(numberIn(body)).toBe(number);
			if (index !== won) expect(body).toContain(`Nr. ${index + 1}`);
		}
		expect(await inFolder()).toEqual(await named());
	});

	it('that no issue names are removed after an hour, and nothing else is', async () => {
		const put = async (name: string, by: 'report' | 'person', age: number) => {
			const body = new FormData();
			body.append('folder', reportFolder.id);
			body.append('file', new Blob(['x'], { type: 'text/plain' }), name);
			const headers = { authorization: `Bearer ${desk.adminToken}` };
			const made = (await (await fetch(`${desk.url}/files`, { method: 'POST', body, headers })).json()) as {
				data: { id: string };
			};
			const at = new Date(Date.now() - age);
			const column = database === 'sqlite' ? at.getTime() : at.toISOString().slice(0, 19).replace('T', ' ');
			const zone = database === 'postgres' ? `${String(column)}Z` : column;
			await desk.sql('update directus_files set uploaded_on = ? where id = ?', [zone, made.data.id]);
			if (by === 'report') await desk.sql('update directus_files set uploaded_by = null where id = ?', [made.data.id]);
			return made.data.id;
		};
		const before = await named();
		const [left, fresh, persons] = [
			await put('left.txt', 'report', 3_700_000),
			await put('fresh.txt', 'report', 3_000_000),
			await put('person.txt', 'person', 99_000_000),
		];
		const rest = await until(inFolder, (files) => !files.includes(left));
		expect(rest).toEqual([...before, fresh, persons].sort());
	});
});
