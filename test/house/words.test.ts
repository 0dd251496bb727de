import ts from 'typescript';
import { parse } from 'vue/compiler-sfc';
import { describe, expect, it } from 'vitest';
import { readSources, toScript, walk, type Source } from './source';

/** Words are kept as objects of two languages beside the code that says them; the host's own dictionary is `schema/words`. */
const languages = ['zh-CN', 'en-US'];
const sources = readSources();
const chinese = /[一-鿿]/;

type Said = { readonly where: string; readonly languages: readonly string[]; readonly texts: readonly string[] };

/** Every text of a file: each object that names a language, with the words where they are written out. */
function findTexts(source: Source): Said[] {
	const script = toScript(source);
	return walk(script).flatMap((node) => {
		if (!ts.isObjectLiteralExpression(node)) return [];
		const members = node.properties.filter(ts.isPropertyAssignment);
		const named = members.filter(({ name }) => ts.isStringLiteral(name) && languages.includes(name.text));
		if (named.length === 0) return [];
		const { line } = script.getLineAndCharacterOfPosition(node.getStart());
		return [
			{
				where: `${source.path}:${line + 1}`,
				languages: named.map(({ name }) => (name as ts.StringLiteral).text),
				texts: named.flatMap(({ initializer }) => (ts.isStringLiteralLike(initializer) ? [initializer.text] : [])),
			},
		];
	});
}

const texts = sources.flatMap(findTexts);
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('every word that a person sees (R40)', () => {
	it('is looked for where words are', () => {
		expect(texts.length).toBeGreaterThan(300);
	});

	it('is there in both languages, Chinese first', () => {
		const lacking = texts.filter((text) => text.languages.join() !== languages.join());
		expect(lacking.map(({ where }) => where)).toEqual([]);
	});

	it('says something in both, or in neither, as a figure without a unit', () => {
		const empty = texts.filter(({ texts: said }) => new Set(said.map((each) => each.trim() === '')).size > 1);
		expect(empty.map(({ where }) => where)).toEqual([]);
	});

	it('leaves the same places open in both', () => {
		const uneven = texts.filter(
			({ texts: [zh, en] }) =>
				zh !== undefined && en !== undefined && placeholders(zh).join() !== placeholders(en).join(),
		);
		expect(uneven.map(({ where, texts: pair }) => `${where} ${pair.join(' | ')}`)).toEqual([]);
	});

	it('has no Chinese sign in its English, but for the name of the language', () => {
		const mixed = texts.filter(({ texts: [, en] }) => en !== undefined && chinese.test(en) && en !== '中文');
		expect(mixed.map(({ where }) => where)).toEqual([]);
	});

	it('reaches the host’s dictionary through the schema alone, which has both', () => {
		const direct = sources.filter(({ path, text }) => path !== 'extensions/schema/words.ts' && /['"`]\$t:/.test(text));
		expect(direct.map(({ path }) => path)).toEqual([]);
	});

	it('follows the language of the person in one place', () => {
		const asking = sources.filter(({ text }) => /\buseI18n\b|\$t\(/.test(text)).map(({ path }) => path);
		expect(asking).toEqual(['extensions/app/use-words.ts']);
	});

	it('is in a dictionary, not in the template of a component', () => {
		const written = sources.filter(({ path, text }) => {
			if (!path.endsWith('.vue')) return false;
			const template = parse(text).descriptor.template?.content ?? '';
			// Between two tags, what is no mustache and has a letter was written out in one language.
			return (
				[...template.replaceAll(/<!--.*?-->|\{\{.*?\}\}/gs, '').matchAll(/>([^<>]*)</g)].some(([, word = '']) =>
					/\p{L}{2,}/u.test(word),
				) || chinese.test(template)
			);
		});
		expect(written.map(({ path }) => path)).toEqual([]);
	});
});

describe('a dictionary', () => {
	const dictionaries = sources
		.filter(({ path }) => path.endsWith('words.ts'))
		.flatMap((source) =>
			walk(toScript(source)).flatMap((node) => {
				if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !/words$/i.test(node.name.text))
					return [];
				const value = node.initializer && strip(node.initializer);
				if (!value || !ts.isObjectLiteralExpression(value)) return [];
				const keys = value.properties.flatMap(({ name }) => (name ? [name.getText().replaceAll(/['"]/g, '')] : []));
				return [{ path: source.path, name: node.name.text, keys }];
			}),
		);

	it.each(dictionaries)('$name of $path has no word that nobody says', ({ path, keys }) => {
		const elsewhere = sources
			.filter((source) => source.path !== path)
			.map(({ text }) => text)
			.join('\n');
		const unsaid = keys.filter((key) => !new RegExp(`['"\`.]${key}\\b`).test(elsewhere));
		expect(unsaid).toEqual([]);
	});
});

describe('this test sees', () => {
	const plant = (text: string) => findTexts({ path: 'panels/planted.ts', text })[0];

	it.each([
		[`const words = { a: { 'zh-CN': '甲' } };`, ['zh-CN']],
		[`const words = { a: { 'en-US': 'A' } };`, ['en-US']],
		[`say({ 'zh-CN': '甲', 'en-US': 'A' })`, ['zh-CN', 'en-US']],
	])('%s', (text, found) => {
		expect(plant(text)?.languages).toEqual(found);
	});

	it('a text in a component', () => {
		const text = `<script setup lang="ts">const a = { 'zh-CN': '甲' };</script>`;
		expect(findTexts({ path: 'panels/planted.vue', text })).toHaveLength(1);
	});
});

/** `{…} as const satisfies Words` is the object. */
function strip(node: ts.Expression): ts.Expression {
	return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? strip(node.expression) : node;
}
