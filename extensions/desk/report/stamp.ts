import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { stampKey } from '../vault.js';

/** Seconds within which nobody fills in a form, and after which a page has been open for too long. */
export const stampAge = { least: 2, most: 86_400 } as const;

export type StampProblem = 'too_fast' | 'too_old' | 'no_stamp';

type Env = Readonly<Record<string, unknown>>;

/**
 * Marks a form as shown by us at a moment, so that what comes back can be told from what was never shown.
 *
 * @returns `<milliseconds in base 36>.<once>.<signature>`
 */
export function makeStamp(env: Env, now: Date): string {
	const body = `${now.getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
	return `${body}.${sign(env, body)}`;
}

/**
 * Checks the mark of a form.
 *
 * @returns what makes this showing of the form unlike any other, or why it does not count
 */
export function readStamp(env: Env, stamp: unknown, now: Date): { once: string } | { problem: StampProblem } {
	const parts = typeof stamp === 'string' && stamp.length < 100 ? stamp.split('.') : [];
	const [at = '', once = '', signature = ''] = parts;
	const expected = Buffer.from(sign(env, `${at}.${once}`));
	const given = Buffer.from(signature);
	if (parts.length !== 3 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
		return { problem: 'no_stamp' };
	}
	const seconds = (now.getTime() - Number.parseInt(at, 36)) / 1000;
	if (seconds < stampAge.least) return { problem: 'too_fast' };
	return seconds > stampAge.most ? { problem: 'too_old' } : { once };
}

function sign(env: Env, body: string): string {
	return createHmac('sha256', stampKey(env)).update(body).digest('base64url');
}
