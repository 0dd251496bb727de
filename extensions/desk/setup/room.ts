import type { SchemaOverview } from '@directus/types';
import { collections } from '../../schema/collections.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';

/** What a licence without a key gives (directus-facts: Core tier). */
const coreRoom = 25;

/**
 * Counts whether the licence has room for what is still missing, before the first change (D5).
 *
 * @throws LOOP_ROOM with what is needed and what is free
 */
export async function checkRoom(host: Host, schema: SchemaOverview): Promise<void> {
	const limit = await readLimit(host);
	if (limit === null) return;
	const used = await countActive(host, schema);
	const needed = collections.filter(({ collection }) => !(collection in schema.collections)).length;
	const room = Math.max(0, limit - used);
	if (needed > room) throw refuse({ code: 'LOOP_ROOM', needed, room });
}

/** How many collections the licence allows; nothing where the host does not count (before 12) or has no limit. */
export async function readLimit(host: Host): Promise<number | null> {
	if (!(await host.knex.schema.hasColumn('directus_collections', 'status'))) return null;
	const row = await host.knex('directus_settings').first<Record<string, unknown> | undefined>('license_token');
	const entitled = readEntitlement(host.env['LICENSE_TOKEN'] ?? row?.['license_token']);
	if (!entitled) return coreRoom;
	const parts = [entitled.limit, entitled.overage ?? 0, entitled.addon ?? 0];
	return parts.includes(-1) ? null : parts.reduce((sum, part) => sum + part, 0);
}

export async function countActive(host: Host, schema: SchemaOverview): Promise<number> {
	const rows = await host
		.knex('directus_collections')
		.where('status', 'active')
		.select<{ collection: string }[]>('collection');
	return rows.filter(({ collection }) => collection in schema.collections && !collection.startsWith('directus_'))
		.length;
}

type Entitlement = { limit: number; overage?: number; addon?: number };

/** The number stands in the licence's own token; the host has verified it, we only read it. */
function readEntitlement(token: unknown): Entitlement | undefined {
	if (typeof token !== 'string') return undefined;
	try {
		const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
			entitlements?: { collections?: Entitlement };
		};
		return body.entitlements?.collections;
	} catch {
		return undefined;
	}
}
