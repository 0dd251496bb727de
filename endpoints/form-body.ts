import { ContentTooLargeError, InvalidPayloadError, UnsupportedMediaTypeError } from '@directus/errors';
import type { Request } from 'express';

/** Bytes that an answer may have. */
export const largestBody = 64 * 1024;

/** Fields that a form may have. */
const mostFields = 200;

/** Field → what came in; a field that came more than once holds a list. */
export type Fields = Record<string, unknown>;

/**
 * Reads what was sent by a form or as JSON. The host parses JSON itself and leaves everything else in the stream.
 *
 * @throws ContentTooLarge (413), UnsupportedMediaType (415), InvalidPayload (400) for what is no form and no object
 */
export async function readFields(request: Request): Promise<Fields> {
	if (Number(request.headers['content-length'] ?? 0) > largestBody) throw new ContentTooLargeError();
	if (request.is('application/json')) return readJson(request);
	const type = request.headers['content-type'];
	if (type !== undefined && !request.is('application/x-www-form-urlencoded')) {
		throw new UnsupportedMediaTypeError({ mediaType: type.slice(0, 100), where: 'Content-Type' });
	}
	// Another extension may have read the stream before us.
	if (request.readableEnded) return readJson(request);
	return readForm(await readText(request));
}

function readJson(request: Request): Fields {
	const { rawBody } = request as Request & { rawBody?: Buffer };
	if (rawBody && rawBody.length > largestBody) throw new ContentTooLargeError();
	const body: unknown = request.body;
	if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
	throw new InvalidPayloadError({ reason: 'The body has to be an object' });
}

/**
 * Reads the fields of a form.
 *
 * @example readForm('overall=8&nps=9&nps=10') //=> { overall: '8', nps: ['9', '10'] }
 */
export function readForm(text: string): Fields {
	const fields = new Map<string, string | string[]>();
	let count = 0;
	for (const [name, value] of new URLSearchParams(text)) {
		if ((count += 1) > mostFields) throw new InvalidPayloadError({ reason: `At most ${mostFields} fields` });
		const before = fields.get(name);
		fields.set(name, before === undefined ? value : [before, value].flat());
	}
	return Object.fromEntries(fields);
}

async function readText(request: Request): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	// The stream stays open, else the connection would be gone before our answer.
	for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > largestBody) throw new ContentTooLargeError();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
