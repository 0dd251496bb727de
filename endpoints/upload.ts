import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { ContentTooLargeError, createError, InvalidPayloadError } from '@directus/errors';
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'express';
import type { InputProblem } from '../extensions/domain/report/problem.js';
import { largestBody, type Fields } from './form-body.js';

/** A file as it arrived; it lies in a folder of its own until the form has been dealt with. */
export type SpooledFile = {
	readonly path: string;
	readonly name: string;
	readonly size: number;
	readonly hash: string;
};

export type Upload = {
	readonly fields: Fields;
	readonly files: readonly SpooledFile[];
	readonly problems: readonly InputProblem[];
};

export type UploadLimits = {
	readonly files: number;
	/** Bytes of one file. */
	readonly fileSize: number;
	/** Milliseconds that the form may take: to its next byte, and as a whole. */
	readonly patience: { readonly idle: number; readonly whole: number };
};

/** Somebody who sends byte by byte keeps the form from others. */
const SlowFormError = createError('INVALID_PAYLOAD', 'Invalid payload. The form came too slowly.', 408);

/** The field of the form that holds files. */
export const fileField = 'files';

/**
 * Reads a form with files. Files go to disk as they come, so that memory stays bounded, and are gone once `work` is done.
 *
 * @param work what to do with the form
 * @throws ContentTooLarge (413) where the whole is beyond what all limits allow, InvalidPayload (400) for what is no form,
 *   and (408) for what comes too slowly
 */
export async function withUpload<T>(
	request: Request,
	limits: UploadLimits,
	work: (upload: Upload) => Promise<T>,
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'loop-upload-'));
	try {
		return await work(await readUpload(request, limits, folder));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function readUpload(request: Request, limits: UploadLimits, folder: string): Promise<Upload> {
	const parser = openParser(request, limits);
	const fields = new Map<string, unknown>();
	const problems: InputProblem[] = [];
	const writing: Promise<SpooledFile | null>[] = [];
	const stop = new AbortController();
	parser.on('field', (name = '', value, nameCut, valueCut) => {
		if (nameCut || valueCut) problems.push({ field: name.slice(0, 40), code: 'too_long' });
		const before = fields.get(name);
		fields.set(name, before === undefined ? value : [before, value].flat());
	});
	parser.on('file', (field = '', stream, name = '') => {
		if (field !== fileField) problems.push({ field: field.slice(0, 40), code: 'unknown' });
		const path = join(folder, String(writing.length));
		const file = spool(stream, path, name, stop.signal).then((spooled) => {
			if (stream.truncated) problems.push({ field: fileField, code: 'file_size' });
			else if (spooled.size === 0 && name !== '') problems.push({ field: fileField, code: 'file_empty' });
			return spooled.size === 0 || stream.truncated ? null : spooled;
		});
		// Whoever waits for it hears of its failure; until then nobody is surprised.
		file.catch(() => void stream.resume());
		writing.push(file);
	});
	parser.on('filesLimit', () => problems.push({ field: fileField, code: 'file_count' }));
	for (const limit of ['fieldsLimit', 'partsLimit'] as const) {
		parser.on(limit, () => problems.push({ field: 'form', code: 'unknown' }));
	}
	try {
		await feed(request, parser, limits.files * limits.fileSize + largestBody, limits.patience);
		const files = (await Promise.all(writing)).filter((file) => file !== null);
		return { fields: Object.fromEntries(fields), files, problems };
	} finally {
		stop.abort();
		await Promise.allSettled(writing);
	}
}

function openParser(request: Request, limits: UploadLimits) {
	try {
		return new Busboy({
			headers: request.headers as BusboyHeaders,
			limits: {
				fieldNameSize: 100,
				fieldSize: largestBody,
				fields: 20,
				// One more than may come, so that an empty file field of a browser is no file too many.
				files: limits.files + 1,
				fileSize: limits.fileSize,
				parts: 20 + limits.files,
				headerPairs: 20,
				headerSize: 8192,
			},
		});
	} catch (error) {
		throw new InvalidPayloadError({ reason: 'This is not a form' }, { cause: error });
	}
}

/** Hands the body on piece by piece. The stream stays open, else the connection would be gone before our answer. */
async function feed(
	request: Request,
	parser: ReturnType<typeof openParser>,
	most: number,
	patience: UploadLimits['patience'],
): Promise<void> {
	let failure: unknown;
	const ended = new Promise<void>((resolve) => {
		parser.once('finish', resolve);
		parser.on('error', (error: unknown) => {
			failure ??= new InvalidPayloadError({ reason: 'The form is not whole' }, { cause: error });
			resolve();
		});
	});
	let size = 0;
	const whole = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
	for await (const chunk of inTime(whole, patience, (error) => (failure ??= error))) {
		size += chunk.length;
		// What is too much is still read for a while: an answer sent into a running upload gets lost.
		if (size > most) failure ??= new ContentTooLargeError();
		if (size > most * 8) break;
		if (failure === undefined && !parser.write(chunk)) await Promise.race([drained(parser), ended]);
	}
	if (failure === undefined) parser.end();
	else parser.destroy();
	if (failure === undefined) await ended;
	if (failure !== undefined) throw failure as Error;
}

/** Hands on what comes until it stays out for too long; then it says so and ends. */
async function* inTime(
	chunks: AsyncIterable<Buffer>,
	{ idle, whole }: UploadLimits['patience'],
	giveUp: (error: Error) => void,
): AsyncGenerator<Buffer> {
	const pieces = chunks[Symbol.asyncIterator]();
	const end = performance.now() + whole;
	for (;;) {
		const left = Math.min(idle, end - performance.now());
		const late = new AbortController();
		const waited = () => Promise.race([pieces.next(), wait(left, null, { signal: late.signal })]);
		const next = left <= 0 ? null : await waited().finally(() => late.abort());
		if (next === null) return giveUp(new SlowFormError());
		if (next.done) return;
		yield next.value;
	}
}

function drained(parser: ReturnType<typeof openParser>): Promise<unknown> {
	return once(parser, 'drain').catch(() => undefined);
}

async function spool(stream: BusboyFileStream, path: string, name: string, signal: AbortSignal): Promise<SpooledFile> {
	const hash = createHash('sha256');
	let size = 0;
	const count = new Transform({
		transform(chunk: Buffer, _encoding, pass) {
			size += chunk.length;
			hash.update(chunk);
			pass(null, chunk);
		},
	});
	await pipeline(stream, count, createWriteStream(path), { signal });
	return { path, name, size, hash: hash.digest('hex') };
}
