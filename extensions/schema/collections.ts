import type { CollectionDefinition } from './definition.js';
import { actions, playbooks, recoveries, rewards } from './collections/care.js';
import { categories } from './collections/categories.js';
import { contacts } from './collections/contacts.js';
import { customers, purchases } from './collections/customers.js';
import { events } from './collections/events.js';
import { issues } from './collections/issues.js';
import { settings } from './collections/settings.js';
import { responses, surveys } from './collections/surveys.js';
import { tiers } from './collections/tiers.js';

/** Every tracked collection, in an order in which each can name those before it. */
export const collections: readonly CollectionDefinition[] = [
	settings,
	tiers,
	categories,
	customers,
	purchases,
	issues,
	events,
	contacts,
	surveys,
	responses,
	playbooks,
	recoveries,
	actions,
	rewards,
];

/** The folder in the Studio that holds them. */
export const folder = {
	collection: 'loop',
	schema: null,
	meta: {
		icon: 'all_inclusive',
		color: null,
		collapse: 'open',
		sort: 1,
		translations: [
			{ language: 'zh-CN', translation: '客户闭环' },
			{ language: 'en-US', translation: 'Closed Loop' },
		],
	},
};
