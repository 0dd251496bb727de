import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods, urgencies } from '../../../extensions/domain/choices';
import { address } from '../../../extensions/domain/import/address';
import { amount } from '../../../extensions/domain/import/amount';
import { readCell } from '../../../extensions/domain/import/cell';
import { choice } from '../../../extensions/domain/import/choice';
import { employees } from '../../../extensions/domain/import/employees';
import { score } from '../../../extensions/domain/import/score';
import { methodWords, progressNames, progressWords, urgencyWords } from '../../../extensions/domain/import/synonyms';
import { line, number, words } from '../../../extensions/domain/import/text';
import { context, read } from './context';

describe('a cell', () => {
	it.each([
		'',
		' ',
		'-',
		'—',
		'――',
		'–',
		'－',
		'——',
		'无',
		' 无 ',
		'暂无',
		'N/A',
		'n/a',
		'None',
		'#N/A',
		'/',
		'\u3000',
	])('%j is empty', (text) => expect(readCell(text)).toEqual({ value: null }));

	it('loses control and bidi characters and keeps its line breaks', () => {
		expect(readCell('\uFEFFA\u0000\u202Eb\r\nc\u2066')).toEqual({ value: 'Ab\nc' });
	});

	it('with characters that could not be decoded is refused', () => {
		expect(readCell('客\uFFFD户')).toEqual({ code: 'unreadable_text' });
	});

	it('with the error of a formula is refused', () => {
		expect(readCell('#REF!')).toMatchObject({ code: 'formula_error' });
	});

	it('that only begins like an empty one is kept', () => {
		expect(readCell('无法登录')).toEqual({ value: '无法登录' });
		expect(readCell('-1')).toEqual({ value: '-1' });
	});

	it('never comes out with what no person types', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const cell = readCell(text);
				if ('value' in cell && cell.value) expect(cell.value).not.toMatch(/(?![\n\t])[\p{Cc}\p{Bidi_Control}\uFEFF]/u);
			}),
		);
	});
});

describe('an amount', () => {
	it.each([
		['50万元', 500_000],
		['5万', 50_000],
		['500,000', 500_000],
		['¥80,000', 80_000],
		['￥80，000', 80_000],
		['1.2亿', 120_000_000],
		['1.1亿元', 110_000_000],
		['80000元', 80_000],
		['RMB 80,000.50', 80_000.5],
		['$1.5m', 1_500_000],
		['80k', 80_000],
		['５０万', 500_000],
		['0', 0],
		['50 万 元', 500_000],
		['abc', 'not_a_number'],
		['-5', 'not_a_number'],
		['50,00', 'not_a_number'],
		['1e9', 'not_a_number'],
		['99999999亿', 'out_of_range'],
	])('%j is %j', (text, value) => expect(read(amount, text)).toBe(value));

	it('takes the unit of the heading where the cell has none', () => {
		expect(read(amount, '50', '年消费额(万元)')).toBe(500_000);
		expect(read(amount, '50', '年消费额（单位：万元）')).toBe(500_000);
		expect(read(amount, '50万', '年消费额(万元)')).toBe(500_000);
	});

	it('of any whole number is that number, grouped or not', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
				expect(read(amount, String(value))).toBe(value);
				expect(read(amount, value.toLocaleString('en-US'))).toBe(value);
			}),
		);
	});
});

describe('a number of employees', () => {
	it.each([
		['500-1000人', 500, 1000],
		['500–1000', 500, 1000],
		['500~1000人', 500, 1000],
		['500～1000', 500, 1000],
		['500至1000人', 500, 1000],
		['500人到1000人', 500, 1000],
		['1,000 - 5,000', 1000, 5000],
		['1-2千人', 1000, 2000],
		['100+', 100, null],
		['100人以上', 100, null],
		['>100', 100, null],
		['over 100', 100, null],
		['50以下', null, 50],
		['50人以内', null, 50],
		['<50', null, 50],
		['up to 50', null, 50],
		['300', 300, 300],
		['约300人', 300, 300],
	])('%j is from %j to %j', (text, min, max) => expect(read(employees, text)).toEqual({ min, max }));

	it.each(['many', '1000-500', '2024-10-20', '-5', '99999999999'])('%j is none', (text) =>
		expect(read(employees, text)).toBe('not_a_size'),
	);
});

describe('a choice', () => {
	it.each([
		['高价值', 'high_value'],
		['高价值客户', 'high_value'],
		['High-value', 'high_value'],
		['high value', 'high_value'],
		['HIGH_VALUE', 'high_value'],
		['新客户', 'new'],
		['New', 'new'],
		['潜力客户', 'potential'],
		['流失风险客户', 'churn_risk'],
		['白金', 'unknown_choice'],
	])('of tier %j is %j', (text, value) => expect(read(context.tier, text)).toBe(value));

	const urgency = choice(urgencies, urgencyWords);
	it.each([
		['紧急', 'urgent'],
		['普通', 'normal'],
		['特急', 'critical'],
		['Urgent', 'urgent'],
		[' 特 急 ', 'critical'],
		['whenever', 'unknown_choice'],
	])('of urgency %j is %j', (text, value) => expect(read(urgency, text)).toBe(value));

	const progress = choice(progressNames, progressWords);
	it.each([
		['已完成', 'done'],
		['Done', 'done'],
		['处理中', 'handling'],
		['In progress', 'handling'],
		['in-progress', 'handling'],
		['待处理', 'recorded'],
		['To do', 'recorded'],
		['待确认', 'feedback'],
	])('of progress %j is %j', (text, value) => expect(read(progress, text)).toBe(value));

	const method = choice(methods, methodWords);
	it.each([
		['电话', 'phone'],
		['微信', 'wechat'],
		['E-mail', 'email'],
		['上门拜访', 'visit'],
		['短信', 'sms'],
	])('of method %j is %j', (text, value) => expect(read(method, text)).toBe(value));

	it('that is not known names what may be written', () => {
		expect(urgency('soon', context, '')).toEqual({
			code: 'unknown_choice',
			detail: '普通 (Normal), 紧急 (Urgent), 特急 (Critical)',
		});
	});

	it('never takes a name that JavaScript knows for one of its own', () => {
		for (const name of ['constructor', '__proto__', 'toString']) expect(read(urgency, name)).toBe('unknown_choice');
	});
});

describe('a score', () => {
	it.each([
		['4', 4],
		['5分', 5],
		['４', 4],
		['3.0', 3],
		['4/5', 4],
		['0', 'out_of_range'],
		['6', 'out_of_range'],
		['4.5', 'out_of_range'],
		['good', 'out_of_range'],
	])('of 1 to 5 %j is %j', (text, value) => expect(read(score(1, 5), text)).toBe(value));

	it('of 0 to 10 takes both ends', () => {
		expect([read(score(0, 10), '0'), read(score(0, 10), '10'), read(score(0, 10), '11')]).toEqual([
			0,
			10,
			'out_of_range',
		]);
	});
});

describe('an address', () => {
	it.each([
		['138 0013 8000', { kind: 'phone', text: '138 0013 8000' }],
		['+86 138-0013-8000', { kind: 'phone', text: '+86 138-0013-8000' }],
		['(010) 6552 9988', { kind: 'phone', text: '(010) 6552 9988' }],
		['１３８００１３８０００', { kind: 'phone', text: '13800138000' }],
		['zhou@example.com', { kind: 'email', text: 'zhou@example.com' }],
		['邮箱：zhou@example.com', { kind: 'email', text: 'zhou@example.com' }],
		['ask at the desk', 'not_an_address'],
		['zhou@', 'not_an_address'],
		['123', 'not_an_address'],
		['a@b.com\nBcc: x@y.com', 'not_an_address'],
	])('%j is %j', (text, value) => expect(read(address, text)).toEqual(value));
});

describe('a text', () => {
	it('of one line has its breaks as blanks', () => expect(read(line, 'A公司\n分部')).toBe('A公司 分部'));

	it('longer than a column holds is refused', () => {
		expect(read(line, 'x'.repeat(255))).toHaveLength(255);
		expect(read(line, 'x'.repeat(256))).toBe('too_long');
		expect(read(words, 'x'.repeat(20_001))).toBe('too_long');
	});

	it('keeps the dates that it mentions', () => {
		expect(read(words, '产品部评估需求，6月10日前反馈')).toBe('产品部评估需求，6月10日前反馈');
	});

	it('that is a number of a row loses blanks and full width', () => expect(read(number, 'Ｃ ００1')).toBe('C001'));
});
