import { createHmac } from 'node:crypto';
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Knex } from 'knex';
import type { Settings } from '../../domain/settings.js';
import { open, seal } from '../vault.js';
import { FinalFailure } from './failure.js';
import { findUrlProblem, pinAddress } from './safe-address.js';

type Env = Readonly<Record<string, unknown>>;

/** Where SMS and WeChat messages go, and the secret that signs them. */
export type Webhook = { readonly url: string; readonly secret: string; readonly allowPrivate: boolean };

/** What the webhook is told. */
export type WebhookMessage = {
	/** The same for every copy of a message. */
	readonly id: string;
	readonly kind: string;
	readonly channel: string;
	readonly language: string;
	/** The issue's number. */
	readonly issue: string;
	/** The customer's number. */
	readonly customer: string;
	/** Phone number, with country code. */
	readonly to: string | null;
	readonly subject: string;
	readonly text: string;
};

const place = { table: 'loop_settings', row: '1', field: 'webhook_secret' };

/** Milliseconds that a webhook has, and bytes of its answer that are read. */
const patience = 15_000;
const mostBytes = 64 * 1024;

/** Answers after which the same message is never taken. */
const finalAnswers = new Set([400, 410, 413, 415, 422]);

/** Seals the secret of the webhook; nobody reads it afterwards. */
export function sealSecret(env: Env, secret: string): string {
	return seal(env, place, secret);
}

/**
 * Reads where SMS and WeChat go.
 *
 * @returns nothing where no webhook is set up
 */
export async function readWebhook(knex: Knex, env: Env, settings: Settings): Promise<Webhook | undefined> {
	if (settings.webhook_url === null) return undefined;
	const row = await knex('loop_settings').first<{ webhook_secret_sealed: string | null } | undefined>(
		'webhook_secret_sealed',
	);
	if (!row?.webhook_secret_sealed) return undefined;
	const secret = open(env, place, row.webhook_secret_sealed);
	return { url: settings.webhook_url, secret, allowPrivate: settings.webhook_private };
}

/**
 * Signs what goes to the webhook: HMAC-SHA256 over the time and the body, so that neither can be changed or sent again.
 *
 * @param seconds since 1970
 * @returns the value of `Loop-Signature`
 * @example sign('secret', 1714543200, '{}') //=> 'v1=81b7a61b1568…'
 */
export function sign(secret: string, seconds: number, body: string): string {
	return `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/**
 * Hands a message to the webhook, once. Redirects are not followed; the address is looked up once and kept.
 *
 * @param now of this process; the receiver refuses what is too old
 * @throws where it was not taken: a FinalFailure where trying again does not help
 */
export async function sendWebhook(hook: Webhook, message: WebhookMessage, now: Date): Promise<void> {
	if (findUrlProblem(hook.url, hook.allowPrivate)) throw new FinalFailure('webhook_url not allowed');
	const url = new URL(hook.url);
	const { address, family } = await pinAddress(url.hostname, hook.allowPrivate);
	const body = JSON.stringify(message);
	const seconds = Math.floor(now.getTime() / 1000);
	const status = await post(
		url,
		{
			method: 'POST',
			agent: false,
			signal: AbortSignal.timeout(patience),
			lookup: (_name, options, done) => {
				if (options.all) (done as (error: null, all: object[]) => void)(null, [{ address, family }]);
				else done(null, address, family);
			},
			headers: {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(body),
				'user-agent': 'closed-loop',
				'idempotency-key': message.id,
				'loop-timestamp': String(seconds),
				'loop-signature': sign(hook.secret, seconds, body),
			},
		},
		body,
	);
	if (status >= 200 && status < 300) return;
	if (finalAnswers.has(status)) throw new FinalFailure(`HTTP ${status}`);
	throw Object.assign(new Error(`HTTP ${status}`), { code: `HTTP ${status}` });
}

function post(url: URL, options: RequestOptions, body: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
			let size = 0;
			const done = () => {
				resolve(response.statusCode ?? 0);
				request.destroy();
			};
			response.on('data', (chunk: Buffer) => {
				size += chunk.length;
				// Nobody reads the answer: that it was taken is all there is to know.
				if (size > mostBytes) done();
			});
			response.on('end', done);
			response.on('error', reject);
		});
		request.on('error', reject);
		request.end(body);
	});
}
