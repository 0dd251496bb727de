import { isBuiltin } from 'node:module';
import { readImports, resolveImport, type Import, type Source } from './source';

/**
 * The arrows run one way (design, "The house"): what each layer may import beside itself.
 * hooks, endpoints, operations → desk → schema → domain; what runs in the browser imports domain and app only.
 */
export const layers = {
	hooks: ['extensions/desk', 'extensions/schema', 'extensions/domain'],
	endpoints: ['extensions/desk', 'extensions/schema', 'extensions/domain'],
	'extensions/operations/api': ['extensions/desk', 'extensions/schema', 'extensions/domain'],
	'extensions/desk': ['extensions/schema', 'extensions/domain'],
	'extensions/schema': ['extensions/domain'],
	'extensions/domain': [],
	panels: ['extensions/domain', 'extensions/app'],
	'extensions/interfaces': ['extensions/domain', 'extensions/app'],
	'extensions/displays': ['extensions/domain', 'extensions/app'],
	'extensions/module': ['extensions/domain', 'extensions/app'],
	'extensions/operations/app': ['extensions/domain', 'extensions/app'],
	'extensions/app': ['extensions/domain'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Layer = keyof typeof layers;

const names = Object.keys(layers) as Layer[];

/** What runs in the browser, where there is neither node nor database. */
const browser: readonly Layer[] = [
	'panels',
	'extensions/interfaces',
	'extensions/displays',
	'extensions/module',
	'extensions/operations/app',
	'extensions/app',
];

/** What the rules never meet: the host, a database, a page, a server. */
const worldly = /^(@directus|knex|pg|mysql2?|better-sqlite3|vue|vue-i18n|vue-router|pinia|express|ws)(\/|$)/;

/** The layer that a path lies in. */
export function layerOf(path: string): Layer | undefined {
	return names.find((name) => path.startsWith(`${name}/`));
}

/**
 * The imports of a file that run against the arrows.
 *
 * @returns one sentence for each, none where all is well
 */
export function findCrossings(source: Source): string[] {
	const layer = layerOf(source.path);
	if (!layer) return [`${source.path} lies in no layer`];
	return readImports(source)
		.filter((each) => crosses(source.path, layer, each))
		.map(({ from }) => `${source.path} imports ${from}`);
}

function crosses(path: string, layer: Layer, { from, typeOnly }: Import): boolean {
	if (/^@directus\/api($|\/)/.test(from)) return true;
	if (from.startsWith('.')) {
		const target = layerOf(resolveImport(path, from));
		return target !== layer && !(layers[layer] as readonly (Layer | undefined)[]).includes(target);
	}
	const builtin = isBuiltin(from);
	if (layer === 'extensions/domain') return worldly.test(from) || (builtin && !typeOnly);
	if (browser.includes(layer)) return !typeOnly && (builtin || from === 'knex' || from.startsWith('knex/'));
	return false;
}
