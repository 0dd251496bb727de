import { setTimeout } from 'node:timers/promises';
import type { SchemaOverview } from '@directus/types';
import type { Host } from '../host.js';

/** Milliseconds after which the host is asked once more what it remembers. */
const looks = [300, 1000, 3000, 10_000];

/**
 * Makes every part of the host see the new tables, not the ones it remembers. A request that came while they were made
 * may have read the old ones and bring them back afterwards: for a while it is looked whether one did.
 */
export async function forgetSchema(host: Host): Promise<void> {
	await clear(host);
	void lookAgain(host).catch((error: unknown) => host.logger.warn(error as Error));
}

async function lookAgain(host: Host): Promise<void> {
	for (const pause of looks) {
		await setTimeout(pause, undefined, { ref: false });
		const [remembered, actual] = [await host.getSchema(), await host.getSchema({ bypassCache: true })];
		if (nameFields(remembered) !== nameFields(actual)) await clear(host);
	}
}

function nameFields({ collections }: SchemaOverview): string {
	const names = Object.entries(collections).flatMap(([name, { fields }]) => [
		name,
		...Object.keys(fields).map((field) => `${name}.${field}`),
	]);
	return names.sort().join('\n');
}

async function clear(host: Host): Promise<void> {
	const schema = await host.getSchema({ bypassCache: true });
	const accountability = { admin: true, app: true, role: null, roles: [], user: null, ip: null };
	await new host.services.UtilsService({ schema, accountability }).clearCache({ system: true });
}
