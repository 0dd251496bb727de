import type { Knex } from 'knex';
import { bookmarks, defaultList } from '../../schema/bookmarks.js';
import {
	dashboard,
	dashboardPanels,
	satisfactionDashboard,
	satisfactionDashboardPanels,
} from '../../schema/dashboard.js';
import { policies } from '../../schema/policies.js';
import { reportFolder } from '../../schema/report-folder.js';
import { seeds } from '../../schema/seeds.js';
import { hostWords, toHostText } from '../../schema/words.js';
import type { Host } from '../host.js';
import { openJournal } from './journal.js';

/** One row that set-up makes once: where it goes, by what it is recognised, what it holds. */
type Made = {
	readonly kind: string;
	readonly key: string;
	readonly into: string;
	readonly where: Readonly<Record<string, unknown>> | null;
	readonly row: Row;
	readonly calm?: Calm | undefined;
};

type Row = Readonly<Record<string, unknown>>;
type Calm = NonNullable<(typeof seeds)[number]['calm']>;

/** Makes every row of set-up that was never made before, all or none. */
export async function makeRows(host: Host): Promise<void> {
	const schema = await host.getSchema({ bypassCache: true });
	await host.knex.transaction(async (trx: Knex) => {
		const journal = await openJournal(trx);
		for (const { kind, key, into, where, row, calm } of allRows()) {
			if (journal.has(kind, key)) continue;
			const known: unknown = where ? await trx(into).where(where).first() : undefined;
			if (!known) {
				const service = new host.services.ItemsService(into, { schema, knex: trx });
				const made = calm ? await calmDown(trx, into, row, calm) : row;
				await service.createOne(structuredClone(made), { emitEvents: false });
			}
			await journal.note(kind, key);
		}
	});
}

/** Leaves a row switched off where another of its kind is on: a new version changes nothing that an admin has set. */
async function calmDown(trx: Knex, into: string, row: Row, { active, within }: Calm): Promise<Row> {
	const other: unknown = await trx(into)
		.where({ [within]: row[within], [active]: true })
		.first();
	return other ? { ...row, [active]: false } : row;
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
				row: { ...where, value: toHostText(value) },
			};
		}),
	);
}

function seeded(): Made[] {
	return seeds.flatMap(({ collection, rows, calm, by = ['key'] }) =>
		rows.map((row) => {
			const where = Object.fromEntries(by.map((column) => [column, row[column]]));
			return { kind: 'seed', key: [collection, ...Object.values(where)].join(' '), into: collection, where, row, calm };
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
	const made = (kind: string, into: string) => (row: { readonly id: string }) => {
		return { kind, key: row.id, into, where: { id: row.id }, row };
	};
	return [
		...[dashboard, satisfactionDashboard].map(made('dashboard', 'directus_dashboards')),
		...[...dashboardPanels, ...satisfactionDashboardPanels].map(made('panel', 'directus_panels')),
	];
}
