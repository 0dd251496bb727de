import type { Host } from '../host.js';
import { publicPath } from './public-url.js';

/** How the organisation presents itself to its customers. */
export type Brand = {
	readonly name: string;
	readonly color: unknown;
	readonly logo: string | null;
	readonly icon: string | null;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the project's name, colour, logo and icon; the host itself lets everybody see those files. */
export async function readBrand(host: Host): Promise<Brand> {
	const row = await host
		.knex('directus_settings')
		.first<Record<string, unknown> | undefined>('project_name', 'project_color', 'project_logo', 'public_favicon');
	const { project_name: name, project_color: color, project_logo: logo, public_favicon: icon } = row ?? {};
	return {
		name: typeof name === 'string' && name.trim() !== '' ? name : 'Directus',
		color,
		logo: address(host, logo),
		icon: address(host, icon) ?? address(host, logo),
	};
}

function address(host: Host, file: unknown): string | null {
	return typeof file === 'string' && uuid.test(file) ? publicPath(host.env, `assets/${file}`) : null;
}
