import type { Knex } from 'knex';
import { bookmarks, defaultList } from '../../schema/bookmarks.js';
import { dashboard, dashboardPanels } from '../../schema/dashboard.js';
import { policies } from '../../schema/policies.js';
import { reportFolder } from '../../schema/report-folder.js';
import { seeds } from '../../schema/seeds.js';
import { hostWords } from '../../schema/words.js';
import type { Host } from '../host.js';
import { openJournal } from './journal.js';

/** One row that set-up makes once: where it goes, by what it is recognised, what it holds. */
type Made = {
	readonly kind: string;
	readonly key: string;
	readonly into: string;
	readonly where: Readonly<Record<string, unknown>> | null;
	readonly row: Readonly<Record<string, unknown>>;
};

/** Makes every row of set-up that was never made before, all or none. */
export async function makeRows(host: Host): Promise<void> {
	const schema = await host.getSchema({ bypassCache: true });
	await host.knex.transaction(async (trx: Knex) => {
		const journal = await openJournal(trx);
		for (const { kind, key, into, where, row } of allRows()) {
			if (journal.has(kind, key)) continue;
			const known: unknown = where ? await trx(into).where(where).first() : undefined;
			if (!known) {
				const service = new host.services.ItemsService(into, { schema, knex: trx });
				await service.createOne(structuredClone(row), { emitEvents: false });
			}
			await journal.note(kind, key);
		}
	});
}

function allRows(): Made[] {
	return [...words(), ...seeded(), ...access(), ...lists(), ...figures(), folder];
}

const folder: Made = {
	kind: 'folder',
	key: reportFolder.id,
	into: 'directus_folders',
	where: { id: reportFolder.id },
	row: reportFolder,
};

function words(): Made[] {
	return [...hostWords].flatMap(([key, text]) =>
		Object.entries(text).map(([language, value]) => {
			const where = { key, language };
			return {
				kind: 'word',
				key: `${key} ${language}`,
				into: 'directus_translations',
				where,
				row: { ...where, value },
			};
		}),
	);
}

function seeded(): Made[] {
	return seeds.flatMap(({ collection, rows, by = ['key'] }) =>
		rows.map((row) => {
			const where = Object.fromEntries(by.map((column) => [column, row[column]]));
			return { kind: 'seed', key: [collection, ...Object.values(where)].join(' '), into: collection, where, row };
		}),
	);
}

function access(): Made[] {
	return policies.flatMap(({ id, role, name, icon, description, access: allowed }) => [
		{
			kind: 'policy',
			key: id,
			into: 'directus_policies',
			where: { id },
			row: { id, name, icon, description, app_access: true, admin_access: false },
		},
		{
			kind: 'role',
			key: role,
			into: 'directus_roles',
			where: { id: role },
			row: { id: role, name, icon, description },
		},
		{ kind: 'access', key: role, into: 'directus_access', where: { role, policy: id }, row: { role, policy: id } },
		...Object.entries(allowed).flatMap(([collection, actions]) =>
			actions.map((action) => {
				const where = { policy: id, collection, action };
				return {
					kind: 'permission',
					key: `${id} ${collection} ${action}`,
					into: 'directus_permissions',
					where,
					row: { ...where, fields: ['*'] },
				};
			}),
		),
	]);
}

function lists(): Made[] {
	return [defaultList, ...bookmarks].map(({ key, preset }) => ({
		kind: 'preset',
		key,
		into: 'directus_presets',
		where: null,
		row: preset,
	}));
}

function figures(): Made[] {
	return [
		{ kind: 'dashboard', key: dashboard.id, into: 'directus_dashboards', where: { id: dashboard.id }, row: dashboard },
		...dashboardPanels.map((panel) => ({
			kind: 'panel',
			key: panel.id,
			into: 'directus_panels',
			where: { id: panel.id },
			row: panel,
		})),
	];
}
