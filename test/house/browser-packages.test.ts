import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImports, resolveImport, root, type Source } from './source';

/** What the Studio brings along itself, and the two pieces that charts are drawn with. Every package more is loaded before the Studio starts. */
const allowed = ['vue', 'vue-i18n', 'vue-router', 'pinia', '@directus/extensions-sdk', 'd3-array', 'd3-shape'];

type Entry = { readonly type: string; readonly source: string | { readonly app: string } };

function readEntries(): string[] {
	const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		'directus:extension': { entries: Entry[] };
	};
	return manifest['directus:extension'].entries
		.filter(({ type }) => type !== 'hook' && type !== 'endpoint')
		.map(({ source }) => (typeof source === 'string' ? source : source.app));
}

function readSource(path: string): Source {
	const file = existsSync(join(root, path)) ? path : path.replace(/\.js$/, '.ts');
	return { path: file, text: readFileSync(join(root, file), 'utf8') };
}

/** Every way by which a package comes into the browser: the package, and the files that lead to it from an entry. */
function findPackages(entries: readonly string[], read: (path: string) => Source): Map<string, string> {
	const found = new Map<string, string>();
	const seen = new Set<string>();
	const follow = (path: string, way: string): void => {
		const source = read(path);
		if (seen.has(source.path)) return;
		seen.add(source.path);
		for (const { from, typeOnly } of readImports(source)) {
			if (typeOnly) continue;
			if (from.startsWith('.')) follow(resolveImport(source.path, from), `${way} → ${source.path}`);
			else if (!found.has(from)) found.set(from, `${way} → ${source.path}`);
		}
	};
	for (const entry of entries) follow(entry, '');
	return found;
}

describe('the browser', () => {
	const packages = findPackages(readEntries(), readSource);

	it('loads no package but those of the Studio and those that draw charts', () => {
		expect([...packages].filter(([name]) => !allowed.includes(name))).toEqual([]);
	});

	it('is followed from every entry through the rules: what is known to be loaded is found', () => {
		expect([...packages.keys()]).toEqual(expect.arrayContaining(['vue', '@directus/extensions-sdk', 'd3-shape']));
	});
});

describe('a package that slips in through the rules is found', () => {
	const files: Readonly<Record<string, string>> = {
		'panels/a/index.ts': `import a from './a.vue';\nimport type { Z } from 'ajv';`,
		'panels/a/a.vue': `<script setup lang="ts">import { rule } from '../../extensions/domain/rule.js';</script>`,
		'extensions/domain/rule.js': `import { z } from 'zod';\nexport * from './other.js';`,
		'extensions/domain/other.js': `import { type Temporal } from 'temporal-polyfill';\nconst parse = await import('papaparse');`,
	};

	it('with the way it took, and a mere type is none', () => {
		const found = findPackages(['panels/a/index.ts'], (path) => ({ path, text: files[path] ?? '' }));
		const way = ' → panels/a/index.ts → panels/a/a.vue → extensions/domain/rule.js';
		expect(Object.fromEntries(found)).toEqual({ zod: way, papaparse: `${way} → extensions/domain/other.js` });
	});
});
