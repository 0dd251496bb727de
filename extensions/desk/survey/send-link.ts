import type { Knex } from 'knex';
import { chooseWays, type MessageChannel } from '../../domain/message/channel.js';
import type { Host } from '../host.js';
import { cannotReach } from '../message/cannot-reach.js';
import { compose, findWording } from '../message/compose.js';
import { doublePress } from '../message/double-press.js';
import { readTold } from '../message/facts.js';
import { hasAddress, linkToFollow } from '../message/links.js';
import { readMeans } from '../message/means.js';
import { enqueue } from '../message/outbox.js';
import { readSettings } from '../settings.js';

/** A link to the survey about a solution, as it is sent. */
export type Sent = {
	readonly issue: number;
	/** By which the issue came to feedback. */
	readonly event: number;
	readonly response: number;
	readonly url: string;
	readonly until: Date;
};

/**
 * Sends a link to the survey about a solution, in the wording of the solution.
 *
 * @param trx the transaction that also makes the link
 * @returns the way it takes
 * @throws UnprocessableContent (422) with the reason where the customer cannot be reached
 */
export async function sendLink(host: Host, trx: Knex, sent: Sent, now: Date): Promise<MessageChannel> {
	const settings = await readSettings(trx);
	const told = await readTold(trx, sent.issue, settings, now);
	const ways = told && chooseWays(told, await readMeans(host, trx, settings), false);
	const [channel] = ways?.channels ?? [];
	const found = told && (await findWording(trx, 'solved', told.language, told.tier));
	if (!hasAddress(host)) throw cannotReach('no_link');
	if (!found || !channel) throw cannotReach(found && ways && 'reason' in ways ? ways.reason : 'off');
	const links = { followLink: await linkToFollow(trx, host, sent.issue, now), surveyLink: sent.url };
	const facts = { ...told.facts, ...links, surveyUntil: sent.until };
	const place = { now, language: found.language, timeZone: settings.time_zone };
	const { issue, customer } = told;
	await enqueue(host, trx, [
		{
			key: `link:${sent.response}:${Math.floor(now.getTime() / doublePress)}:${channel}`,
			issue,
			customer,
			event: sent.event,
			kind: 'solved',
			channel,
			language: told.language,
			content: compose(host.logger, 'solved', found.wording, facts, place),
		},
	]);
	return channel;
}
