import { ForbiddenError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { readBadValue } from '../extensions/desk/error.js';

/** A request as the host hands it on: it knows who is asking. */
export type LoopRequest = Request & { accountability?: Accountability | null };

/**
 * A route that may wait; what it throws goes to the host's own error handler. What a database says of a value that was
 * sent is the sender's mistake, not ours.
 */
export function route(work: (request: LoopRequest, response: Response) => Promise<void>): RequestHandler {
	return (request: Request, response: Response, next: NextFunction) => {
		work(request as LoopRequest, response).catch((error: unknown) => next(readBadValue(error) ?? error));
	};
}

const key = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(z.number().max(2_147_483_647));

/**
 * The key of the row that a staff route is about.
 *
 * @throws Forbidden (403) for what cannot be a key, as for a row that is not there
 */
export function readKey(request: Request): number {
	const read = key.safeParse(request.params['id']);
	if (!read.success) throw new ForbiddenError();
	return read.data;
}

/** An address as the caller can open it: without a `PUBLIC_URL`, the one under which they reach the desk. */
export function fullUrl(request: Request, url: string): string {
	return new URL(url, `${request.protocol}://${request.get('host') ?? 'localhost'}`).href;
}
