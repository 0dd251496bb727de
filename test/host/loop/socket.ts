import type { Desk } from '../harness/desk';

export type Reply = { type: string; status: string; data?: unknown; error?: { code: string; message: string } };

export type Socket = { ask: (message: object) => Promise<Reply>; close: () => void };

/** A WebSocket of a signed-in admin; one question at a time. */
export async function openSocket(desk: Desk): Promise<Socket> {
	const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/websocket`);
	const waiting: ((reply: Reply) => void)[] = [];
	socket.addEventListener('message', (event) => {
		const reply = JSON.parse(String(event.data)) as Reply;
		if (reply.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
		else waiting.shift()?.(reply);
	});
	const ask = (message: object) =>
		new Promise<Reply>((resolve) => {
			waiting.push(resolve);
			socket.send(JSON.stringify(message));
		});
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve);
		socket.addEventListener('error', () => reject(new Error('The WebSocket does not open')));
	});
	const signedIn = await ask({ type: 'auth', access_token: desk.adminToken });
	if (signedIn.status !== 'ok') throw new Error(`The WebSocket is not signed in: ${JSON.stringify(signedIn)}`);
	return { ask, close: () => socket.close() };
}
