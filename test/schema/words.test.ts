import { describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import type { Text } from '../../extensions/domain/language.js';
import { hostWords, toHostText } from '../../extensions/schema/words.js';

/** Every text that goes into the host's dictionary, as it goes in: a key used twice would lose the first. */
const put = vi.spyOn(hostWords as Map<string, Text>, 'set');
const { collections, folder } = await import('../../extensions/schema/collections.js');
const { bookmarks, defaultList } = await import('../../extensions/schema/bookmarks.js');
const { dashboard } = await import('../../extensions/schema/dashboard.js');
const { policies } = await import('../../extensions/schema/policies.js');
const { seeds } = await import('../../extensions/schema/seeds.js');
const refer = put.mock.calls;

type Translation = { readonly language: string; readonly translation: string };

const isChinese = /[一-鿿]/;
/** Words that are the same in Chinese: the rest of an English text has no Chinese sign in it. */
const isEnglish = /^[^一-鿿]*[a-z][^一-鿿]*$/i;

const named = collections.flatMap(({ collection, meta, fields }) => [
	{ path: collection, meta },
	...fields.map(({ field, meta: own }) => ({ path: `${collection}.${field}`, meta: own })),
]);

function expectBoth(text: Text, what: string): void {
	expect(text['zh-CN'], what).toMatch(isChinese);
	expect(text['en-US'], what).toMatch(isEnglish);
}

function toText(translations: readonly Translation[]): Text {
	return Object.fromEntries(translations.map(({ language, translation }) => [language, translation])) as Text;
}

describe('the names of collections and fields (R40)', () => {
	const seen = named.filter(({ meta }) => meta['hidden'] !== true || meta['translations']);

	it.each(seen)('$path is named in both languages', ({ path, meta }) => {
		const translations = meta['translations'] as Translation[];
		expect(translations.map(({ language }) => language)).toEqual(['zh-CN', 'en-US']);
		expectBoth(toText(translations), path);
	});

	it('are missing only where nobody sees the field', () => {
		for (const { path, meta } of named) if (!meta['translations']) expect(meta['hidden'], path).toBe(true);
	});

	it('are told apart within a collection', () => {
		for (const { collection, fields } of collections) {
			for (const language of ['zh-CN', 'en-US']) {
				const names = fields
					.filter(({ meta, type }) => meta['hidden'] !== true && type !== 'alias')
					.flatMap(({ meta }) => (meta['translations'] as Translation[]).filter((each) => each.language === language))
					.map(({ translation }) => translation);
				expect(new Set(names).size, `${collection} ${language}: ${names.join()}`).toBe(names.length);
			}
		}
	});

	it('of the folder and the dashboard are there in both languages', () => {
		expectBoth(toText(folder.meta.translations), 'folder');
		for (const text of [dashboard.name, dashboard.note]) {
			const [zh = '', en = ''] = text.split(' · ');
			expectBoth({ 'zh-CN': zh, 'en-US': en }, text);
		}
	});
});

describe('the host’s dictionary', () => {
	it('has every word in both languages', () => {
		for (const [key, text] of hostWords) expectBoth(text, key);
	});

	it('has no key for two texts', () => {
		const first = new Map<string, Text>();
		for (const [key, text] of refer) {
			if (first.has(key)) expect(text, key).toEqual(first.get(key));
			first.set(key, text);
		}
		expect(first.size).toBe(hostWords.size);
	});

	it('reads every word as it was written: one that it cannot read leaves the whole Studio untranslated', () => {
		/** As the Studio escapes what it has loaded. */
		const load = (text: string) => text.replace(/([@$|])/g, `{'$1'}`);
		for (const language of ['zh-CN', 'en-US'] as const) {
			const texts = [...hostWords].map(([key, text]) => [key, load(toHostText(text[language]))] as const);
			const { global } = createI18n({
				legacy: false,
				locale: language,
				messages: { [language]: Object.fromEntries(texts) },
			});
			for (const [key, text] of texts) expect(text.replaceAll(/\{'.'\}/g, ''), key).not.toMatch(/[{}@$|]/);
			for (const [key, text] of hostWords) expect(global.t(key), key).toBe(text[language]);
		}
	});

	it('has keys that its table holds', () => {
		for (const key of hostWords.keys()) expect(key).toMatch(/^loop_[a-z0-9_]{1,100}$/);
	});

	const data = { collections, bookmarks, defaultList, policies, seeds };
	const used = new Set([...JSON.stringify(data).matchAll(/\$t:([^"\s]+)/g)].map(([, key = '']) => key));

	it('knows every word that the schema refers to, and no other', () => {
		expect([...used].sort()).toEqual([...hostWords.keys()].sort());
	});

	it('holds every choice, note, list and role: none of them is a bare word', () => {
		const bare: string[] = [];
		for (const { path, meta } of named) {
			const { note, options } = meta as { note?: string | null; options?: { choices?: { text: string }[] } | null };
			const words = [...(note ? [note] : []), ...(options?.choices ?? []).map(({ text }) => text)];
			bare.push(...words.filter((word) => !word.startsWith('$t:')).map((word) => `${path}: ${word}`));
		}
		// Languages go by their own names.
		const own = ['loop_settings', 'loop_customers', 'loop_playbooks'].flatMap((name) => [
			`${name}.language: 中文`,
			`${name}.language: English`,
		]);
		expect(bare.sort()).toEqual(own.sort());
		for (const { preset } of bookmarks) expect(preset.bookmark).toMatch(/^\$t:/);
		for (const { name, description } of policies) expect(`${name} ${description}`).toMatch(/^\$t:\S+ \$t:\S+$/);
	});
});

describe('the rows that a new desk starts with', () => {
	it.each(seeds)('$collection: each has both names and fits its columns', ({ collection, rows, by = ['key'] }) => {
		const columns = collections.find((each) => each.collection === collection)?.fields.map(({ field }) => field);
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) {
			expect(columns).toEqual(expect.arrayContaining(Object.keys(row)));
			for (const [name, zh] of Object.entries(row)) {
				if (!name.endsWith('_zh')) continue;
				const en = row[name.replace(/_zh$/, '_en')];
				expectBoth({ 'zh-CN': String(zh), 'en-US': String(en) }, `${collection}.${name}`);
			}
		}
		expect(new Set(rows.map((row) => by.map((column) => row[column]).join(' '))).size).toBe(rows.length);
	});
});

describe('what the Studio reads as a message of its own', () => {
	/** The Studio’s dictionary gives these signs a meaning: a text with a stray one breaks the page that it stands on. */
	const meaning = /[{}@|]/;

	it.each(refer.map(([key, text]) => ({ key, text })))(
		'$key has no sign in it that means something there',
		({ text }) => {
			for (const words of Object.values(text)) expect(words).not.toMatch(meaning);
		},
	);

	it('and no name of a collection or field has', () => {
		for (const { path, meta } of named) {
			for (const { translation } of (meta['translations'] ?? []) as Translation[]) {
				expect(translation, path).not.toMatch(meaning);
			}
		}
	});
});
