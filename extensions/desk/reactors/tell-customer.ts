import type { Knex } from 'knex';
import { causedMessage } from '../../domain/message/cause.js';
import { chooseWays } from '../../domain/message/channel.js';
import type { Facts } from '../../domain/message/filling.js';
import { isImportant, type MessageKind } from '../../domain/message/kinds.js';
import type { Settings } from '../../domain/settings.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { compose, findWording, type Content } from '../message/compose.js';
import { readTold, type Told } from '../message/facts.js';
import { linkToFollow, hasAddress } from '../message/links.js';
import { readMeans } from '../message/means.js';
import { enqueue, type Outgoing } from '../message/outbox.js';
import { readSettings } from '../settings.js';
import { linkForMessage } from '../survey/link.js';
import { toMoment } from '../time.js';

/** An event as the log keeps it. */
export type LoggedEvent = {
	readonly id: number;
	readonly issue: number;
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly data: unknown;
};

const hour = 3_600_000;

/**
 * Puts into the outbox what an event tells the customer (R12, R19), in the transaction that marks the event as
 * worked off. A second time it finds the message there and does nothing.
 */
export async function tellCustomer(host: Host, trx: Knex, event: LoggedEvent): Promise<void> {
	const { via } = (fromJsonColumn(event.data) ?? {}) as { via?: string };
	const kind = causedMessage({ ...event, via });
	if (!kind) return;
	if (await trx('loop_outbox').where({ event: event.id }).first('id')) return;
	const now = new Date();
	const settings = await readSettings(trx, host.env['LOOP_LANGUAGE']);
	const told = await readTold(trx, event.issue, settings, now);
	if (!told) return;
	const ways = chooseWays(told, await readMeans(host, trx, settings), isImportant(kind));
	const wording = await findWording(trx, kind, told.language, told.tier);
	const base = { issue: told.issue, customer: told.customer, event: event.id, language: told.language };
	const [first] = ways.channels;
	if (!wording || !first) {
		const reason = wording && 'reason' in ways ? ways.reason : 'off';
		await enqueue(host, trx, { ...base, key: `${event.id}:${kind}:none`, kind, channel: 'none', reason });
		if (kind === 'solved' && reason === 'no_address') await markUnasked(trx, event.id);
		return;
	}
	const facts = { ...told.facts, ...(await moreFacts(host, trx, event, kind, now)) };
	const content = inWords(host, kind, wording, facts, settings, now);
	for (const channel of ways.channels) {
		await enqueue(host, trx, { ...base, key: `${event.id}:${kind}:${channel}`, kind, channel, content });
	}
	if (kind === 'solved' && facts.surveyLink) {
		await remind(host, trx, { ...base, channel: first }, told, facts, settings, now);
	}
}

/** Links of this very message, and the promise as it was made. */
async function moreFacts(
	host: Host,
	trx: Knex,
	event: LoggedEvent,
	kind: MessageKind,
	now: Date,
): Promise<Partial<Facts>> {
	const links = { followLink: await linkToFollow(trx, host, event.issue, now) };
	if (kind === 'promise') {
		const promised = toMoment(event.to);
		return { ...links, promised, answerBy: promised };
	}
	if (kind !== 'solved' || !hasAddress(host)) return links;
	const survey = await linkForMessage(host, trx, { issue: event.issue, event: event.id }, now);
	return { ...links, surveyLink: survey?.url ?? null, surveyUntil: survey?.until ?? null };
}

/** The reminder waits in the outbox from the start; whether it is still needed is seen when its time has come. */
async function remind(
	host: Host,
	trx: Knex,
	base: Omit<Outgoing, 'key' | 'kind'>,
	told: Told,
	facts: Facts,
	settings: Settings,
	now: Date,
): Promise<void> {
	const wait = settings.reminder_hours * hour;
	if (wait === 0) return;
	const wording = await findWording(trx, 'reminder', told.language, told.tier);
	if (!wording) return;
	const content = inWords(host, 'reminder', wording, facts, settings, new Date(now.getTime() + wait));
	await enqueue(host, trx, {
		...base,
		key: `${base.event}:reminder:${base.channel}`,
		kind: 'reminder',
		content,
		wait,
	});
}

function inWords(
	host: Host,
	kind: MessageKind,
	{ wording, language }: NonNullable<Awaited<ReturnType<typeof findWording>>>,
	facts: Facts,
	{ time_zone: timeZone }: Settings,
	now: Date,
): Content {
	return compose(host.logger, kind, wording, facts, { now, language, timeZone });
}

/** A survey that was due and could not be sent counts in the coverage (D14). */
async function markUnasked(trx: Knex, event: number): Promise<void> {
	await trx('loop_responses')
		.where({ event, sent_at: null, answered_at: null, skipped: null })
		.update({ skipped: 'no_address' });
}
