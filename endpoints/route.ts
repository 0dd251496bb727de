import type { Accountability } from '@directus/types';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** A request as the host hands it on: it knows who is asking. */
export type LoopRequest = Request & { accountability?: Accountability | null };

/** A route that may wait; what it throws goes to the host's own error handler. */
export function route(work: (request: LoopRequest, response: Response) => Promise<void>): RequestHandler {
	return (request: Request, response: Response, next: NextFunction) => {
		work(request as LoopRequest, response).catch(next);
	};
}
