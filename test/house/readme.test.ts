import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusalCodes, refusalStatus } from '../../extensions/domain/refusal.js';
import { defaultSettings } from '../../extensions/domain/settings.js';

const root = new URL('../../', import.meta.url);

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
	const readme = readFileSync(new URL(name, root), 'utf8');

	it('lists every setting with the default that the code has, and no other', () => {
		const table = readme.split('<!-- settings -->')[1]?.split('<!-- /settings -->')[0] ?? '';
		const rows = [...table.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map((row) => [row[1], row[2]]);
		expect(Object.fromEntries(rows)).toEqual(
			Object.fromEntries(Object.entries(defaultSettings).map(([key, value]) => [key, String(value)])),
		);
	});

	it('lists every refusal with its HTTP status', () => {
		for (const code of refusalCodes) expect(readme).toMatch(new RegExp(`\\| \`${code}\` \\| ${refusalStatus[code]}`));
	});

	it('shows only pictures that are there', () => {
		for (const [, path] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
			expect(() => readFileSync(new URL(path ?? '', root)), path).not.toThrow();
		}
	});
});

describe.each(['docs/guide.md', 'docs/guide.zh-CN.md'])('%s', (name) => {
	const file = new URL(name, root);
	const guide = readFileSync(file, 'utf8');

	it('shows only pictures and pages that are there', () => {
		for (const [, path = ''] of guide.matchAll(/\]\(([^)#]+)\)/g)) {
			expect(() => readFileSync(new URL(path, file)), path).not.toThrow();
		}
	});

	it('has a part for each that the README names', () => {
		const readme = readFileSync(new URL(name.includes('zh') ? 'README.zh-CN.md' : 'README.md', root), 'utf8');
		const named = [...readme.matchAll(/\[([^\]]+)\]\(docs\/guide[^)]*#/g)].map(([, title = '']) => title);
		expect(named.length).toBeGreaterThan(10);
		expect([...guide.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(named);
	});
});
