import { makeFlow } from './flow';
import { done, fromAnswer, type Outcome } from './outcome';
import type { Scene } from './scene';
import { openSocket, type Reply, type Socket } from './socket';

/** What the paths need to have been prepared on the desk. */
export type Means = {
	readonly scene: Scene;
	readonly socket: Socket;
	/** Where flows with events off are triggered. */
	readonly flows: { readonly create: string; readonly update: string };
};

export async function openMeans(scene: Scene): Promise<Means> {
	return {
		scene,
		socket: await openSocket(scene.desk),
		flows: {
			create: await makeFlow(scene.desk, 'item-create', 'loop_issues'),
			update: await makeFlow(scene.desk, 'item-update', 'loop_issues'),
		},
	};
}

export async function call({ scene }: Means, method: string, path: string, body: unknown): Promise<Outcome> {
	return fromAnswer(await scene.desk.api(method, path, body));
}

export function ask(means: Means, query: string, variables: object): Promise<Outcome> {
	return call(means, 'POST', '/graphql', { query, variables });
}

export async function tell({ socket }: Means, message: object): Promise<Outcome> {
	return fromReply(await socket.ask({ type: 'items', ...message }));
}

function fromReply(reply: Reply): Outcome {
	if (reply.status !== 'error') return done;
	return { done: false, code: reply.error?.code ?? null, text: JSON.stringify(reply) };
}
