import { isDirectusError } from '@directus/errors';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { toLanguage, type Language } from '../extensions/domain/language.js';
import { readBadValue, refuse } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { createRate } from '../extensions/desk/rate.js';
import { readSettings } from '../extensions/desk/settings.js';
import { readBrand, type Brand } from '../extensions/desk/survey/brand.js';
import { hashToken } from '../extensions/desk/token.js';
import { renderNotice } from './pages/notice-page.js';
import { sendPage, setAlways } from './pages/send.js';
import type { NoticeName } from './pages/words.js';

/** Somebody from outside who came to a public page. */
export type Guest = {
	readonly host: Host;
	readonly request: Request;
	readonly response: Response;
	readonly language: Language;
	readonly brand: Brand;
	readonly now: Date;
};

/** A customer who came with a token that somebody made. */
export type Visit<Slot> = Guest & { readonly slot: Slot };

/** What a kind of private link opens, and how. */
export type Door<Slot> = {
	/** @returns nothing where nobody made such a token */
	readonly open: (host: Host, token: string, now: Date) => Promise<Slot | undefined>;
	/** The language of what was opened, where it has one. */
	readonly languageOf: (slot: Slot) => Language | null;
	/** The page for a link that is good no more. */
	readonly goneNotice: (slot: Slot | undefined) => NoticeName;
};

/** Lets each token be tried 60 times a minute, and this process be guessed at 300 times. */
export function createGate<Slot>({ open }: Door<Slot>) {
	const tries = createRate(60, 60, 10_000);
	const misses = createRate(300, 60, 1);
	return async function enter(host: Host, token: string, now: Date): Promise<Slot> {
		const wait = tries.take(hashToken(token), now.getTime());
		if (wait > 0) throw refuse({ code: 'LOOP_RATE', seconds: wait });
		const slot = await open(host, token, now);
		if (slot) return slot;
		const seconds = misses.take('', now.getTime());
		throw refuse(seconds > 0 ? { code: 'LOOP_RATE', seconds } : { code: 'LOOP_TOKEN', gone: false });
	};
}

const unbranded: Brand = { name: '', color: null, logo: null, icon: null };

/** A route for customers: whoever has no good token gets a page that says what to do. */
export function forCustomers<Slot>(
	host: Host,
	door: Door<Slot>,
	enter: ReturnType<typeof createGate<Slot>>,
	work: (visit: Visit<Slot>) => Promise<void>,
): RequestHandler {
	return (request: Request, response: Response, next: NextFunction) => {
		let slot: Slot | undefined;
		const say = () => languageOf(host, request, slot && door.languageOf(slot));
		const open = async (now: Date) => {
			slot = await enter(host, String(request.params['token']), now);
			// A program gets no page: it need not wait for how one would look.
			const brand = wantsJson(request) ? unbranded : await readBrand(host);
			await work({ host, request, response, slot, now, language: await say(), brand });
		};
		open(new Date())
			.catch((error: unknown) => apologise(host, request, response, error, say, () => door.goneNotice(slot)))
			.catch(next);
	};
}

/** A route for anybody at all. */
export function forGuests(host: Host, work: (guest: Guest) => Promise<void>): RequestHandler {
	return (request: Request, response: Response, next: NextFunction) => {
		const say = () => languageOf(host, request, null);
		const open = async (now: Date) => {
			const [language, brand] = [await say(), await readBrand(host)];
			await work({ host, request, response, now, language, brand });
		};
		open(new Date())
			.catch((error: unknown) => apologise(host, request, response, error, say, () => 'unknown'))
			.catch(next);
	};
}

/** Whether the answer should be JSON: the body is, or the caller says so. */
export function wantsJson(request: Request): boolean {
	return Boolean(request.is('application/json')) || request.accepts(['html', 'json']) === 'json';
}

/** Says what went wrong and what to do about it; whoever asked for JSON gets the error itself. */
async function apologise(
	host: Host,
	request: Request,
	response: Response,
	thrown: unknown,
	say: () => Promise<Language>,
	goneNotice: () => NoticeName,
): Promise<void> {
	const error = readBadValue(thrown) ?? thrown;
	setAlways(response);
	// What is left of a body that was too much would be taken for the next request.
	if (!request.complete) response.set('Connection', 'close');
	const seconds = isDirectusError<{ seconds?: number }>(error) ? error.extensions?.seconds : undefined;
	if (seconds !== undefined) response.set('Retry-After', String(seconds));
	if (wantsJson(request)) throw error;
	const ours = isDirectusError(error) ? error : undefined;
	if (!ours) host.logger.error(error as Error);
	const brand = await readBrand(host).catch(() => unbranded);
	const language = await say().catch(() => toLanguage(null));
	const other = `?lang=${language === 'zh-CN' ? 'en-US' : 'zh-CN'}`;
	const name = noticeFor(ours, goneNotice);
	sendPage(response, ours?.status ?? 500, renderNotice(name, { language, brand, other }));
}

function noticeFor(error: { code: string; status: number } | undefined, goneNotice: () => NoticeName): NoticeName {
	if (!error) return 'broken';
	if (error.code === 'LOOP_RATE') return 'rate';
	if (error.status === 408) return 'slow';
	if (error.code !== 'LOOP_TOKEN') return 'unreadable';
	return error.status === 404 ? 'unknown' : goneNotice();
}

/** The language that a caller names, as `?lang=` or in the body; nothing where it is none of ours. */
export function readLanguage(lang: unknown): Language | undefined {
	return typeof lang === 'string' && /^(zh|en)/i.test(lang) ? toLanguage(lang) : undefined;
}

/** The language that was asked for, else the customer's, else the browser's, else the desk's. */
async function languageOf(host: Host, request: Request, known: Language | null | undefined): Promise<Language> {
	const browser = request.headers['accept-language'] ? request.acceptsLanguages(['zh', 'en']) : false;
	const spoken = known ?? (browser === false ? undefined : toLanguage(browser));
	return readLanguage(request.query['lang']) ?? spoken ?? (await readSettings(host.knex)).language;
}
