import { languages, type Language } from '../extensions/domain/language.js';
import type { Question } from '../extensions/domain/survey/question.js';
import type { Fields } from './form-body.js';

/** What is asked of the survey page: to take an answer, or one of the other things that it can do. */
export type Deed = 'answer' | 'save' | 'unsubscribe' | 'subscribe' | Language;

const deeds: readonly unknown[] = ['save', 'unsubscribe', 'subscribe', ...languages] satisfies Deed[];

/**
 * Reads which button was pressed. A program may call it `action`, where no question is called so; a mail program that
 * unsubscribes by one click says it in its own words (RFC 8058).
 *
 * @example readDeed({ _action: 'save', nps: '9' }, questions) //=> 'save'
 */
export function readDeed(fields: Fields, questions: readonly Question[]): Deed {
	if (fields['List-Unsubscribe'] === 'One-Click') return 'unsubscribe';
	const plain = questions.some(({ key }) => key === 'action') ? undefined : fields['action'];
	const named = fields['_action'] ?? plain;
	return deeds.includes(named) ? (named as Deed) : 'answer';
}
