import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanTokens } from '../../extensions/desk/follow/clean-tokens.js';
import type { Host } from '../../extensions/desk/host.js';
import { issueToken } from '../../extensions/desk/token.js';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';
import { openKnex } from './harness/knex';
import { followLink, openPage, recordIssue } from './follow-desk';

const day = 86_400_000;

describe.each(preferring('sqlite', 'postgres'))('private links on %s', (database) => {
	let desk: Desk;
	let knex: Knex;
	beforeAll(async () => {
		desk = await openDesk({ database, env: { LOG_LEVEL: 'info' } });
		knex = await openKnex(desk);
	});
	afterAll(async () => {
		await knex.destroy();
		await desk.stop();
	});

	it('never stand in the host’s log of requests', async () => {
		const issue = await recordIssue(desk);
		const path = await followLink(desk, issue);
		expect((await openPage(desk, `${path}?lang=en-US`)).status).toBe(200);
		expect((await openPage(desk, `${path}x`)).status).toBe(404);
		await vi.waitFor(() => expect(desk.log().match(/\/loop\/i\/--redacted--/g)).toHaveLength(2));
		expect(desk.log()).not.toContain(path.split('/').at(-1));
		// Any other address is told as it is.
		expect(desk.log()).toContain(`/loop/issues/${issue}/link`);
	});

	it('that have expired are forgotten 90 days later, in batches, and no other is', async () => {
		const issue = await recordIssue(desk);
		const now = new Date();
		const ago = (days: number) => new Date(now.getTime() - days * day);
		for (const until of [ago(89), ago(-1), null]) await issueToken(knex, 'issue', { issue }, now, until);
		await knex.transaction(async (trx) => {
			for (let n = 0; n < 501; n += 1) await issueToken(trx, 'issue', { issue }, now, ago(91));
		});
		const host = { knex } as Host;
		expect(await cleanTokens.run(host, now, AbortSignal.abort())).toBe(0);
		expect(await cleanTokens.run(host, now, new AbortController().signal)).toBe(501);
		expect(await knex('loop_tokens').where({ issue })).toHaveLength(3);
		expect(await cleanTokens.run(host, now, new AbortController().signal)).toBe(0);
	});
});
