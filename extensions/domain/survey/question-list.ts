import type { Text } from '../language.js';
import { kinds } from './kinds.js';
import type { Question, QuestionType } from './question.js';

/** Types of which a survey has one, under a key of its own. */
const single: { readonly [Type in QuestionType]?: string } = { nps: 'nps', contact: 'contact' };

/** Whether another question of a type fits in. */
export function canAdd(questions: readonly Question[], type: QuestionType): boolean {
	const key = single[type];
	return questions.length < 40 && !questions.some((question) => question.key === key);
}

/**
 * Adds a question at the end, with a key that is free and words to begin with.
 *
 * @example addQuestion([], 'scale').at(-1)?.key //=> 'question_1'
 */
export function addQuestion(questions: readonly Question[], type: QuestionType): Question[] {
	const key = single[type] ?? freeKey(questions, 'question', questions.length + 1);
	const label: Text = { 'zh-CN': '', 'en-US': '' };
	return [...questions, { key, type, label, required: false, ...structuredClone(kinds[type].blank) } as Question];
}

/** Puts a question elsewhere in the list; a place beyond the ends changes nothing. */
export function moveQuestion(questions: readonly Question[], from: number, to: number): Question[] {
	const moved = questions[from];
	if (!moved || to < 0 || to >= questions.length) return [...questions];
	return questions.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/**
 * Puts a copy of a question right after it, with a key that is free.
 *
 * @example duplicateQuestion([speed], 0).map(({ key }) => key) //=> ['speed', 'speed_2']
 */
export function duplicateQuestion(questions: readonly Question[], index: number): Question[] {
	const original = questions[index];
	if (!original || single[original.type] !== undefined) return [...questions];
	const key = freeKey(questions, original.key.replace(/_\d+$/, ''), 2);
	return questions.toSpliced(index + 1, 0, { ...original, key });
}

/** Takes a question out; what hung on it keeps its condition and is told so, rather than being asked of everybody. */
export function removeQuestion(questions: readonly Question[], index: number): Question[] {
	return questions.toSpliced(index, 1);
}

/** Puts a question back where it was. */
export function restoreQuestion(questions: readonly Question[], index: number, question: Question): Question[] {
	return questions.toSpliced(Math.min(index, questions.length), 0, question);
}

/** Changes a question; a key that others look at changes for them, too. */
export function changeQuestion(questions: readonly Question[], index: number, changed: Question): Question[] {
	const before = questions[index];
	const renamed = before && before.key !== changed.key && !questions.some(({ key }) => key === changed.key);
	return questions.map((question, at) => {
		if (at === index) return changed;
		if (!renamed || question.show_if?.question !== before.key) return question;
		return { ...question, show_if: { ...question.show_if, question: changed.key } };
	});
}

/** A key for one more choice of a question. */
export function freeChoiceKey(choices: readonly { readonly key: string }[]): string {
	return freeKey(choices, 'choice', choices.length + 1);
}

function freeKey(taken: readonly { readonly key: string }[], stem: string, first: number): string {
	for (let n = first; ; n += 1) {
		const key = `${stem.slice(0, 34)}_${n}`;
		if (!taken.some((other) => other.key === key)) return key;
	}
}
