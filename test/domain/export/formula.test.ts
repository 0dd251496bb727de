import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armText, defuse, defuseText } from '../../../extensions/domain/export/formula.js';

describe('a text on its way into a spreadsheet', () => {
	it.each([
		'=1+1',
		'=HYPERLINK("http://x","y")',
		'+cmd|calc',
		'-2+3',
		'@SUM(A1)',
		'\t=1',
		'\r=1',
		' =1',
		'\n=1',
		'＝1+1',
		'＋1+1',
		'－A1',
		'＠A1',
		'\uFEFF=1',
		'-',
		'+86****8000',
	])('is no formula: %j', (text) => {
		expect(defuseText(text)).toBe(`'${text}`);
	});

	it.each([
		'',
		'很好',
		"it's = fine",
		'a-b',
		'-5',
		'+8613800138000',
		'-12.50',
		'1,000',
		'50%',
		'-3%',
		'x@y.cn',
		'2024-05-01',
	])('stays as it is: %j', (text) => {
		expect(defuseText(text)).toBe(text);
	});

	it('is found wherever it stands in a row, and nothing else is touched', () => {
		const at = new Date();
		const row = { id: 1, at, none: null, deep: { scores: { a: '=1', list: ['@x', 'y', 2] } }, yes: true };
		expect(defuse([row])).toEqual([
			{ id: 1, at, none: null, deep: { scores: { a: "'=1", list: ["'@x", 'y', 2] } }, yes: true },
		]);
	});

	it('never begins as a formula afterwards, and keeps its words', () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom('=', '+', '-', '@', '＝', ''), (text, sign) => {
				const safe = defuseText(sign + text);
				return (/^[+-]?[\d.,]+%?$/.test(safe) || !/^\s*[=+\-@＝＋－＠]/.test(safe)) && safe.endsWith(sign + text);
			}),
		);
	});
});

describe('a quote that made a text harmless', () => {
	it.each(['=1+1', '-', '+86 138', '@x', '\t=1'])('is taken off again: %j', (text) => {
		expect(armText(defuseText(text))).toBe(text);
	});

	it.each(["'tis", "'", "''=1", "'-12.5", 'a'])('and any other stays: %j', (text) => {
		expect(armText(text)).toBe(text);
	});
});
