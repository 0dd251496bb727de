import type { Accountability, SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import type { Key } from '../extensions/domain/refusal.js';
import { readBadValue } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { requireAccess, requireSight } from '../extensions/desk/permission.js';

export type Row = Record<string, unknown>;
export type Context = { database: Knex; accountability: Accountability | null; schema: SchemaOverview | null };

/** Decides about what is about to be written; what it gives back is written instead. */
export type Guard = (payload: Row & Key[], meta: Row, context: Context) => unknown;

type Filter = (event: string, handler: (payload: never, meta: never, context: never) => unknown) => void;

/**
 * Registers guards: whoever may do nothing with a collection is stopped before a guard reads anything, and nobody hears
 * why of a row that they may not see.
 */
export function createGuards(host: Host, filter: Filter) {
	return (event: string, work: Guard) =>
		filter(event, async (payload: Row & Key[], meta: Row, context: Context) => {
			const { database, accountability } = context;
			const { collection, deed } = readEvent(event);
			await requireAccess(database, accountability, collection);
			try {
				return await work(payload, meta, context);
			} catch (error) {
				const keys = deed === 'delete' ? payload : ((meta['keys'] as Key[] | undefined) ?? []);
				if (deed !== 'create') await requireSight(host, database, accountability, collection, keys);
				throw readBadValue(error) ?? error;
			}
		});
}

/** `loop_issues.items.update` is about `loop_issues`, `users.delete` about a table of the host's own. */
function readEvent(event: string): { collection: string; deed: string } {
	const words = event.split('.');
	const [first = ''] = words;
	return { collection: words.length === 3 ? first : `directus_${first}`, deed: words.at(-1) ?? '' };
}
