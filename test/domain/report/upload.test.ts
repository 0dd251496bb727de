import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { isDirectusError } from '@directus/errors';
import type { Request } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUploadSlots } from '../../../endpoints/upload-slots';
import { withUpload } from '../../../endpoints/upload';

const patience = { idle: 300, whole: 900 };
const head = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n';

describe('a form with files that comes slowly', () => {
	let server: Server;
	beforeAll(async () => {
		server = createServer((incoming, response) => {
			const limits = { files: 1, fileSize: 1000, patience };
			withUpload(incoming as Request, limits, ({ fields }) => Promise.resolve(String(fields['name'])))
				.catch((error: unknown) => (isDirectusError(error) ? String(error.status) : 'broken'))
				.then((said) => response.setHeader('connection', 'close').end(said))
				.catch(() => undefined);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterAll(() => void server.close());

	/** Sends a form piece by piece. */
	async function send(pieces: readonly string[], pause: number): Promise<string> {
		const { port } = server.address() as AddressInfo;
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const call = request({ port, host: '127.0.0.1', method: 'POST', headers });
		const answer = new Promise<string>((resolve, reject) => {
			call.on('error', reject);
			call.on('response', (response) => {
				let text = '';
				response.on('data', (chunk: Buffer) => (text += chunk.toString()));
				response.on('end', () => resolve(text));
				response.on('error', reject);
			});
		});
		let answered = false;
		void answer.finally(() => (answered = true)).catch(() => undefined);
		for (const piece of pieces) {
			if (answered) break;
			call.write(piece);
			await wait(pause);
		}
		if (!answered && pause < patience.idle) call.end();
		return answer.finally(() => call.destroy());
	}

	it('is taken while its bytes keep coming', async () => {
		expect(await send([head, 'An', 'na\r\n--x--\r\n'], 60)).toBe('Anna');
	});

	it('is given up when no byte comes for too long', async () => {
		const begun = performance.now();
		expect(await send([head], 400)).toBe('408');
		expect(performance.now() - begun).toBeLessThan(patience.whole);
	});

	it('is given up when it takes too long as a whole, however steadily it comes', async () => {
		expect(await send([head, ...Array<string>(60).fill('a')], 50)).toBe('408');
	});
});

describe('the room for forms with files', () => {
	const held = async (count: number, peer: (n: number) => { address: string; shared: boolean }) => {
		const within = createUploadSlots();
		let open: () => void = () => undefined;
		const gate = new Promise<void>((resolve) => (open = resolve));
		const all = Array.from({ length: count }, (_, n) => within(peer(n), () => gate));
		const refused = all.map((each) =>
			each.then(() => false).catch((error: unknown) => isDirectusError(error, 'LOOP_RATE')),
		);
		open();
		const known = await Promise.all(refused);
		await within(peer(0), () => Promise.resolve());
		return known.filter(Boolean).length;
	};

	it('is three at once for one caller, and free again once they are read', async () => {
		expect(await held(3, () => ({ address: 'a', shared: false }))).toBe(0);
		expect(await held(5, () => ({ address: 'a', shared: false }))).toBe(2);
	});

	it('is twenty at once for all, also for those who share one address', async () => {
		expect(await held(22, (n) => ({ address: String(n), shared: false }))).toBe(2);
		expect(await held(22, () => ({ address: 'proxy', shared: true }))).toBe(2);
	});
});
