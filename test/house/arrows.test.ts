import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import config from '../../eslint.config.mjs';
import { findCrossings, layerOf, layers, type Layer } from './arrows';
import { readImports, readSources, resolveImport, root, toScript, walk } from './source';
import ts from 'typescript';

const sources = readSources();
const names = Object.keys(layers) as Layer[];

describe('the arrows', () => {
	it.each(names.filter((name) => existsSync(join(root, name))))('%s imports nothing against them', (name) => {
		const own = sources.filter(({ path }) => layerOf(path) === name);
		expect(own.length).toBeGreaterThan(0);
		expect(own.flatMap(findCrossings)).toEqual([]);
	});

	it('leave no file of the product outside', () => {
		expect(sources.filter(({ path }) => !layerOf(path))).toEqual([]);
	});

	it('are walked along every import: each leads to a file that is there', () => {
		const relative = sources.flatMap((source) =>
			readImports(source).flatMap(({ from }) => (from.startsWith('.') ? [resolveImport(source.path, from)] : [])),
		);
		expect(relative.length).toBeGreaterThan(sources.length);
		for (const path of relative) {
			expect(existsSync(join(root, path)) || existsSync(join(root, path.replace(/\.js$/, '.ts'))), path).toBe(true);
		}
	});
});

describe('the rules are pure', () => {
	/** What a rule would have to ask the world for. */
	const worldly = ['process', 'console', 'fetch', 'setTimeout', 'setInterval', 'window', 'document', 'localStorage'];

	function findWorldly(text: string): string[] {
		return walk(toScript({ path: 'extensions/domain/planted.ts', text })).flatMap((node) => {
			if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
				return ['new Date()'];
			if (!ts.isIdentifier(node)) return [];
			const { parent } = node;
			if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
				const whole = parent.getText();
				return /^(Date\.now|Math\.random|performance\.now|Temporal\.Now|crypto\.\w+)$/.test(whole) ? [whole] : [];
			}
			const isName = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent);
			return worldly.includes(node.text) && !isName ? [node.text] : [];
		});
	}

	it('and ask no clock, no chance, no network and no page', () => {
		const domain = sources.filter(({ path }) => layerOf(path) === 'extensions/domain');
		const found = domain.flatMap(({ path, text }) => findWorldly(text).map((what) => `${path} ${what}`));
		expect(found).toEqual([]);
	});

	it.each([
		'const at = new Date();',
		'Date.now()',
		'Math.random()',
		'Temporal.Now.instant()',
		'await fetch("/")',
		'process.env.X',
	])('and this test knows `%s` when it sees it', (text) => {
		expect(findWorldly(text)).toHaveLength(1);
	});

	it('and a time that is an argument is none of them', () => {
		expect(findWorldly('const at = new Date(now); const step = { process: 1 };')).toEqual([]);
	});
});

describe('a planted crossing is found', () => {
	it.each([
		['extensions/domain/steps.ts', `import { read } from '../desk/settings.js';`],
		['extensions/domain/steps.ts', `import type { Row } from '../schema/definition.js';`],
		['extensions/domain/survey/answer.ts', `export * from '../../schema/words.js';`],
		['extensions/domain/steps.ts', `import { readFileSync } from 'node:fs';`],
		['extensions/domain/steps.ts', `import fs from 'fs';`],
		['extensions/domain/steps.ts', `const { randomUUID } = await import('node:crypto');`],
		['extensions/domain/steps.ts', `import knex from 'knex';`],
		['extensions/domain/steps.ts', `import type { Knex } from 'knex';`],
		['extensions/domain/steps.ts', `import type { Accountability } from '@directus/types';`],
		['extensions/domain/steps.ts', `import { createError } from '@directus/errors';`],
		['extensions/domain/steps.ts', `import { ref } from 'vue';`],
		['extensions/domain/steps.ts', `import { words } from '../app/use-words.js';`],
		['extensions/schema/field.ts', `import { setUp } from '../desk/setup/setup.js';`],
		['extensions/desk/step.ts', `import { route } from '../../endpoints/route.js';`],
		['extensions/desk/step.ts', `type Page = import('../../endpoints/route.js').Page;`],
		['extensions/desk/step.ts', `import hook = require('../../hooks/index.js');`],
		['hooks/index.ts', `import { route } from '../endpoints/route.js';`],
		['endpoints/index.ts', `import { useWords } from '../extensions/app/use-words.js';`],
		['hooks/index.ts', `import { ItemsService } from '@directus/api';`],
		['extensions/desk/host.ts', `import x from '@directus/api/services/items';`],
		['panels/figure/index.ts', `import { refer } from '../../extensions/schema/words.js';`],
		['panels/figure/index.ts', `import bar from '../../extensions/interfaces/bar/bar.vue';`],
		['panels/figure/index.ts', `import { join, posix } from 'node:path';`],
		['extensions/app/use-now.ts', `import { rows } from '../../panels/rows/row.js';`],
		[
			'extensions/interfaces/bar/bar.vue',
			`<script setup lang="ts">import { step } from '../../desk/step.js';</script>`,
		],
		[
			'panels/figure/figure.vue',
			`<script lang="ts">export { x } from '../../extensions/desk/step.js';</script>\n<script setup lang="ts">const a = 1;</script>\n<template><i /></template>`,
		],
		['extensions/operations/api/step/index.ts', `import { studioText } from '../../../app/studio-text.js';`],
		['extensions/operations/app/step/index.ts', `import { takeFlowStep } from '../../../desk/flow/take-step.js';`],
		['extensions/operations/app/step/index.ts', `import step from '../../api/step/index.js';`],
		['extensions/operations/step.ts', `export const a = 1;`],
		['extensions/elsewhere/thing.ts', `export const a = 1;`],
	])('in %s: %s', (path, text) => {
		expect(findCrossings({ path, text })).toHaveLength(1);
	});

	it.each([
		['extensions/domain/steps.ts', `import { z } from 'zod';\nimport type { Text } from './language.js';`],
		['extensions/domain/phone.ts', `import parse from 'libphonenumber-js/min';`],
		['extensions/domain/steps.ts', `import type { Readable } from 'node:stream';`],
		['extensions/domain/steps.ts', `// import knex from 'knex';\nconst said = "import x from '../desk/y.js'";`],
		['extensions/schema/untracked.ts', `import type { Knex } from 'knex';`],
		[
			'hooks/index.ts',
			`import { statuses } from '../extensions/domain/steps.js';\nimport x from '../extensions/desk/step.js';`,
		],
		['panels/figure/figure.vue', `<script setup lang="ts">import a from '../../extensions/app/use-words.js';</script>`],
	])('and nothing is found where there is none: %s', (path, text) => {
		expect(findCrossings({ path, text })).toEqual([]);
	});
});

describe('lint holds the same arrows', () => {
	const rules = config.filter(({ rules }) => rules && 'no-restricted-imports' in rules);
	const linter = new Linter();
	const lints = (path: string, text: string): boolean =>
		rules
			.filter(({ files }) => JSON.stringify(files).includes(`"${layerOf(path)}/**/`))
			.some(({ rules: own }) => {
				const settings = { 'no-restricted-imports': own!['no-restricted-imports']! } as Linter.RulesRecord;
				return linter.verify(text, [{ rules: settings }], { filename: 'planted.js' }).length > 0;
			});

	const there = names.filter((name) => existsSync(join(root, name)));
	const pairs = there.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));

	it.each(pairs)('from $from to $to', ({ from, to }) => {
		const up = '../'.repeat(from.split('/').length);
		const forms = [`${up}${to}/thing.js`, `../${up}${to}/deep/thing.js`, `${posix.relative(from, to)}/thing.js`];
		for (const [index, form] of forms.entries()) {
			const path = `${from}/${index === 1 ? 'deep/' : ''}planted.js`;
			const text = `import x from '${form}'; export default x;`;
			expect(lints(path, text), form).toBe(findCrossings({ path, text }).length > 0);
		}
	});

	it.each(there)('%s takes nothing of the host that is not public', (from) => {
		for (const name of ['@directus/api', '@directus/api/services']) {
			expect(lints(`${from}/planted.js`, `import x from '${name}'; export default x;`)).toBe(true);
		}
	});

	it.each(['node:fs', 'knex', '@directus/errors', '@directus/extensions-sdk'])('the domain takes no %s', (name) => {
		expect(lints('extensions/domain/planted.js', `import x from '${name}'; export default x;`)).toBe(true);
	});
});
