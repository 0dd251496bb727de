import { describe, expect, it } from 'vitest';
import { formatChange, formatFigure, meetsGoal } from '../../../extensions/domain/kpi/format.js';
import { addTallies, noTally, workOut } from '../../../extensions/domain/kpi/formula.js';
import { findKpi, kpiIds, kpis } from '../../../extensions/domain/kpi/kpis.js';

describe('the list of figures (D3)', () => {
	it('has each id once', () => {
		expect(new Set(kpiIds).size).toBe(kpis.length);
	});

	it.each(kpis)('$id says name, numerator, denominator and definition in both languages', (kpi) => {
		for (const text of [kpi.name, kpi.numerator, kpi.denominator, kpi.definition]) {
			expect(text['zh-CN']).toMatch(/[一-鿿]|NPS/);
			expect(text['en-US']).toMatch(/[a-z]|NPS/);
		}
	});

	it.each(kpis)('$id is null, never 0, where nothing was counted', ({ formula }) => {
		expect(workOut(formula, noTally)).toBeNull();
	});
});

describe('working a figure out', () => {
	const formulaOf = (id: string) => findKpi(id)!.formula;

	it('satisfaction is the mean overall score times ten', () => {
		expect(workOut(formulaOf('csat'), { n: 2, sum: 17, squares: 145 })).toBe(85);
	});

	it('NPS is promoters minus detractors, in percent of all who gave a score', () => {
		expect(workOut(formulaOf('nps'), { n: 4, sum: -1, squares: 3 })).toBe(-25);
	});

	it('handling time is in hours', () => {
		expect(workOut(formulaOf('handling_time_avg'), { n: 2, sum: 3, squares: 5 })).toBe(1.5);
	});

	it('adds tallies of separate rows', () => {
		expect(addTallies({ n: 1, sum: 10, squares: 100 }, { n: 2, sum: 5, squares: 13 })).toEqual({
			n: 3,
			sum: 15,
			squares: 113,
		});
	});
});

describe('saying a figure', () => {
	it('a count of nothing is 0, a rate of nothing is not a number', () => {
		expect(formatFigure('count', null, 'en-US')).toBe('0');
		expect(formatFigure('%', null, 'zh-CN')).toBe('—');
	});

	it('carries its unit', () => {
		expect(formatFigure('%', 92.345, 'en-US')).toBe('92.3%');
		expect(formatFigure('hours', 3, 'zh-CN')).toBe('3 小时');
		expect(formatFigure('−100…100', -25, 'en-US')).toBe('−25');
	});

	it('says a change with its sign, and nothing where one side is unknown', () => {
		expect(formatChange('%', 92, 90, 'en-US')).toBe('+2 pts');
		expect(formatChange('1–5', 4, 4.5, 'zh-CN')).toBe('−0.5');
		expect(formatChange('0–100', 80.01, 80, 'en-US')).toBe('±0');
		expect(formatChange('count', null, 3, 'en-US')).toBe('−3');
		expect(formatChange('%', null, 90, 'en-US')).toBeNull();
	});

	it('knows which way is good', () => {
		expect(meetsGoal({ direction: 'up' }, 90, 90)).toBe(true);
		expect(meetsGoal({ direction: 'down' }, 25, 24)).toBe(false);
		expect(meetsGoal({ direction: 'none' }, 25, 24)).toBeNull();
	});
});
