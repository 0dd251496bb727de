import { ask, call, tell, type Means } from './means';
import { done, fromAnswer, fromError, type Outcome } from './outcome';
import type { Scene, Values } from './scene';
import { uploadJson } from './upload';

export type Issue = { readonly id: number; readonly customer: string };

export type ChangePath = {
	readonly name: string;
	/** False where nobody's name can reach the log. */
	readonly signed: boolean;
	readonly change: (means: Means, issue: Issue, patch: Values) => Promise<Outcome>;
};

const item = (id: number) => `/items/loop_issues/${id}`;

/** Every way in which an issue can be changed. */
export const changePaths: readonly ChangePath[] = [
	{
		name: 'PATCH of one',
		signed: true,
		change: (means, { id }, patch) => call(means, 'PATCH', item(id), patch),
	},
	{
		name: 'PATCH of keys',
		signed: true,
		change: (means, { id }, patch) => call(means, 'PATCH', '/items/loop_issues', { keys: [id], data: patch }),
	},
	{
		name: 'PATCH of a list',
		signed: true,
		change: (means, { id }, patch) => call(means, 'PATCH', '/items/loop_issues', [{ id, ...patch }]),
	},
	{
		name: 'PATCH by query',
		signed: true,
		change: (means, { id }, patch) =>
			call(means, 'PATCH', '/items/loop_issues', { query: { filter: { id: { _eq: id } } }, data: patch }),
	},
	{
		name: 'nested list of the customer',
		signed: true,
		change: (means, { id, customer }, patch) =>
			call(means, 'PATCH', `/items/loop_customers/${customer}`, { issues: [{ id, ...patch }] }),
	},
	{
		name: 'nested update of the customer',
		signed: true,
		change: (means, { id, customer }, patch) =>
			call(means, 'PATCH', `/items/loop_customers/${customer}`, {
				issues: { create: [], update: [{ id, ...patch }], delete: [] },
			}),
	},
	{
		name: 'nested in a new contact',
		signed: true,
		change: (means, { id, customer }, patch) =>
			call(means, 'POST', '/items/loop_contacts', { customer, method: 'phone', issue: { id, ...patch } }),
	},
	{
		name: 'GraphQL of one',
		signed: true,
		change: (means, { id }, patch) =>
			ask(
				means,
				'mutation ($id: ID!, $data: update_loop_issues_input!) { update_loop_issues_item(id: $id, data: $data) { id } }',
				{ id, data: withUserObject(patch) },
			),
	},
	{
		name: 'GraphQL of many',
		signed: true,
		change: (means, { id }, patch) =>
			ask(
				means,
				'mutation ($ids: [ID]!, $data: update_loop_issues_input!) { update_loop_issues_items(ids: $ids, data: $data) { id } }',
				{ ids: [id], data: withUserObject(patch) },
			),
	},
	{
		name: 'GraphQL batch',
		signed: true,
		change: (means, { id }, patch) =>
			ask(means, 'mutation ($data: [update_loop_issues_input!]) { update_loop_issues_batch(data: $data) { id } }', {
				data: [{ id, ...withUserObject(patch) }],
			}),
	},
	{
		name: 'WebSocket',
		signed: true,
		change: (means, { id }, patch) => tell(means, { collection: 'loop_issues', action: 'update', id, data: patch }),
	},
	{
		name: 'import file',
		signed: true,
		change: async ({ scene }, { id }, patch) =>
			fromAnswer(await uploadJson(scene.desk, '/utils/import/loop_issues', [{ id, ...patch }])),
	},
	{
		name: 'batch import',
		signed: true,
		change: (means, { id }, patch) =>
			call(means, 'POST', '/utils/import?mode=merge', [{ collection: 'loop_issues', items: [{ id, ...patch }] }]),
	},
	{
		name: 'revert of a revision',
		signed: true,
		change: async (means, { id }, patch) =>
			call(means, 'POST', `/utils/revert/${await forgeRevision(means.scene, id, patch)}`, {}),
	},
	{
		name: 'flow with events off',
		signed: false,
		change: (means, { id }, patch) => call(means, 'POST', means.flows.update, { key: id, values: patch }),
	},
	{
		name: 'raw SQL',
		signed: false,
		change: async ({ scene: { desk } }, { id }, patch) => {
			const columns = Object.keys(patch).map((column) => `${column} = ?`);
			return desk
				.sql(`update loop_issues set ${columns.join(', ')} where id = ?`, [...Object.values(patch), id])
				.then(() => done, fromError);
		},
	},
];

/** GraphQL takes a relation as an object. */
function withUserObject(patch: Values): Values {
	return patch['owner'] ? { ...patch, owner: { id: patch['owner'] } } : patch;
}

/** A revision that holds what a test wants: the host sends all of it again as an update. */
async function forgeRevision({ desk }: Scene, id: number, data: Values): Promise<number> {
	const [activity] = await desk.sql('select max(id) as id from directus_activity');
	await desk.sql('insert into directus_revisions (activity, collection, item, data) values (?, ?, ?, ?)', [
		Number(activity?.['id']),
		'loop_issues',
		String(id),
		JSON.stringify(data),
	]);
	const [revision] = await desk.sql('select max(id) as id from directus_revisions');
	return Number(revision?.['id']);
}
