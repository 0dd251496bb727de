import type { Response } from 'express';
import type { Page } from './layout.js';

/** What every public answer says about itself, whatever it holds. */
const always: Readonly<Record<string, string>> = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex, nofollow',
};

const policy = [
	`default-src 'none'`,
	`img-src 'self'`,
	`form-action 'self'`,
	`base-uri 'none'`,
	`frame-ancestors 'none'`,
];

/** Sends a page that loads nothing but its own style and the project's logo, and that nobody may keep or frame. */
export function sendPage(response: Response, status: number, { body, styleHash }: Page): void {
	setAlways(response)
		.set('Content-Security-Policy', [...policy, `style-src 'sha256-${styleHash}'`].join('; '))
		.status(status)
		.type('html')
		.send(body);
}

/** Sends data to whoever asked for JSON. */
export function sendData(response: Response, status: number, data: object): void {
	setAlways(response).status(status).json(data);
}

/** The headers of every public answer, errors among them. */
export function setAlways(response: Response): Response {
	return response.set(always);
}
