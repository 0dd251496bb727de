import type { Accountability } from '@directus/types';
import ipaddr from 'ipaddr.js';
import type { Knex } from 'knex';

type Held = { readonly policy: string; readonly ip_access: string | null };

/**
 * The policies that count for somebody, as the host reads them: their own, those of their roles, or the public's where
 * there is no role; one that is bound to some networks counts only from there.
 *
 * @returns keys of policies
 */
export async function heldPolicies(knex: Knex, accountability: Accountability): Promise<string[]> {
	const { user, ip } = accountability;
	const roles = accountability.roles ?? [];
	const rows = await knex('directus_access')
		.join('directus_policies', 'directus_policies.id', 'directus_access.policy')
		.where((access) => {
			if (user) void access.where('directus_access.user', user);
			if (roles.length > 0) void access.orWhereIn('directus_access.role', [...roles]);
			else void access.orWhere((open) => void open.whereNull('directus_access.role').whereNull('directus_access.user'));
		})
		.select<Held[]>('directus_access.policy', 'directus_policies.ip_access');
	return rows.filter(({ ip_access }) => !ip_access || isWithin(ip, ip_access)).map(({ policy }) => policy);
}

/** Whether an address lies in a list of addresses, networks (`10.0.0.0/8`) and ranges (`10.0.0.1-10.0.0.9`). */
function isWithin(ip: string | null | undefined, networks: string): boolean {
	if (!ip || !ipaddr.isValid(ip)) return false;
	const address = ipaddr.process(ip);
	return networks.split(',').some((network) => {
		const [first = '', last = first] = network.split('-').map((end) => end.trim());
		if (first.includes('/')) return isIn(address, first);
		if (!ipaddr.isValid(first) || !ipaddr.isValid(last)) return false;
		const ends = [ipaddr.process(first), ipaddr.process(last)] as const;
		if (ends.some((end) => end.kind() !== address.kind())) return false;
		const [low, high] = ends.map(digits) as [string, string];
		return low <= digits(address) && digits(address) <= high;
	});
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
	if (!ipaddr.isValidCIDR(network)) return false;
	const [base, bits] = ipaddr.parseCIDR(network);
	return base.kind() === address.kind() && address.match(base, bits);
}

/** Digits that are in the order of the addresses. */
function digits(address: ipaddr.IPv4 | ipaddr.IPv6): string {
	return address
		.toByteArray()
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
}
