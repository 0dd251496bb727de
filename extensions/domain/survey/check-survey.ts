import { checkTrigger } from './check-list.js';
import { describeQuestionProblem, type QuestionProblem } from './question-problem.js';
import { checkQuestions } from './question.js';

/**
 * Checks a survey as an admin is about to save it: its questions, and whether they do for the moment at which it is sent.
 *
 * @param stored the JSON of `loop_surveys.questions`
 * @param trigger when it is sent
 * @returns every problem, none where all is well
 */
export function checkSurvey(stored: unknown, trigger: unknown): readonly QuestionProblem[] {
	const read = checkQuestions(stored);
	if ('problems' in read) return read.problems;
	return checkTrigger(read.questions, trigger).map(({ path, code }) => describeQuestionProblem(path, code));
}
