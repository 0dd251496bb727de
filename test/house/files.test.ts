import { describe, expect, it } from 'vitest';
import { readSources } from './source';

const product = readSources();
const everything = readSources(['hooks', 'endpoints', 'panels', 'extensions', 'scripts', 'test']);

const lengthOf = (text: string): number => text.trimEnd().split('\n').length;

describe('a file is one noun', () => {
	it('of at most 250 lines', () => {
		const long = product.filter(({ text }) => lengthOf(text) > 250);
		expect(long.map(({ path, text }) => `${path}: ${lengthOf(text)}`)).toEqual([]);
	});

	it('of about 80 lines, as a rule', () => {
		const lengths = product.map(({ text }) => lengthOf(text)).sort((a, b) => a - b);
		expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
	});

	it('in kebab-case, and none a drawer for everything', () => {
		for (const { path } of everything) {
			const name = path.split('/').at(-1) ?? '';
			expect(name, path).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.(ts|mjs|vue)$/);
			expect(path, path).not.toMatch(/(^|\/)(utils?|helpers?|common|misc|shared)([./]|$)/);
		}
	});

	it('that is finished: nothing is left for later in its text', () => {
		// Put together here, so that this file does not find itself.
		const later = new RegExp(
			`\\b(${['TO', 'FIX'].map((word) => `${word}${word === 'TO' ? 'DO' : 'ME'}`).join('|')})\\b`,
		);
		expect(everything.filter(({ text }) => later.test(text)).map(({ path }) => path)).toEqual([]);
	});

	it('and no index gathers others: only entries that the host loads are called so', () => {
		const gathering = product.filter(({ path, text }) => path.endsWith('/index.ts') && /^export (\*|\{)/m.test(text));
		expect(gathering.map(({ path }) => path)).toEqual([]);
	});
});

describe('exports', () => {
	it('have names: the default is for what the host loads and for what a tool asks', () => {
		const nameless = product.filter(({ path, text }) => !path.endsWith('/index.ts') && /^export default/m.test(text));
		expect(nameless.map(({ path }) => path)).toEqual([]);
	});
});

it('no rule is switched off for a whole file, and no test alone is run or left out', () => {
	// A skip that depends on what the machine has says so in its condition.
	const off = /eslint-disable(?!-next-line|-line)|@ts-nocheck|\b(it|describe|test)\.(only|todo)\(/;
	const found = everything.filter(({ path, text }) => path !== 'test/house/files.test.ts' && off.test(text));
	expect(found.map(({ path }) => path)).toEqual([]);
});
