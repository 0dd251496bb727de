import type { IncomingMessage } from 'node:http';
import { RefusedFile } from './refused-file.js';

/** What senders call a table; what it is, its bytes say. */
const types =
	/^(?:text\/[a-z0-9.+-]+|application\/(?:csv|x-csv|octet-stream|zip|x-zip-compressed|excel|vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet))$/;

const megabyte = 1024 * 1024;

/**
 * Takes the body of a request, which is the file itself.
 *
 * @param mostMegabytes what a file may have
 * @throws RefusedFile where it is sent as something else, is too large, or does not arrive whole
 */
export async function takeBody(request: IncomingMessage, mostMegabytes: number): Promise<Buffer> {
	const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'application/octet-stream';
	const packed = request.headers['content-encoding'] ?? 'identity';
	if (!types.test(type)) throw new RefusedFile('wrong_type', type);
	if (packed !== 'identity') throw new RefusedFile('wrong_type', packed);
	const most = mostMegabytes * megabyte;
	if (Number(request.headers['content-length'] ?? 0) > most) throw new RefusedFile('too_large', String(mostMegabytes));
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of request as AsyncIterable<Buffer>) {
			length += chunk.length;
			// What is too much is still read to its end: an answer sent into a running upload gets lost.
			if (length <= most) chunks.push(chunk);
			else chunks.length = 0;
			if (length > most * 2) break;
		}
	} catch (error) {
		throw new RefusedFile('cut_off', undefined, error);
	}
	if (length > most) throw new RefusedFile('too_large', String(mostMegabytes));
	return Buffer.concat(chunks, length);
}
