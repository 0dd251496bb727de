import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { forgetAnswers } from '../cache.js';
import type { Host } from '../host.js';
import { readSettings } from '../settings.js';
import { open } from '../vault.js';
import { claim, confirmClaim, renew, type Claimed } from './claim.js';
import { sendEmail } from './email.js';
import { FinalFailure, readFailure } from './failure.js';
import { nameMessage, readContent } from './outbox.js';
import { settle, type Outcome } from './settle.js';
import { readWebhook, sendWebhook } from './webhook.js';

/** Messages that one process sends at once. */
const atOnce = 8;

type Row = Readonly<Record<string, string | null>>;

/** What one process has on the way. */
type Courier = { onTheWay: number; looking: boolean; again: boolean };
const couriers = new WeakMap<Knex, Courier>();

/** The tick's job: sends what is due, in this and any other instance at once. */
export const delivery = {
	name: 'messages',
	/** @returns how many were taken on; a slow mail server does not hold up the tick, they go on by themselves */
	run(host: Host, _now: Date, signal: AbortSignal): Promise<number> {
		return signal.aborted ? Promise.resolve(0) : takeOn(host);
	},
};

/** What wants to hear that a message has gone or failed: the log has an event more, and something may follow from it. */
let afterwards: (host: Host) => void = wakeCourier;

/** Lets the reactors hear of it, which themselves wake the courier. */
export function afterSending(listener: (host: Host) => void): void {
	afterwards = listener;
}

/** Sends soon what has just been put into the outbox; what is missed, the tick finds. */
export function wakeCourier(host: Host): void {
	takeOn(host).catch((error: unknown) => host.logger.warn(error as Error));
}

/** Takes on as many messages as there is room for; each that is done makes room for the next. */
async function takeOn(host: Host): Promise<number> {
	const courier = couriers.get(host.knex) ?? { onTheWay: 0, looking: false, again: false };
	couriers.set(host.knex, courier);
	courier.again = true;
	if (courier.looking) return 0;
	courier.looking = true;
	let taken = 0;
	try {
		while (courier.again && courier.onTheWay < atOnce) {
			courier.again = false;
			const claimed = await claim(host.knex, atOnce - courier.onTheWay);
			for (const message of claimed) void carry(host, courier, message);
			taken += claimed.length;
		}
		return taken;
	} finally {
		courier.looking = false;
	}
}

async function carry(host: Host, courier: Courier, message: Claimed): Promise<void> {
	courier.onTheWay += 1;
	const stop = renew(host.knex, message);
	try {
		await send(host, message);
		if (courier.onTheWay === 1) await forgetAnswers(host);
	} catch (error) {
		host.logger.warn(error as Error);
	} finally {
		stop();
		courier.onTheWay -= 1;
		wakeCourier(host);
		afterwards(host);
	}
}

async function send(host: Host, message: Claimed): Promise<void> {
	const { message_attempts } = await readSettings(host.knex);
	if (!(await confirmClaim(host.knex, message))) return;
	const outcome = await tryToSend(host, message).catch((error: unknown): Outcome => {
		return { state: 'failed', failure: readFailure(error) };
	});
	// Between the server's yes and this line lies the only moment in which a crash leads to a second copy.
	await settleSurely(host, message, outcome, message_attempts);
	if (outcome.state !== 'failed') return;
	host.logger.warn(`Message ${message.id} (${message.kind}, ${message.channel}): ${outcome.failure.what}`);
}

/** A message that has gone must not go again because the database was busy for a moment. */
async function settleSurely(host: Host, message: Claimed, outcome: Outcome, most: number): Promise<void> {
	for (let left = 5; ; left -= 1) {
		try {
			return await settle(host.knex, message, outcome, most);
		} catch (error) {
			if (left === 0) throw error;
			await wait(500);
		}
	}
}

async function tryToSend(host: Host, message: Claimed): Promise<Outcome> {
	if (message.kind === 'reminder' && !(await isAwaited(host.knex, message))) {
		return { state: 'skipped', reason: 'answered' };
	}
	const stop = message.response === null ? null : await whyStop(host.knex, message.response);
	if (stop) return { state: 'skipped', reason: stop };
	const content = readContent(host, message.key, message.content);
	const customer = await host
		.knex('loop_customers')
		.where({ id: message.customer })
		.first<Row | undefined>('number', 'email_sealed', 'phone_sealed');
	const reveal = (field: 'email' | 'phone'): string | null => {
		const sealed = customer?.[`${field}_sealed`];
		return sealed ? open(host.env, { table: 'loop_customers', row: message.customer, field }, sealed) : null;
	};
	if (message.channel === 'email') {
		const to = reveal('email');
		if (to === null) return { state: 'skipped', reason: 'no_address' };
		const taken = await sendEmail(host, to, nameMessage(message.key), content);
		return taken ? { state: 'sent' } : { state: 'skipped', reason: 'withheld' };
	}
	const phone = reveal('phone');
	if (phone === null && message.channel === 'sms') return { state: 'skipped', reason: 'no_address' };
	const webhook = await readWebhook(host.knex, host.env, await readSettings(host.knex));
	if (!webhook) throw new FinalFailure('no webhook');
	const issue =
		message.issue === null
			? undefined
			: await host.knex('loop_issues').where({ id: message.issue }).first<{ number: string } | undefined>('number');
	await sendWebhook(
		webhook,
		{
			id: nameMessage(message.key),
			kind: message.kind,
			channel: message.channel,
			language: message.language,
			issue: issue?.number ?? '',
			customer: customer?.['number'] ?? '',
			to: phone,
			subject: content.subject,
			text: content.short,
		},
		new Date(),
	);
	return { state: 'sent' };
}

/** Whether a survey has been answered, or the customer has opted out, while its letter waited. */
async function whyStop(knex: Knex, response: number): Promise<'answered' | 'opted_out' | null> {
	const row = await knex('loop_responses')
		.join('loop_customers', 'loop_customers.id', 'loop_responses.customer')
		.where('loop_responses.id', response)
		.first<Row | undefined>('answered_at', 'survey_opt_out_at');
	if (row?.['answered_at']) return 'answered';
	return row?.['survey_opt_out_at'] ? 'opted_out' : null;
}

/** Whether the customer has still not said whether the very solution is one. */
async function isAwaited(knex: Knex, { issue, event }: Claimed): Promise<boolean> {
	const row = await knex('loop_issues').where({ id: issue }).first<Row | undefined>('status');
	const solution = await knex('loop_events')
		.where({ issue, type: 'step', to: 'feedback' })
		.max<{ last: number | string | null }[]>({ last: 'id' });
	const answer = await knex('loop_responses').where({ event }).whereNotNull('answered_at').first<Row | undefined>('id');
	return row?.['status'] === 'feedback' && Number(solution[0]?.last) === Number(event) && !answer;
}
