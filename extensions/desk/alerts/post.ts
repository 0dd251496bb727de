import type { Knex } from 'knex';
import { writeDigest } from '../../domain/alert/letter.js';
import { toLanguage } from '../../domain/language.js';
import { retryAfter } from '../../domain/message/retry.js';
import { databaseClock, databaseNow } from '../database-clock.js';
import { wantsMail } from '../deadlines/notify.js';
import type { Host } from '../host.js';
import { claim, confirmClaim, renew } from '../message/claim.js';
import { sendEmail } from '../message/email.js';
import { readFailure, type Failure } from '../message/failure.js';
import { nameMessage } from '../message/outbox.js';
import { readSettings } from '../settings.js';
import { readDigest } from './read-digest.js';

/** Mails to staff that one process sends at once. */
const atOnce = 4;

type Claimed = {
	readonly id: string;
	readonly claimed_by: string;
	readonly recipient: string;
	readonly attempts: number;
};

type Outcome = { readonly state: 'sent' | 'skipped' } | { readonly state: 'failed'; readonly failure: Failure };

const onTheWay = new WeakMap<Knex, number>();

/**
 * Sends the mails to staff that are due. They go on by themselves: a slow mail server holds up no tick.
 *
 * @returns how many were taken on
 */
export async function postDigests(host: Host): Promise<number> {
	const room = atOnce - (onTheWay.get(host.knex) ?? 0);
	if (room <= 0) return 0;
	const claimed = await claim<Claimed>(host.knex, room, 'loop_digests');
	for (const digest of claimed) void carry(host, digest);
	return claimed.length;
}

async function carry(host: Host, digest: Claimed): Promise<void> {
	const count = (more: number) => onTheWay.set(host.knex, (onTheWay.get(host.knex) ?? 0) + more);
	count(1);
	const stop = renew(host.knex, digest, 'loop_digests');
	try {
		if (!(await confirmClaim(host.knex, digest, 'loop_digests'))) return;
		const outcome = await tryToSend(host, digest).catch((error: unknown): Outcome => {
			return { state: 'failed', failure: readFailure(error) };
		});
		await settle(host, digest, outcome);
		if (outcome.state === 'failed') host.logger.warn(`Mail to staff ${digest.id}: ${outcome.failure.what}`);
	} catch (error) {
		host.logger.warn(error as Error);
	} finally {
		stop();
		count(-1);
		postDigests(host).catch((error: unknown) => host.logger.warn(error as Error));
	}
}

type Person = { status: string; email: string; email_notifications: boolean; language: string | null };

async function tryToSend(host: Host, { id, recipient }: Claimed): Promise<Outcome> {
	const person = await host
		.knex('directus_users')
		.where({ id: recipient })
		.first<Person | undefined>('status', 'email', 'email_notifications', 'language');
	const settings = await readSettings(host.knex);
	if (!person || !settings.alert_email || !wantsMail(person)) return { state: 'skipped' };
	const now = new Date(await databaseNow(host.knex));
	const digest = await readDigest(host, id, now);
	if (!digest) return { state: 'skipped' };
	const language = toLanguage(person.language, settings.language);
	const { subject, body } = writeDigest(digest, { now, zone: settings.time_zone, language });
	const taken = await sendEmail(host, person.email, nameMessage(`digest ${id}`), { subject, body, short: subject });
	return { state: taken ? 'sent' : 'skipped' };
}

async function settle(host: Host, { id, claimed_by, attempts }: Claimed, outcome: Outcome): Promise<void> {
	const { knex } = host;
	const free = { claimed_by: null, claimed_until: null };
	const mine = () => knex('loop_digests').where({ id, claimed_by, state: 'sending' });
	if (outcome.state !== 'failed') {
		const sent = outcome.state === 'sent' ? { sent_at: databaseClock(knex), last_error: null } : {};
		return void (await mine().update({ ...free, ...sent, state: outcome.state }));
	}
	const { message_attempts: most } = await readSettings(knex);
	const { final, what } = outcome.failure;
	await mine().update({
		...free,
		state: final || attempts >= most ? 'dead' : 'failed',
		last_error: what,
		next_at: databaseClock(knex, retryAfter(attempts, Math.random())),
	});
}
