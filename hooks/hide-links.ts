import type { Application, Request } from 'express';
import { maskLink } from '../extensions/domain/mask-link.js';

/** The addresses that were hidden, by their request. */
const hidden = new WeakMap<Request, string>();

/**
 * Hides private links from the host's own request log, which takes down the address of every request right after
 * `middlewares.before`.
 */
export function hideLinks(app: Application): void {
	app.use((request, _response, next) => {
		const masked = maskLink(request.originalUrl);
		if (masked !== request.originalUrl) {
			hidden.set(request, request.originalUrl);
			request.originalUrl = masked;
		}
		next();
	});
}

/** Gives requests their address back before the routes see them. */
export function showLinks(app: Application): void {
	app.use((request, _response, next) => {
		request.originalUrl = hidden.get(request) ?? request.originalUrl;
		next();
	});
}
