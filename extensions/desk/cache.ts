import { isOn, type Host } from './host.js';

/** The host remembers answers of its own; rows written past its services are not in them. */
export async function forgetAnswers(host: Host): Promise<void> {
	if (host.env['CACHE_ENABLED'] === undefined || !isOn(host.env, 'CACHE_ENABLED')) return;
	const accountability = { admin: true, app: true, role: null, roles: [], user: null, ip: null };
	const utils = new host.services.UtilsService({ schema: await host.getSchema(), accountability });
	await utils.clearCache({ system: false });
}
