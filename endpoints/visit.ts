import { isDirectusError } from '@directus/errors';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { toLanguage, type Language } from '../extensions/domain/language.js';
import { refuse } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { createRate } from '../extensions/desk/rate.js';
import { readBrand, type Brand } from '../extensions/desk/survey/brand.js';
import { openSlot, type Slot } from '../extensions/desk/survey/slot.js';
import { hashToken } from '../extensions/desk/token.js';
import { renderNotice } from './pages/notice-page.js';
import { sendPage, setAlways } from './pages/send.js';
import type { NoticeName } from './pages/words.js';

/** A customer who came with a token that somebody made. */
export type Visit = {
	readonly host: Host;
	readonly request: Request;
	readonly response: Response;
	readonly slot: Slot;
	readonly language: Language;
	readonly brand: Brand;
	readonly now: Date;
};

/** Lets each token be tried 60 times a minute, and this process be guessed at 300 times. */
export function createGate() {
	const tries = createRate(60, 60, 10_000);
	const misses = createRate(300, 60, 1);
	return async function enter(host: Host, token: string, now: Date): Promise<Slot> {
		const wait = tries.take(hashToken(token), now.getTime());
		if (wait > 0) throw refuse({ code: 'LOOP_RATE', seconds: wait });
		const slot = await openSlot(host, token, now);
		if (slot) return slot;
		const seconds = misses.take('', now.getTime());
		throw refuse(seconds > 0 ? { code: 'LOOP_RATE', seconds } : { code: 'LOOP_TOKEN', gone: false });
	};
}

/**
 * A route for customers: whoever has no good token, or meets an error of ours, gets a page that says what to do,
 * or the error itself where they asked for JSON.
 */
export function forCustomers(
	host: Host,
	enter: ReturnType<typeof createGate>,
	work: (visit: Visit) => Promise<void>,
): RequestHandler {
	return (request: Request, response: Response, next: NextFunction) => {
		const open = async () => {
			const now = new Date();
			let slot: Slot | undefined;
			try {
				slot = await enter(host, String(request.params['token']), now);
				const language = languageOf(host, request, slot);
				await work({ host, request, response, slot, language, now, brand: await readBrand(host) });
			} catch (error) {
				setAlways(response);
				const seconds = isDirectusError<{ seconds?: number }>(error) ? error.extensions?.seconds : undefined;
				if (seconds !== undefined) response.set('Retry-After', String(seconds));
				if (wantsJson(request)) throw error;
				await apologise(host, request, response, error, slot);
			}
		};
		open().catch(next);
	};
}

/** Whether the answer should be JSON: the body is, or the caller says so. */
export function wantsJson(request: Request): boolean {
	return Boolean(request.is('application/json')) || request.accepts(['html', 'json']) === 'json';
}

async function apologise(
	host: Host,
	request: Request,
	response: Response,
	error: unknown,
	slot: Slot | undefined,
): Promise<void> {
	const ours = isDirectusError(error) ? error : undefined;
	if (!ours) host.logger.error(error as Error);
	const plain: Brand = { name: '', color: null, logo: null, icon: null };
	const brand = await readBrand(host).catch(() => plain);
	const language = languageOf(host, request, slot);
	const other = `?lang=${language === 'zh-CN' ? 'en-US' : 'zh-CN'}`;
	sendPage(response, ours?.status ?? 500, renderNotice(noticeFor(ours, slot), { language, brand, other }));
}

function noticeFor(error: { code: string; status: number } | undefined, slot: Slot | undefined): NoticeName {
	if (!error) return 'broken';
	if (error.code === 'LOOP_RATE') return 'rate';
	if (error.code !== 'LOOP_TOKEN') return 'unreadable';
	if (error.status === 404) return 'unknown';
	return slot?.state === 'expired' ? 'expired' : 'used';
}

/** The language that was asked for, else the invitation's, else the browser's, else the desk's. */
function languageOf(host: Host, request: Request, slot: Slot | undefined): Language {
	const { lang } = request.query;
	const own = host.env['LOOP_LANGUAGE'];
	const desk = toLanguage(typeof own === 'string' ? own : null);
	const browser = request.headers['accept-language'] ? request.acceptsLanguages(['zh', 'en']) : false;
	const known = slot?.language ?? toLanguage(browser === false ? null : browser, desk);
	return toLanguage(typeof lang === 'string' ? lang : null, known);
}
