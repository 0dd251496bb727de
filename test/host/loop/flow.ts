import { fromAnswer, type Outcome } from './outcome';
import { send } from './scene';
import type { Desk } from '../harness/desk';

type Operation = 'item-create' | 'item-update' | 'item-delete';

const inputs: Record<Operation, object> = {
	'item-create': { payload: '{{$trigger.body.values}}' },
	'item-update': { key: '{{$trigger.body.key}}', payload: '{{$trigger.body.values}}' },
	'item-delete': { key: '{{$trigger.body.key}}' },
};

/**
 * A flow of one operation with events off, so that no hook of ours ever hears of it.
 *
 * @returns the path that triggers it
 */
export async function makeFlow(desk: Desk, type: Operation, collection: string): Promise<string> {
	const flow = await send(desk, 'POST', '/flows', {
		name: `${type} ${collection}`,
		status: 'active',
		trigger: 'webhook',
		accountability: null,
		options: { method: 'POST', async: false, return: '$last', error_on_reject: true },
	});
	const operation = await send(desk, 'POST', '/operations', {
		flow: flow['id'],
		key: 'write',
		name: 'write',
		type,
		position_x: 20,
		position_y: 1,
		options: { collection, emitEvents: false, permissions: '$full', ...inputs[type] },
	});
	await send(desk, 'PATCH', `/flows/${String(flow['id'])}`, { operation: operation['id'] });
	return `/flows/trigger/${String(flow['id'])}`;
}

/** Writes once through such a flow and removes it again: Core allows five. */
export async function throughFlow(desk: Desk, type: Operation, collection: string, body: object): Promise<Outcome> {
	const path = await makeFlow(desk, type, collection);
	const outcome = fromAnswer(await desk.api('POST', path, body));
	await desk.api('DELETE', `/flows/${path.slice(path.lastIndexOf('/') + 1)}`);
	return outcome;
}
