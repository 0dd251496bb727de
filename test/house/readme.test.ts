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
