import { text } from './definition.js';
import { refer } from './words.js';

/** Who may do what, in whole collections: the Core tier knows no finer rules (D5). */
type Access = Readonly<Record<string, readonly ('create' | 'read' | 'update' | 'delete')[]>>;

const read = ['read'] as const;
const write = ['create', 'read', 'update'] as const;
const keep = ['create', 'read', 'update', 'delete'] as const;

const viewing: Access = {
	loop_settings: read,
	loop_tiers: read,
	loop_categories: read,
	loop_customers: read,
	loop_purchases: read,
	loop_issues: read,
	loop_events: read,
	loop_contacts: read,
	loop_surveys: read,
	loop_responses: read,
	loop_playbooks: read,
	loop_recoveries: read,
	loop_actions: read,
	loop_rewards: read,
	directus_users: read,
	directus_dashboards: read,
	directus_panels: read,
};

const agent: Access = {
	...viewing,
	loop_customers: write,
	loop_purchases: write,
	loop_issues: write,
	loop_contacts: write,
	loop_recoveries: write,
};

const lead: Access = {
	...agent,
	loop_settings: write,
	loop_tiers: write,
	loop_categories: keep,
	loop_surveys: keep,
	loop_playbooks: keep,
	loop_actions: keep,
	loop_rewards: keep,
	loop_contacts: keep,
	loop_customers: keep,
	loop_purchases: keep,
};

/** The desk's policies and the roles that carry them, under identities that never change. */
export const policies = [
	{
		id: 'c105ed00-0001-4000-8000-000000000001',
		role: 'c105ed00-0002-4000-8000-000000000001',
		name: refer('loop_role_agent', text('闭环 · 客服专员', 'Closed Loop · Agent')),
		icon: 'support_agent',
		description: refer('loop_role_agent_note', text('登记、处理并归档问题', 'Records, handles and archives issues')),
		access: agent,
	},
	{
		id: 'c105ed00-0001-4000-8000-000000000002',
		role: 'c105ed00-0002-4000-8000-000000000002',
		name: refer('loop_role_lead', text('闭环 · 主管', 'Closed Loop · Lead')),
		icon: 'supervisor_account',
		description: refer(
			'loop_role_lead_note',
			text('还可以调整设置、问卷和分层', 'Also sets up surveys, tiers and settings'),
		),
		access: lead,
	},
	{
		id: 'c105ed00-0001-4000-8000-000000000003',
		role: 'c105ed00-0002-4000-8000-000000000003',
		name: refer('loop_role_viewer', text('闭环 · 查看者', 'Closed Loop · Viewer')),
		icon: 'visibility',
		description: refer('loop_role_viewer_note', text('只看不改', 'Reads and changes nothing')),
		access: viewing,
	},
] as const;

/** Policies whose holders may write through the staff routes. */
export const writers: readonly string[] = [policies[0].id, policies[1].id];

/** Policies whose holders may change the settings and ask many customers at once. */
export const leaders: readonly string[] = [policies[1].id];

export const policyIds: readonly string[] = policies.map((policy) => policy.id);
