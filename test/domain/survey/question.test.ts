import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../../extensions/domain/survey/answer.js';
import { readQuestions, type Question } from '../../../extensions/domain/survey/question.js';
import { satisfaction, satisfactionQuestions } from '../../../extensions/domain/survey/satisfaction.js';

const label = { 'zh-CN': '交货', 'en-US': 'Delivery' };
const own: Question = {
	key: 'delivery',
	type: 'scale',
	min: 1,
	max: 5,
	required: false,
	label,
	low: label,
	high: label,
};
const problemsOf = (stored: unknown) => {
	const read = readQuestions(stored);
	return 'problems' in read ? read.problems.join('; ') : '';
};

describe('the questionnaire', () => {
	it('says the toolkit’s own words', () => {
		expect(
			satisfactionQuestions.filter(({ key }) => key !== 'solved').map((question) => question.label['zh-CN']),
		).toEqual([
			'产品/服务质量',
			'响应速度',
			'问题解决效果',
			'客户关怀体验',
			'整体满意度',
			'净推荐值',
			'推荐/不推荐原因',
			'改进建议',
			'联系方式',
		]);
	});

	it('is read back from the database as it was written', () => {
		const stored: unknown = JSON.parse(JSON.stringify(satisfaction.questions));
		expect(readQuestions(stored)).toEqual({ questions: satisfactionQuestions });
	});

	it('takes an admin’s own question, whose answer stands among the scores', () => {
		const read = readQuestions([...satisfactionQuestions, own]);
		expect(read).toHaveProperty('questions');
		const answer = parseAnswer('questions' in read ? read.questions : [], { overall: 8, delivery: '3' });
		expect(answer).toMatchObject({ answer: { scores: { overall: 8, delivery: 3 } } });
	});

	it.each([
		['nothing', null, 'questions'],
		['an empty list', [], 'questions'],
		['two questions with one key', [...satisfactionQuestions, satisfactionQuestions[1]], 'share a key'],
		['nothing that counts', [own], 'satisfaction (overall) or the recommendation (nps) must be asked'],
		['an overall scale of five', [{ ...own, key: 'overall' }], 'overall goes from 1 to 10'],
		['a key of the prototype', [...satisfactionQuestions, { ...own, key: '__proto__' }], 'key'],
		['a key that is taken', [...satisfactionQuestions, { ...own, key: 'constructor' }], 'taken'],
		['a type that nobody knows', [...satisfactionQuestions, { ...own, type: 'stars' }], 'type'],
		['a scale upside down', [...satisfactionQuestions, { ...own, min: 5, max: 1 }], 'scale'],
		['a question in one language', [...satisfactionQuestions, { ...own, label: { 'zh-CN': '交货' } }], 'label'],
	])('refuses %s', (_name, stored, problem) => {
		expect(problemsOf(stored)).toContain(problem);
	});
});
