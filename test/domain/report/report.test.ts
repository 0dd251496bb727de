import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKinds, isFileKind, nameFile, type FileKind } from '../../../extensions/domain/report/file-kind';
import { parseReport, reportBounds } from '../../../extensions/domain/report/report';

const whole = { name: '周敏', phone: '138 0013 8000', email: '', description: '打不开', category: 'product' };
const parse = (change: object) => parseReport({ ...whole, ...change }, ['product', 'other']);

describe('a report from outside (R20)', () => {
	it('needs a name, words, and one way to be reached', () => {
		expect(parse({})).toEqual({ report: { ...whole, email: null } });
		expect(parse({ phone: '', email: 'a@b.cd', category: '' })).toEqual({
			report: { ...whole, phone: null, email: 'a@b.cd', category: null },
		});
		expect(parseReport({ name: 'A', email: 'a@b.cd', description: 'x' }, [])).toHaveProperty('report');
	});

	it('keeps a name on one line and a description on as many as there are', () => {
		expect(parse({ name: ' Ann\r\n\tLee\u202E ', description: 'one\r\ntwo\u0000' })).toMatchObject({
			report: { name: 'Ann Lee', description: 'one\ntwo' },
		});
	});

	it.each([
		[{ name: ' ' }, 'name', 'required'],
		[{ description: '\u200F' }, 'description', 'required'],
		[{ phone: '', email: '' }, 'phone', 'reach'],
		[{ phone: 'abc' }, 'phone', 'phone'],
		[{ email: 'abc' }, 'email', 'email'],
		[{ name: 'a'.repeat(reportBounds.name + 1) }, 'name', 'too_long'],
		[{ description: 'a'.repeat(reportBounds.description + 1) }, 'description', 'too_long'],
		[{ category: 'invoice' }, 'category', 'range'],
		[{ category: '__proto__' }, 'category', 'range'],
		[{ name: ['a', 'b'] }, 'name', 'duplicate'],
		[{ urgency: 'critical' }, 'urgency', 'unknown'],
	])('refuses %j', (change, field, code) => {
		expect(parse(change)).toEqual({ problems: [{ field, code }] });
	});

	it('answers anything at all with a report or with problems', () => {
		fc.assert(
			fc.property(fc.anything(), (input) => {
				const read = parseReport(input, []);
				if ('problems' in read) expect(read.problems.length).toBeGreaterThan(0);
			}),
		);
	});
});

describe('the name of a file from outside', () => {
	it.each([
		['..\\..\\发票.exe', 'application/pdf', '发票.pdf'],
		['/etc/passwd', 'text/plain', 'passwd.txt'],
		['a\u202Egpj.exe', 'image/jpeg', 'agpj.jpg'],
		['.htaccess', 'text/plain', 'file.txt'],
		['<script>"|?*.png', 'image/png', 'script.png'],
		['', 'image/png', 'file.png'],
		['a'.repeat(300), 'image/png', `${'a'.repeat(80)}.png`],
	] as const)('of %j that is %s', (typed, kind, expected) => {
		expect(nameFile(typed, kind)).toBe(expected);
	});

	it('never leaves its folder, hides nothing, and ends as its bytes call for', () => {
		const kinds = Object.keys(fileKinds) as FileKind[];
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (typed, kind) => {
				const name = nameFile(typed, kind);
				expect(name).not.toMatch(/[\\/<>:"|?*%]|\p{C}|^\./u);
				expect(name.endsWith(`.${fileKinds[kind]}`)).toBe(true);
			}),
		);
	});

	it('knows no kind that a browser would run', () => {
		for (const type of [
			'text/html',
			'image/svg+xml',
			'application/zip',
			'application/javascript',
			'constructor',
			undefined,
		])
			expect(isFileKind(type)).toBe(false);
	});
});
