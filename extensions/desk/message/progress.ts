import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import { chooseWays, skipReasons, type MessageChannel, type Ways } from '../../domain/message/channel.js';
import { draftProgress } from '../../domain/message/draft.js';
import { languages, type Language, type Text } from '../../domain/language.js';
import { forgetAnswers } from '../cache.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { readSettings } from '../settings.js';
import { fromColumn, toColumn } from '../time.js';
import { cannotReach } from './cannot-reach.js';
import { compose, findWording } from './compose.js';
import { wakeCourier } from './courier.js';
import { readTold } from './facts.js';
import { linkToFollow } from './links.js';
import { readMeans } from './means.js';
import { doublePress } from './double-press.js';
import { enqueue } from './outbox.js';

/** What could be told of an issue's progress, and how it would go. */
export type ProgressDraft = {
	/** The customer's. */
	readonly language: Language;
	readonly text: string;
	readonly texts: Text;
	readonly channels: readonly MessageChannel[];
	/** Why it cannot be sent, in words. */
	readonly reason: Text | null;
};

/**
 * Drafts a progress message from the facts (R18), for a person to edit and send.
 *
 * @throws Forbidden (403) where there is no such issue
 */
export async function readProgress(host: Host, issue: number, now = new Date()): Promise<ProgressDraft> {
	const { told, ways, settings } = await look(host, host.knex, issue, now);
	const last = await host
		.knex('loop_contacts')
		.where({ issue, kind: 'progress', direction: 'out', reached: true })
		.orderBy('id', 'desc')
		.first<{ summary: string | null; at: unknown } | undefined>('summary', 'at');
	const at = fromColumn(last?.at);
	const known = { ...told, ...told.facts, last: last?.summary && at ? { text: last.summary, at } : null };
	const place = { now, timeZone: settings.time_zone };
	const texts = Object.fromEntries(
		languages.map((language) => [language, draftProgress(known, { ...place, language })]),
	) as Text;
	return {
		language: told.language,
		text: texts[told.language],
		texts,
		channels: ways.channels,
		reason: 'reason' in ways ? skipReasons[ways.reason] : null,
	};
}

/**
 * Tells the customer about the progress: a contact that counts for the 24 hours (R18) once the message has gone out.
 *
 * @param text what a person wrote
 * @returns key of the contact, and the ways it takes
 * @throws Forbidden (403) where there is no such issue, LOOP_FROZEN for an archived one, UnprocessableContent (422)
 *   with the reason where the customer cannot be reached
 */
export async function sendProgress(
	host: Host,
	user: string,
	issue: number,
	text: string,
	now = new Date(),
): Promise<{ contact: number; channels: readonly MessageChannel[] }> {
	const sent = await host.knex.transaction(async (trx) => {
		// Of two presses at the same moment the second sees what the first has made; on MySQL only what is read after this.
		await trx('loop_issues').where({ id: issue }).forUpdate().first('id');
		const { told, ways, settings } = await look(host, trx, issue, now);
		if (told.status === 'archived') throw refuse({ code: 'LOOP_FROZEN' });
		if ('reason' in ways) throw cannotReach(ways.reason);
		const twin = await findTwin(trx, user, issue, text, now);
		if (twin !== undefined) return { contact: twin, channels: ways.channels };
		const found = await findWording(trx, 'progress', told.language, told.tier);
		if (!found) throw cannotReach('off');
		const { language, wording } = found;
		const facts = { ...told.facts, progress: text, followLink: await linkToFollow(trx, host, issue, now) };
		const content = compose(host.logger, 'progress', wording, facts, { now, language, timeZone: settings.time_zone });
		const contact = await record(trx, user, { issue, customer: told.customer, method: ways.channels[0], text }, now);
		const base = { issue, customer: told.customer, contact, kind: 'progress', language: told.language } as const;
		const key = `contact ${contact}:progress`;
		await enqueue(
			host,
			trx,
			ways.channels.map((channel) => ({ ...base, key: `${key}:${channel}`, channel, content })),
		);
		return { contact, channels: ways.channels };
	});
	await forgetAnswers(host).catch((error: unknown) => host.logger.warn(error as Error));
	wakeCourier(host);
	return sent;
}

async function look(host: Host, knex: Knex, issue: number, now: Date) {
	const settings = await readSettings(knex);
	const told = await readTold(knex, issue, settings, now);
	if (!told) throw new ForbiddenError();
	const ways: Ways = chooseWays(told, await readMeans(host, knex, settings), false);
	return { told, ways, settings };
}

/** The contact that was made when the same words were sent a moment ago: whoever presses twice tells the customer once. */
async function findTwin(trx: Knex, user: string, issue: number, text: string, now: Date): Promise<number | undefined> {
	const made = await trx('loop_contacts')
		.where({ issue, kind: 'progress', direction: 'out', by: user, summary: text })
		.where('recorded_at', '>', toColumn(trx, new Date(now.getTime() - doublePress)))
		.first<{ id: number } | undefined>('id');
	return made && Number(made.id);
}

/** The contact is not reached yet: only the delivery says so. */
async function record(
	trx: Knex,
	user: string,
	contact: { issue: number; customer: string; method: MessageChannel; text: string },
	now: Date,
): Promise<number> {
	const { issue, customer, method, text: summary } = contact;
	const at = toColumn(trx, now);
	const made: unknown[] = await trx('loop_contacts').insert(
		{
			issue,
			customer,
			method,
			summary,
			kind: 'progress',
			direction: 'out',
			reached: false,
			by: user,
			at,
			recorded_at: at,
		},
		['id'],
	);
	// Some databases answer with the row, others with its key alone.
	const [row] = made;
	return Number(typeof row === 'object' && row !== null ? (row as { id: number }).id : row);
}
