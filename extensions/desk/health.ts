import type { Host } from './host.js';
import { missingLaw } from './setup/law.js';
import { countActive, readLimit } from './setup/room.js';
import { isSetUp } from './setup/setup.js';
import { isKeyDerived } from './vault.js';

export type Health = {
	readonly ok: boolean;
	/** Whether this version is set up. */
	readonly set_up: boolean;
	/** Triggers that ought to be in force and are not. */
	readonly law_missing: readonly string[];
	/** Events whose consequences have not happened yet. */
	readonly pending: number;
	/** Collections used and allowed by the licence; no limit is `null`. */
	readonly collections: { readonly used: number; readonly limit: number | null };
	/** True where `LOOP_KEY` is not set and the key comes from the host's own secret. */
	readonly key_derived: boolean;
};

/** How the desk stands, for people who run it. */
export async function readHealth(host: Host): Promise<Health> {
	const set_up = await isSetUp(host);
	const made = await host.knex.schema.hasTable('loop_pending');
	const law_missing = await missingLaw(host.knex);
	const pending = made ? await host.knex('loop_pending').count<{ n: number | string }[]>({ n: '*' }) : [];
	const schema = await host.getSchema({ bypassCache: true });
	return {
		ok: set_up && law_missing.length === 0,
		set_up,
		law_missing,
		pending: Number(pending[0]?.n ?? 0),
		collections: { used: await countActive(host, schema), limit: await readLimit(host) },
		key_derived: isKeyDerived(host.env),
	};
}
