import { setTimeout as wait } from 'node:timers/promises';
import { lastLines } from './run.mjs';
import { Stop } from './stop.mjs';

/**
 * Calls a running desk.
 * @typedef {(method: string, path: string, body?: unknown, type?: string) => Promise<any>} Api answers with `data`
 */

/**
 * @param {string} url
 * @param {string} token
 * @returns {Api}
 */
export function apiOf(url, token) {
	return async (method, path, body, type = 'application/json') => {
		const answer = await fetch(`${url}${path}`, {
			method,
			headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': type }) },
			...(body === undefined ? {} : { body: type === 'application/json' ? JSON.stringify(body) : String(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Stop(`${method} ${path} answered ${answer.status}: ${text}`);
		return text === '' ? null : JSON.parse(text).data;
	};
}

/**
 * Waits until the desk says that it is set up.
 * @param {Api} api
 * @param {() => string} log what Directus has printed
 * @param {number} [patience] ms
 */
export async function waitForSetup(api, log, patience = 120_000) {
	const deadline = Date.now() + patience;
	for (;;) {
		const health = await api('GET', '/loop/health').catch((error) => ({ ok: false, error: String(error) }));
		if (health.ok) return;
		if (log().includes('ERROR') || Date.now() > deadline) {
			throw new Stop(`Set-up failed; /loop/health says ${JSON.stringify(health)}\n${lastLines(log(), 60)}`);
		}
		await wait(20);
	}
}
