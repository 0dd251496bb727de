import type { Language } from '../extensions/domain/language.js';
import type { InputProblem } from '../extensions/domain/report/problem.js';
import { inputProblems } from './pages/input-words.js';

/** The problems of a form for a program: what Directus' own errors look like, with every problem by its field. */
export function tellInput(
	problems: readonly InputProblem[],
	language: Language,
	code = problems.every((problem) => problem.code === 'required' || problem.code === 'reach')
		? 'LOOP_INCOMPLETE'
		: 'INVALID_PAYLOAD',
): object {
	const told = problems.map((problem) => ({ ...problem, message: inputProblems[problem.code][language] }));
	const fields = [...new Set(told.map(({ field }) => field))];
	const message = told.map((problem) => `${problem.field}: ${problem.message}`).join(' ');
	return { errors: [{ message, extensions: { code, fields, problems: told } }] };
}
