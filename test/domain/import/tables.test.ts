import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { answers } from '../../../extensions/domain/import/answers';
import type { Columns, Table } from '../../../extensions/domain/import/column';
import { contacts } from '../../../extensions/domain/import/contacts';
import { customers } from '../../../extensions/domain/import/customers';
import { layOut } from '../../../extensions/domain/import/headings';
import { issues } from '../../../extensions/domain/import/issues';
import { isRefused, problemCodes, describeProblem } from '../../../extensions/domain/import/problem';
import { readRow } from '../../../extensions/domain/import/row';
import { tables } from '../../../extensions/domain/import/tables';
import { context } from './context';

function readFixture<C extends Columns>(table: Table<C>, file: string) {
	const text = readFileSync(new URL(`../../fixtures/toolkit/${file}`, import.meta.url), 'utf8');
	const [headings = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
	const layout = layOut(table, headings);
	return { layout, rows: rows.map((cells) => readRow(table, layout, cells, context)) };
}

describe('the toolkit’s own tables', () => {
	it('have no heading that is not understood', () => {
		const files = {
			customers: ['customer-tiers.zh.csv', 'customer-tiers.en.csv'],
			issues: ['issue-tracking.zh.csv', 'issue-tracking.en.csv'],
			contacts: ['contact-records.zh.csv'],
			answers: ['satisfaction-survey.zh.csv'],
		} as const;
		for (const name of ['customers', 'issues', 'contacts', 'answers'] as const) {
			for (const file of files[name]) {
				const { layout } = readFixture(tables[name] as unknown as Table, file);
				expect({ file, ...layout, found: 0 }).toMatchObject({ unknown: [], repeated: [], missing: [] });
			}
		}
	});

	it('give the customers as the desk keeps them, in either language', () => {
		expect(readFixture(customers, 'customer-tiers.zh.csv').rows[0]).toMatchObject({
			record: {
				number: 'C001',
				name: 'A公司',
				industry: '制造业',
				employees: { min: 500, max: 1000 },
				cooperation: { since: '2022-05-10' },
				yearly_spend: 500_000,
				tier: 'high_value',
				core_need: '供应链效率优化',
				owner: '张经理',
			},
		});
		expect(readFixture(customers, 'customer-tiers.en.csv').rows[2]).toMatchObject({
			record: { number: 'C103', employees: { min: 50, max: 100 }, yearly_spend: 80_000, tier: 'potential' },
		});
	});

	it('give the issues with the times of the table', () => {
		const { rows } = readFixture(issues, 'issue-tracking.zh.csv');
		expect(rows[0]).toMatchObject({
			record: {
				number: 'W20240501',
				customer: 'C001',
				submitted_at: new Date('2024-05-01T06:00:00Z'),
				urgency: 'urgent',
				owner: '技术部赵工',
				progress: 'done',
				solved_at: new Date('2024-05-02T09:30:00Z'),
				rating: 4,
			},
		});
		expect(rows[1]).toMatchObject({
			record: { progress: 'handling', solved_at: null, rating: null, customer_words: null },
		});
		expect(readFixture(issues, 'issue-tracking.en.csv').rows[0]).toMatchObject({
			record: { progress: 'done', urgency: 'urgent', customer_words: 'Solved, please keep an eye on it' },
		});
	});

	it('give the contacts and the answers', () => {
		expect(readFixture(contacts, 'contact-records.zh.csv').rows[1]).toMatchObject({
			record: { method: 'wechat', by: '王助理', follow_up_due: '2024-05-05', at: new Date('2024-05-03T16:00:00Z') },
		});
		const { rows } = readFixture(answers, 'satisfaction-survey.zh.csv');
		expect(rows).toMatchObject([
			{ record: { quality: 9, speed: 7, effect: 8, care: 8, overall: 8, nps: 9, address: { kind: 'phone' } } },
			{ record: { overall: 5, nps: 4, address: { kind: 'email' } } },
			{ record: { overall: 8, nps: 7, address: null } },
		]);
	});
});

describe('headings', () => {
	it.each([
		['规模（员工数）', 'employees'],
		['规模 (员工数)', 'employees'],
		['规模', 'employees'],
		['【客户编号】', 'number'],
		['CUSTOMER  id', 'number'],
		['\uFEFF客户ＩＤ', 'number'],
		['年消费额(万元)', 'yearly_spend'],
		['Account-Manager:', 'owner'],
	])('%j is the column %s of customers', (heading, field) => {
		expect(layOut(customers, [heading]).found).toMatchObject([{ field }]);
	});

	it('of a unit or a scale in brackets are the same column', () => {
		expect(layOut(issues, ['客户满意度', '客户满意度（1-5）']).found).toMatchObject([{ field: 'rating', index: 0 }]);
	});

	it('that are not known are reported, and those that say the same twice', () => {
		const layout = layOut(customers, ['客户ID', '名称', '备注', '公司', '维护频率', '', '__proto__']);
		expect(layout).toMatchObject({
			unknown: ['备注', '__proto__'],
			repeated: ['公司'],
			derived: ['维护频率'],
			missing: [],
		});
	});

	it('without which nothing can be taken are named in both languages', () => {
		expect(layOut(issues, ['问题描述']).missing).toEqual([
			{ 'zh-CN': '问题编号', 'en-US': 'Issue No' },
			{ 'zh-CN': '客户ID', 'en-US': 'Customer ID' },
		]);
	});

	it('mean one column only in each table', () => {
		for (const table of Object.values(tables) as unknown as Table[]) {
			const titles = Object.values(table.columns).flatMap((column) => Object.values(column.title));
			expect(layOut(table, titles).unknown).toEqual([]);
			for (const [field, column] of Object.entries(table.columns)) {
				for (const heading of [...Object.values(column.title), ...column.also]) {
					expect([heading, layOut(table, [heading]).found.map((found) => found.field)]).toEqual([heading, [field]]);
				}
			}
		}
	});
});

describe('a row', () => {
	const layout = layOut(issues, ['问题编号', '客户ID', '问题描述', '提交时间', '实际解决时间', '客户满意度']);

	it('names every cell that is wrong, under the heading of the file', () => {
		const row = readRow(issues, layout, ['W1', '', '坏了', 'soon', '2024-05-01', '9'], context);
		expect(row).toMatchObject({
			problems: [
				{ column: '客户ID', code: 'required' },
				{ column: '提交时间', code: 'not_a_date' },
				{ column: '客户满意度', code: 'out_of_range' },
			],
		});
	});

	it('that was solved before it was submitted is refused', () => {
		const row = readRow(issues, layout, ['W1', 'C1', '坏了', '2024-05-02', '2024-05-01', ''], context);
		expect(row).toMatchObject({ problems: [{ column: '实际解决时间', code: 'before_submission' }] });
	});

	it('with more cells than headings is refused: a comma has split one of them', () => {
		const row = readRow(issues, layout, ['W1', 'C1', 'a', '', '', '', 'b'], context);
		expect(row).toMatchObject({ problems: [{ code: 'too_many_cells' }] });
		expect(readRow(issues, layout, ['W1', 'C1', 'a', '', '', '', ' ', ''], context)).toHaveProperty('record');
	});

	it('shorter than the headings has empty cells at its end', () => {
		expect(readRow(issues, layout, ['W1', 'C1', '坏了'], context)).toMatchObject({ record: { rating: null } });
	});
});

describe('problems', () => {
	it('speak both languages and quote no more than fits', () => {
		for (const code of problemCodes) {
			const { message } = describeProblem('', code, 'x'.repeat(500));
			expect(message['zh-CN']).toMatch(/\p{Script=Han}/u);
			expect(message['en-US']).not.toMatch(/\p{Script=Han}/u);
			expect(message['en-US'].length).toBeLessThan(260);
		}
	});

	it('that are notes keep no row out', () => {
		expect(isRefused([describeProblem('', 'no_user', '张经理')])).toBe(false);
		expect(isRefused([describeProblem('', 'no_user'), describeProblem('', 'required')])).toBe(true);
	});
});
