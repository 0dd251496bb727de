import type { Answer } from '../harness/desk';

/** How a write ended, whichever way it came. */
export type Outcome = {
	readonly done: boolean;
	/** The refusal's code; where there is only a sentence, the code that stands in it. */
	readonly code: string | null;
	readonly text: string;
};

export const done: Outcome = { done: true, code: null, text: '' };

export function fromAnswer(answer: Answer<unknown>): Outcome {
	const text = JSON.stringify(answer.body ?? null);
	const errors = (answer.body as { errors?: { extensions?: { code?: string } }[] } | null)?.errors;
	if (answer.status < 300 && !errors) return done;
	return { done: false, code: errors?.[0]?.extensions?.code ?? codeIn(text), text: `${answer.status} ${text}` };
}

export function fromError(error: unknown): Outcome {
	const text = error instanceof Error ? error.message : String(error);
	return { done: false, code: codeIn(text), text };
}

function codeIn(text: string): string | null {
	return /LOOP_[A-Z_]+/.exec(text)?.[0] ?? null;
}
