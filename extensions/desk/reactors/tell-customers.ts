import type { Knex } from 'knex';
import { causedMessage } from '../../domain/message/cause.js';
import { chooseWays } from '../../domain/message/channel.js';
import type { Facts } from '../../domain/message/filling.js';
import { isImportant, type MessageKind } from '../../domain/message/kinds.js';
import type { Settings } from '../../domain/settings.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { compose, findWording, type Content } from '../message/compose.js';
import { readAllTold, type Told } from '../message/facts.js';
import { linkToFollow, hasAddress } from '../message/links.js';
import { readMeans } from '../message/means.js';
import { enqueue, type Outgoing } from '../message/outbox.js';
import { readSettings } from '../settings.js';
import { markUnasked } from '../survey/mark-unasked.js';
import { linkForMessage } from '../survey/message-link.js';
import { toMoment } from '../time.js';
import type { IssueEvent } from './event.js';

const hour = 3_600_000;

/** A message that an event causes. */
type Caused = { readonly event: IssueEvent; readonly kind: MessageKind };

/** Where messages are written: in one moment, with one set of settings. */
type Desk = { readonly host: Host; readonly trx: Knex; readonly settings: Settings; readonly now: Date };

/**
 * Puts into the outbox what some events tell the customers (R12, R19), in the transaction that marks the events as
 * worked off. A second time it finds the messages there and does nothing.
 */
export async function tellCustomers(host: Host, trx: Knex, events: readonly IssueEvent[]): Promise<void> {
	const caused = events.flatMap((event): Caused[] => {
		const { via } = (fromJsonColumn(event.data) ?? {}) as { via?: string };
		const kind = event.told ? undefined : causedMessage({ ...event, via });
		return kind ? [{ event, kind }] : [];
	});
	if (caused.length === 0) return;
	const settings = await readSettings(trx);
	const desk = { host, trx, settings, now: new Date() };
	const issues = caused.map(({ event }) => event.issue);
	const told = await readAllTold(trx, issues, settings, desk.now);
	const messages: Outgoing[] = [];
	for (const one of caused) {
		const about = told.get(one.event.issue);
		if (about) messages.push(...(await write(desk, one, about)));
	}
	await enqueue(host, trx, messages);
}

async function write(desk: Desk, { event, kind }: Caused, told: Told): Promise<Outgoing[]> {
	const { host, trx, settings } = desk;
	const ways = chooseWays(told, await readMeans(host, trx, settings), isImportant(kind));
	const wording = await findWording(trx, kind, told.language, told.tier);
	const base = { issue: told.issue, customer: told.customer, event: event.id, language: told.language };
	const [first] = ways.channels;
	if (!wording || !first) {
		const reason = wording && 'reason' in ways ? ways.reason : 'off';
		if (kind === 'solved' && reason === 'no_address') await markUnasked(trx, event.id);
		return [{ ...base, key: `${event.id}:${kind}:none`, kind, channel: 'none', reason }];
	}
	const facts = { ...told.facts, ...(await moreFacts(desk, event, kind)) };
	const content = inWords(desk, kind, wording, facts, desk.now);
	const messages = ways.channels.map((channel) => {
		return { ...base, key: `${event.id}:${kind}:${channel}`, kind, channel, content };
	});
	const asked = kind === 'solved' && facts.surveyLink;
	return asked ? [...messages, ...(await remind(desk, { ...base, channel: first }, told, facts))] : messages;
}

/** Links of this very message, and the promise as it was made. */
async function moreFacts({ host, trx, now }: Desk, event: IssueEvent, kind: MessageKind): Promise<Partial<Facts>> {
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
async function remind(desk: Desk, base: Omit<Outgoing, 'key' | 'kind'>, told: Told, facts: Facts): Promise<Outgoing[]> {
	const wait = desk.settings.reminder_hours * hour;
	if (wait === 0) return [];
	const wording = await findWording(desk.trx, 'reminder', told.language, told.tier);
	if (!wording) return [];
	const content = inWords(desk, 'reminder', wording, facts, new Date(desk.now.getTime() + wait));
	return [{ ...base, key: `${base.event}:reminder:${base.channel}`, kind: 'reminder', content, wait }];
}

function inWords(
	{ host, settings }: Desk,
	kind: MessageKind,
	{ wording, language }: NonNullable<Awaited<ReturnType<typeof findWording>>>,
	facts: Facts,
	now: Date,
): Content {
	return compose(host.logger, kind, wording, facts, { now, language, timeZone: settings.time_zone });
}
