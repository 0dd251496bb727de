import { describe, expect, it } from 'vitest';
import { bookmarks, defaultList } from '../../extensions/schema/bookmarks.js';
import { collections } from '../../extensions/schema/collections.js';
import { dashboard, dashboardPanels } from '../../extensions/schema/dashboard.js';
import { kpiIds } from '../../extensions/domain/kpi/kpis.js';
import { policies, policyIds, writers } from '../../extensions/schema/policies.js';

const uuid = /^c105ed00-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const [agent, lead, viewer] = policies;
const ours = collections.map(({ collection }) => collection);
const may = (policy: (typeof policies)[number], collection: string): readonly string[] =>
	policy.access[collection] ?? [];

describe('identities that never change', () => {
	const ids = [...policies.flatMap(({ id, role }) => [id, role]), dashboard.id, ...dashboardPanels.map(({ id }) => id)];

	it('are well formed and all different', () => {
		for (const id of ids) expect(id).toMatch(uuid);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('of the policies are these: an installed desk knows them by nothing else', () => {
		expect(policyIds).toEqual([1, 2, 3].map((n) => `c105ed00-0001-4000-8000-00000000000${n}`));
		expect(policies.map(({ role }) => role)).toEqual([1, 2, 3].map((n) => `c105ed00-0002-4000-8000-00000000000${n}`));
	});

	it('of lists are different keys', () => {
		const keys = [...bookmarks, defaultList].map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
	});
});

describe('the policies, for a licence that knows whole collections only (D5)', () => {
	it.each(policies)('$role: nothing but collections and plain actions', ({ access }) => {
		for (const [collection, actions] of Object.entries(access)) {
			expect([...ours, 'directus_users', 'directus_dashboards', 'directus_panels']).toContain(collection);
			expect(['create', 'read', 'update', 'delete']).toEqual(expect.arrayContaining([...actions]));
			expect(new Set(actions).size).toBe(actions.length);
		}
	});

	it.each(policies)('$role has no rule of its own for rows, fields or defaults', (policy) => {
		expect(Object.keys(policy).sort()).toEqual(['access', 'description', 'icon', 'id', 'name', 'role']);
		expect(JSON.stringify(policy)).not.toMatch(/permissions|validation|presets|fields|filter|_eq|\$CURRENT/);
	});

	it('let everybody read every collection of the desk', () => {
		for (const policy of policies) for (const collection of ours) expect(may(policy, collection)).toContain('read');
	});

	it('let a viewer change nothing', () => {
		for (const actions of Object.values(viewer.access)) expect(actions).toEqual(['read']);
		expect(writers).toEqual([agent.id, lead.id]);
	});

	it('let nobody write the log, and nobody delete an issue or an answer', () => {
		for (const policy of policies) {
			expect(may(policy, 'loop_events')).toEqual(['read']);
			for (const kept of ['loop_issues', 'loop_responses', 'loop_settings', 'loop_tiers']) {
				expect(may(policy, kept)).not.toContain('delete');
			}
		}
	});

	it('let an agent record and handle, but set up nothing', () => {
		for (const collection of ['loop_issues', 'loop_customers', 'loop_contacts']) {
			expect(may(agent, collection)).toEqual(['create', 'read', 'update']);
		}
		for (const collection of ['loop_settings', 'loop_tiers', 'loop_categories', 'loop_surveys']) {
			expect(may(agent, collection)).toEqual(['read']);
		}
	});

	it('let a lead do all that an agent does', () => {
		for (const [collection, actions] of Object.entries(agent.access)) {
			expect(may(lead, collection)).toEqual(expect.arrayContaining([...actions]));
		}
	});

	it('let nobody write what belongs to the host', () => {
		for (const policy of policies) {
			for (const [collection, actions] of Object.entries(policy.access)) {
				if (collection.startsWith('directus_')) expect(actions).toEqual(['read']);
			}
		}
	});
});

describe('the lists that ship', () => {
	const columnsOf = (name: string) =>
		collections.find(({ collection }) => collection === name)!.fields.map(({ field }) => field);

	it.each([...bookmarks, defaultList])('$key: shows, sorts and filters by fields that are there', ({ preset }) => {
		const { tabular } = preset.layout_query;
		const board =
			'kanban' in preset.layout_query ? preset.layout_query.kanban : { sort: [], groupField: tabular.fields[0] };
		const columns = columnsOf(preset.collection);
		const sorts = [...tabular.sort, ...board.sort].map((name) => name.replace(/^-/, ''));
		const filtered = [...JSON.stringify(preset.filter ?? {}).matchAll(/"([a-z][a-z_]*)":/g)].map(([, name]) => name);
		expect(columns).toEqual(expect.arrayContaining([...tabular.fields, ...sorts, ...filtered, board.groupField]));
		expect(Object.keys(preset.layout_options.tabular.widths)).toEqual(tabular.fields);
		expect([preset.user, preset.role]).toEqual([null, null]);
	});
});

describe('the dashboard that ships', () => {
	it('shows figures that are defined', () => {
		for (const { options } of dashboardPanels) {
			const { figure, figures = [] } = options as { figure?: string; figures?: string[] };
			expect(kpiIds).toEqual(expect.arrayContaining([...(figure ? [figure] : []), ...figures]));
		}
	});

	it('has no panel on top of another', () => {
		const taken = new Set<string>();
		for (const { id, position_x, position_y, width, height } of dashboardPanels) {
			for (let x = position_x; x < position_x + width; x++) {
				for (let y = position_y; y < position_y + height; y++) {
					expect(taken.has(`${x} ${y}`), id).toBe(false);
					taken.add(`${x} ${y}`);
				}
			}
		}
	});
});
