import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../../extensions/desk/import/csv';
import { detectEncoding } from '../../extensions/desk/import/encoding';
import { RefusedFile } from '../../extensions/desk/import/refused-file';
import { openSheet, type SheetRow } from '../../extensions/desk/import/sheet';

const megabyte = 1024 * 1024;

async function readAll(bytes: Buffer, most = megabyte): Promise<SheetRow[]> {
	const rows: SheetRow[] = [];
	for await (const stretch of openSheet(bytes, most)()) rows.push(...stretch);
	return rows;
}

/** Why a file is refused; nothing where it is not. */
async function refusal(bytes: Buffer, most = megabyte): Promise<string | undefined> {
	try {
		await readAll(bytes, most);
		return undefined;
	} catch (error) {
		if (error instanceof RefusedFile) return error.problem.code;
		throw error;
	}
}

/** Takes the first rows, waits, and finds that no more than a few have been read meanwhile. */
async function expectNoHeadStart(rows: AsyncGenerator<readonly SheetRow[]>, count: number): Promise<void> {
	const first = await rows.next();
	const before = process.memoryUsage().heapUsed;
	await new Promise((resolve) => setTimeout(resolve, 1000));
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(6 * megabyte);
	let seen = first.done ? 0 : first.value.length;
	for await (const stretch of rows) seen += stretch.length;
	expect(seen).toBe(count);
}

const table = [
	['客户ID', '客户名称', '核心需求'],
	['C001', 'A公司', '供应链，效率'],
	['C002', '晨光"科技"', '两行\n文字'],
	['C003', '龘𠮷贸易', ''],
];
const csv = (delimiter = ',') =>
	table
		.map((cells) =>
			cells.map((cell) => (/[",\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
		)
		.join('\r\n');
const workbook = async (rows: (string | number | Date | boolean | null)[][]) =>
	Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] }));
const cellsOf = (rows: readonly SheetRow[]) => rows.map(({ cells }) => cells);

describe('a CSV file', () => {
	it.each([
		['utf8', iconv.encode(csv(), 'utf8')],
		['utf8', iconv.encode(csv(), 'utf8', { addBOM: true })],
		['gb18030', iconv.encode(csv(), 'gb18030')],
		['utf16le', iconv.encode(csv('\t'), 'utf16le', { addBOM: true })],
		['utf16be', iconv.encode(csv('\t'), 'utf16be', { addBOM: true })],
	])('in %s is recognised and read', async (encoding, bytes) => {
		expect(detectEncoding(bytes)).toBe(encoding);
		expect(cellsOf(await readAll(bytes))).toEqual(table);
	});

	it('in UTF-8 with one broken character is still UTF-8', async () => {
		const bytes = Buffer.concat([Buffer.from(csv()), Buffer.from('\nC004,坏'), Buffer.from([0xe5, 0xae])]);
		expect(detectEncoding(bytes)).toBe('utf8');
		expect((await readAll(bytes)).at(-1)?.cells[1]).toContain('\uFFFD');
	});

	it.each([',', ';', '\t'])('may have %j between its cells', async (delimiter) => {
		expect(cellsOf(await readAll(Buffer.from(csv(delimiter))))).toEqual(table);
	});

	it('of semicolons is not misled by commas in its texts', () => {
		expect(detectDelimiter('客户ID;客户名称\nC001;a, b, c, d, e\n')).toBe(';');
	});

	it('counts its rows as a spreadsheet does, and leaves out the empty ones', async () => {
		const rows = await readAll(Buffer.from('客户ID,名称\n\nC001,"a\nb"\n,\nC002,c\n'));
		expect(rows.map(({ row }) => row)).toEqual([1, 3, 5]);
	});

	it('with a quote that never closes is refused, near the row in question', async () => {
		const bytes = Buffer.from(`客户ID,名称\nC001,a\nC002,"b\n${'C003,c\n'.repeat(10)}`);
		await expect(readAll(bytes)).rejects.toMatchObject({ problem: { code: 'broken_quotes' } });
		await expect(readAll(bytes)).rejects.toThrow('row 3');
		expect(await refusal(Buffer.from(`客户ID,名称\nC002,"b\n${'x'.repeat(4 * megabyte)}`), 8 * megabyte)).toBe(
			'broken_quotes',
		);
	});

	it('of many rows is read only as far as its rows are asked for', async () => {
		const line = `C001,${'x'.repeat(200)}\n`;
		const bytes = Buffer.from('客户ID,名称\n' + line.repeat(50_000));
		await expectNoHeadStart(openSheet(bytes, bytes.length)(), 50_001);
	});
});

describe('a workbook', () => {
	it('gives the rows that the same table as CSV gives', async () => {
		expect(cellsOf(await readAll(await workbook(table)))).toEqual(table);
	});

	it('gives numbers, days and times as people would type them', async () => {
		const at = new Date(Date.UTC(2024, 4, 1, 14, 0, 0));
		const bytes = await workbook([
			['日期', '时间', '金额', '编号'],
			[new Date(Date.UTC(2024, 4, 1)), at, 1.2, 138],
		]);
		expect((await readAll(bytes))[1]?.cells).toEqual(['2024-05-01', '2024-05-01 14:00:00', '1.2', '138']);
	});

	it('of many rows is read only as far as its rows are asked for', async () => {
		const rows = Array.from({ length: 30_000 }, (_, row) => [`C${row}`, `${row} ${'x'.repeat(400)}`]);
		const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows }], stringMode: 'inline' }));
		await expectNoHeadStart(openSheet(bytes, 4 * megabyte)(), 30_000);
	});

	it('with sheets under other names is read too', async () => {
		const bytes = zipOf(sheetParts('<row r="1"><c r="A1" t="inlineStr"><is><t>客户ID</t></is></c></row>', 'sheet'));
		expect(cellsOf(await readAll(bytes))).toEqual([['客户ID']]);
	});

	it.each([
		['a row without an end', `<row r="1">${'<c/>'.repeat(5_000_000)}</row>`, 10 * megabyte],
		['a cell far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', megabyte],
		['more inside than its size lets on', ' '.repeat(12 * megabyte), megabyte],
	])('with %s is refused', async (_what, rows, most) => {
		expect(await refusal(zipOf(sheetParts(rows)), most)).toBe('too_much_inside');
	});

	it('that lies about its size is refused', async () => {
		const bytes = zipOf(sheetParts(' '.repeat(8 * megabyte)), (part) => (part.includes('sheet1') ? 1000 : undefined));
		expect(await refusal(bytes)).toBe('broken_workbook');
	});

	it('that is cut off is refused', async () => {
		const bytes = await workbook(table);
		expect(await refusal(bytes.subarray(0, bytes.length - 40))).toBe('broken_workbook');
		expect(await refusal(zipOf({ 'a.txt': 'no workbook' }))).toBe('broken_workbook');
	});
});

describe('a file that is no table', () => {
	it.each([
		['empty', Buffer.alloc(0)],
		['old_format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
		['not_a_table', Buffer.from('%PDF-1.7\n\0\0\0')],
		['not_a_table', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
	])('is refused as %s', async (code, bytes) => expect(await refusal(bytes)).toBe(code));
});

/** The least that makes a workbook of one sheet. */
function sheetParts(rows: string, name = 'sheet1'): Record<string, string> {
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
	const relate = (type: string, target: string) =>
		`<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
	return {
		[`xl/worksheets/${name}.xml`]: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
		'[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
		'_rels/.rels': relate('officeDocument', 'xl/workbook.xml'),
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relate('worksheet', `worksheets/${name}.xml`),
	};
}

/** A zip file whose parts may say that they have another size than they have. */
function zipOf(parts: Record<string, string>, claim: (part: string) => number | undefined = () => undefined): Buffer {
	const bodies: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [part, text] of Object.entries(parts)) {
		const name = Buffer.from(part);
		const packed = deflateRawSync(text);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(claim(part) ?? Buffer.byteLength(text), 18);
		common.writeUInt16LE(name.length, 22);
		const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), common, tail, name]));
		bodies.push(body);
		offset += body.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006', 'latin1');
	end.writeUInt16LE(bodies.length, 8);
	end.writeUInt16LE(bodies.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...bodies, index, end]);
}
