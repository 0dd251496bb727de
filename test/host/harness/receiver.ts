import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a webhook was sent. */
export interface Taken {
	headers: IncomingHttpHeaders;
	body: Record<string, string | null>;
	/** Whether the signature is that of the secret, over these very bytes. */
	signed: boolean;
	path: string;
}

/** A real receiver of the webhook. It checks signatures as the README tells people to. */
export async function openReceiver(secret: string) {
	const taken: Taken[] = [];
	const refused: number[] = [];
	let status = 200;
	let hang = false;
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString('utf8');
			const at = String(request.headers['loop-timestamp']);
			const wanted = `v1=${createHmac('sha256', secret).update(`${at}.${text}`).digest('hex')}`;
			if (hang) return request.socket.destroy();
			if (status === 200) {
				taken.push({
					headers: request.headers,
					body: JSON.parse(text) as Taken['body'],
					signed: request.headers['loop-signature'] === wanted,
					path: request.url ?? '',
				});
			} else refused.push(status);
			response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('x'.repeat(200_000));
			return undefined;
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
		taken,
		refused,
		answerWith: (next: number) => void (status = next),
		hangUp: (next: boolean) => void (hang = next),
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
