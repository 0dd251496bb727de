import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk, type Desk } from './harness/desk';

type Place = readonly [method: string, path: (word: string) => string, body?: (word: string) => unknown];

const known = 'satisfaction';

/** Every place where a route of staff takes a word, with the word put in. */
const places: readonly Place[] = [
	['GET', (word) => `/loop/customers/find?by=${encodeURIComponent(word)}`],
	['GET', (word) => `/loop/surveys/${encodeURIComponent(word)}/versions`],
	['GET', (word) => `/loop/surveys/${encodeURIComponent(word)}/invitations`],
	['POST', (word) => `/loop/surveys/${encodeURIComponent(word)}/invitations/1/stop`],
	[
		'POST',
		(word) => `/loop/surveys/${encodeURIComponent(word)}/invitations`,
		() => ({ id: randomUUID(), numbers: ['C1'] }),
	],
	[
		'POST',
		() => `/loop/surveys/${known}/invitations`,
		(word) => ({ id: randomUUID(), preview: true, numbers: [word] }),
	],
	['POST', () => `/loop/surveys/${known}/invitations`, (word) => ({ id: randomUUID(), numbers: ['C1', word] })],
	['POST', () => `/loop/surveys/${known}/invitations`, (word) => ({ id: randomUUID(), tiers: [word] })],
	['POST', () => `/loop/customers/${randomUUID()}/survey`, (word) => ({ survey: word, how: 'show' })],
	['GET', (word) => `/loop/answers?survey=${encodeURIComponent(word)}`],
	['GET', (word) => `/loop/answers?term=${encodeURIComponent(word)}`],
	['GET', (word) => `/loop/terms?tier=${encodeURIComponent(word)}`],
	['GET', (word) => `/loop/kpis?category=${encodeURIComponent(word)}`],
];

describe.each(preferring('postgres', 'mysql'))('words that staff send on %s', (database) => {
	let desk: Desk;
	beforeAll(async () => void (desk = await openDesk({ database })));
	afterAll(() => desk.stop());

	it('hold no control character: that is the mistake of whoever sends it', async () => {
		for (const [method, path, body] of places) {
			for (const word of ['a\u0000b', 'a\u0007b', 'a\nb']) {
				const { status, body: answer } = await desk.api(method, path(word), body?.(word));
				expect([400, 403], `${path(word)} ${JSON.stringify(answer)}`).toContain(status);
				expect(JSON.stringify(answer)).not.toMatch(/select |loop_|byte sequence/);
			}
		}
	});
});
