import type { Text } from '../../domain/language.js';
import { describeFileProblem, type FileProblem, type FileProblemCode } from '../../domain/import/file-problem.js';

/** A file that is refused as a whole. The endpoint turns it into an answer in the reader's language. */
export class RefusedFile extends Error {
	readonly problem: FileProblem;

	constructor(code: FileProblemCode, detail?: string | Text, cause?: unknown) {
		const problem = describeFileProblem(code, detail);
		super(problem.message['en-US'], { cause });
		this.problem = problem;
	}
}
