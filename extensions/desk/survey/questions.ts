import { readQuestions, type Question } from '../../domain/survey/question.js';
import { satisfactionQuestions } from '../../domain/survey/satisfaction.js';
import type { Host } from '../host.js';

type Read = ReturnType<typeof readQuestions>;

/** What was read lately, by its text: every customer of a survey is asked the same. */
const known = new Map<string, Read>();
const most = 100;

/** Reads questions as a database keeps them; the same ones are read and checked once. */
export function readStored(stored: unknown): Read {
	const text = typeof stored === 'string' ? stored : JSON.stringify(stored ?? null);
	const before = known.get(text);
	if (before) return before;
	const read = readQuestions(parse(text));
	known.set(text, read);
	for (const oldest of known.keys()) {
		if (known.size <= most) break;
		known.delete(oldest);
	}
	return read;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The questions of a survey as they are now, or the shipped ones where those make no sense. */
export function currentQuestions(
	host: Pick<Host, 'logger'>,
	survey: { readonly key?: unknown; readonly questions?: unknown } | undefined,
): readonly Question[] {
	const read = readStored(survey?.questions);
	if ('questions' in read) return read.questions;
	host.logger.warn(`The survey "${String(survey?.key)}" asks the shipped questions: ${read.problems.join('; ')}`);
	return satisfactionQuestions;
}
