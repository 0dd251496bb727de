import { ask, call, tell, type Means } from './means';
import { done, fromAnswer, fromError, type Outcome } from './outcome';
import type { Values } from './scene';
import { uploadJson } from './upload';

export type CreatePath = {
	readonly name: string;
	/** `values` hold everything but the customer. */
	readonly create: (means: Means, customer: string, values: Values) => Promise<Outcome>;
};

/** Every way in which an issue can be recorded. */
export const createPaths: readonly CreatePath[] = [
	{
		name: 'POST of one',
		create: (means, customer, values) => call(means, 'POST', '/items/loop_issues', { customer, ...values }),
	},
	{
		name: 'POST of a list',
		create: (means, customer, values) => call(means, 'POST', '/items/loop_issues', [{ customer, ...values }]),
	},
	{
		name: 'nested in a new customer',
		create: (means, _customer, values) =>
			call(means, 'POST', '/items/loop_customers', { name: 'B公司', issues: [values] }),
	},
	{
		name: 'nested in the customer',
		create: (means, customer, values) =>
			call(means, 'PATCH', `/items/loop_customers/${customer}`, {
				issues: { create: [values], update: [], delete: [] },
			}),
	},
	{
		name: 'nested in a new contact',
		create: (means, customer, values) =>
			call(means, 'POST', '/items/loop_contacts', { customer, method: 'phone', issue: { customer, ...values } }),
	},
	{
		name: 'GraphQL of one',
		create: (means, customer, values) =>
			ask(means, 'mutation ($data: create_loop_issues_input!) { create_loop_issues_item(data: $data) { id } }', {
				data: { customer: { id: customer, name: 'A公司' }, urgency: 'normal', status: 'recorded', ...values },
			}),
	},
	{
		name: 'GraphQL of many',
		create: (means, customer, values) =>
			ask(means, 'mutation ($data: [create_loop_issues_input!]) { create_loop_issues_items(data: $data) { id } }', {
				data: [{ customer: { id: customer, name: 'A公司' }, urgency: 'normal', status: 'recorded', ...values }],
			}),
	},
	{
		name: 'WebSocket',
		create: (means, customer, values) =>
			tell(means, { collection: 'loop_issues', action: 'create', data: { customer, ...values } }),
	},
	{
		name: 'import file',
		create: async ({ scene }, customer, values) =>
			fromAnswer(await uploadJson(scene.desk, '/utils/import/loop_issues', [{ customer, ...values }])),
	},
	{
		name: 'batch import',
		create: (means, customer, values) =>
			call(means, 'POST', '/utils/import', [{ collection: 'loop_issues', items: [{ customer, ...values }] }]),
	},
	{
		name: 'flow with events off',
		create: (means, customer, values) => call(means, 'POST', means.flows.create, { values: { customer, ...values } }),
	},
	{
		name: 'raw SQL',
		create: async ({ scene: { desk } }, customer, values) => {
			const row = { customer, urgency: 'normal', status: 'recorded', ...values };
			const signs = Object.keys(row).map(() => '?');
			return desk
				.sql(
					`insert into loop_issues (${Object.keys(row).join(', ')}) values (${signs.join(', ')})`,
					Object.values(row),
				)
				.then(() => done, fromError);
		},
	},
];
