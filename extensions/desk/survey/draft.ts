import type { Host } from '../host.js';
import { open, seal } from '../vault.js';

/** What stands in the fields of a form: name → values. */
type Texts = Readonly<Record<string, readonly string[]>>;

/**
 * Keeps what a customer has filled in and not sent, sealed, so that the same link finds it again on any device, without a
 * cookie and without a script. The latest one counts.
 *
 * @param response the invitation
 */
export async function keepDraft(host: Host, response: number, texts: Texts, now: Date): Promise<void> {
	const filled = Object.entries(texts).filter(([, values]) => values.some((value) => value !== ''));
	const content = seal(host.env, placeOf(response), JSON.stringify(Object.fromEntries(filled)));
	await host.knex('loop_drafts').insert({ response, content, at: now.getTime() }).onConflict('response').merge();
}

/** @returns nothing where none was kept, or where it was sealed with a key that is no longer there */
export async function readDraft(host: Host, response: number): Promise<Texts | null> {
	const row = await host.knex('loop_drafts').where({ response }).first<{ content: string } | undefined>('content');
	if (!row) return null;
	try {
		return JSON.parse(open(host.env, placeOf(response), row.content)) as Texts;
	} catch {
		return null;
	}
}

/** Forgets what was kept, once it has been sent. */
export async function dropDraft(host: Host, response: number): Promise<void> {
	await host
		.knex('loop_drafts')
		.where({ response })
		.delete()
		.catch((error: unknown) => host.logger.warn(error as Error));
}

const batch = 500;

/** A job of the tick: forgets drafts that nobody can send any more, because the answer came or its time is over. */
export const cleanDrafts = {
	name: 'drafts',
	/** @returns how many were forgotten */
	async run(host: Host, now: Date, signal: AbortSignal): Promise<number> {
		let done = 0;
		while (!signal.aborted) {
			const keys = await host
				.knex('loop_drafts')
				.join('loop_responses', 'loop_responses.id', 'loop_drafts.response')
				.where((over) => {
					void over.whereNotNull('loop_responses.answered_at').orWhere('loop_drafts.at', '<', now.getTime() - longest);
				})
				.limit(batch)
				.pluck<number[]>('loop_drafts.response');
			if (keys.length > 0) done += await host.knex('loop_drafts').whereIn('response', keys).delete();
			if (keys.length < batch) break;
		}
		return done;
	},
};

/** Longer than any invitation lasts. */
const longest = 90 * 86_400_000;

function placeOf(response: number) {
	return { table: 'loop_drafts', row: String(response), field: 'content' };
}
