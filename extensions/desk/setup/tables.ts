import type { SchemaOverview } from '@directus/types';
import { collections, folder } from '../../schema/collections.js';
import type { CollectionDefinition, FieldDefinition } from '../../schema/definition.js';
import { untracked } from '../../schema/untracked.js';
import type { Host } from '../host.js';
import { createTable, type Journal } from './journal.js';

const quiet = { emitEvents: false, autoPurgeCache: false, autoPurgeSystemCache: false };

/** Creates the folder and every collection with its fields, where they are missing and were never made before. */
export async function makeCollections(host: Host, journal: Journal): Promise<void> {
	const schema = await host.getSchema({ bypassCache: true });
	await makeFolder(host, journal, schema);
	for (const definition of collections) {
		if (definition.collection in schema.collections) await makeFields(host, journal, definition, schema);
		else if (!journal.has('collection', definition.collection)) {
			await makeCollection(host, definition, schema);
		}
		await journal.note('collection', definition.collection);
		for (const { field } of definition.fields) await journal.note('field', `${definition.collection}.${field}`);
	}
	await makeRelations(host, journal);
	for (const { table, build } of untracked) await createTable(host.knex, table, build);
	await makeIndexes(host, journal);
}

async function makeFolder(host: Host, journal: Journal, schema: SchemaOverview): Promise<void> {
	if (journal.has('collection', folder.collection)) return;
	const known: unknown = await host.knex('directus_collections').where('collection', folder.collection).first();
	if (!known) await new host.services.CollectionsService({ schema }).createOne(structuredClone(folder), quiet);
	await journal.note('collection', folder.collection);
}

async function makeCollection(host: Host, definition: CollectionDefinition, schema: SchemaOverview): Promise<void> {
	const { collection, meta, fields } = definition;
	const service = new host.services.CollectionsService({ schema });
	await service.createOne(structuredClone({ collection, schema: {}, meta, fields: fields.map(plain) }), quiet);
}

/** A later version's new fields; a field that was there once and is gone was deleted by an admin. */
async function makeFields(
	host: Host,
	journal: Journal,
	definition: CollectionDefinition,
	schema: SchemaOverview,
): Promise<void> {
	const { collection, fields } = definition;
	const known = await host.knex('directus_fields').where({ collection }).select<{ field: string }[]>('field');
	const names = new Set([
		...known.map(({ field }) => field),
		...Object.keys(schema.collections[collection]?.fields ?? {}),
	]);
	const service = new host.services.FieldsService({ schema });
	for (const field of fields) {
		if (names.has(field.field) || journal.has('field', `${collection}.${field.field}`)) continue;
		await service.createField(collection, structuredClone(plain(field)), undefined, quiet);
	}
}

function plain({ field, type, schema, meta }: FieldDefinition) {
	return { field, type, schema, meta };
}

async function makeRelations(host: Host, journal: Journal): Promise<void> {
	const schema = await host.getSchema({ bypassCache: true });
	const service = new host.services.RelationsService({ schema });
	for (const { collection, fields } of collections) {
		for (const { field, relation } of fields) {
			if (!relation || journal.has('relation', `${collection}.${field}`)) continue;
			const known = schema.relations.some((made) => made.collection === collection && made.field === field);
			if (!known) {
				await service.createOne(
					{
						collection,
						field,
						related_collection: relation.to,
						schema: relation.guarded ? { on_delete: 'RESTRICT' } : null,
						meta: { one_field: relation.list ?? null, one_deselect_action: 'nullify' },
					},
					quiet,
				);
			}
			await journal.note('relation', `${collection}.${field}`);
		}
	}
}

async function makeIndexes(host: Host, journal: Journal): Promise<void> {
	for (const { collection, indexes } of collections) {
		for (const columns of indexes) {
			const name = `${collection}_ix_${columns.join('_')}`.slice(0, 60);
			if (journal.has('index', name)) continue;
			await host.knex.schema
				.alterTable(collection, (table) => void table.index([...columns], name))
				.catch((error: unknown) => {
					// A crash between the index and its note leaves the index.
					if (!/exist|duplicate/i.test(String(error))) throw error;
				});
			await journal.note('index', name);
		}
	}
}
