import type { QuestionType } from '../../domain/survey/question.js';
import type { formWords } from './questions-words.js';

type Label = keyof typeof formWords;

/** One part of a question's form: both languages of a text, a number, or something with a form of its own. */
export type EditorField =
	| { readonly kind: 'text'; readonly path: readonly string[]; readonly label: Label }
	| { readonly kind: 'number'; readonly path: readonly [string]; readonly label: Label; readonly open?: boolean }
	| { readonly kind: 'choices' }
	| { readonly kind: 'reasons' };

const text = (name: Label): EditorField => ({ kind: 'text', path: [name], label: name });
const number = (name: string, label: Label, open = false): EditorField => ({
	kind: 'number',
	path: [name],
	label,
	open,
});
const ends = [text('low'), text('high')];

/** What the form of each type of question asks beside its label; a new type is a new row. */
export const editorFields: { readonly [Type in QuestionType]: readonly EditorField[] } = {
	scale: [number('min', 'min'), number('max', 'max'), ...ends],
	rating: ends,
	nps: [...ends, { kind: 'reasons' }],
	expectation: ends,
	yes_no: [text('yes'), text('no')],
	choice: [{ kind: 'choices' }],
	choices: [{ kind: 'choices' }, number('most', 'most', true)],
	text: [number('lines', 'lines'), number('max', 'length')],
	consent: [text('statement')],
	contact: [],
};

/** Reads a part of a question by its path. */
export function readPart(question: object, path: readonly string[]): unknown {
	return path.reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], question);
}

/** The question with one part changed; nothing takes it out. */
export function writePart<Part extends object>(question: Part, path: readonly string[], value: unknown): Part {
	const [name = '', ...rest] = path;
	const inner = (question as Record<string, unknown>)[name];
	const part = rest.length === 0 ? value : writePart(inner ?? {}, rest, value);
	const changed: Record<string, unknown> = { ...question, [name]: part };
	if (part === undefined) delete changed[name];
	return changed as Part;
}
