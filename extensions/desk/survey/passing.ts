/** Errors that go away by themselves: someone else was faster, or two transactions stood in each other's way. */
const passing = new Set<unknown>([
	'LOOP_CONFLICT',
	'40001',
	'40P01',
	'ER_LOCK_DEADLOCK',
	'ER_LOCK_WAIT_TIMEOUT',
	'ER_CHECKREAD',
	'SQLITE_BUSY',
]);

/** Ways in which the law refuses a step that will not get better by trying again. */
const refused = new Set<unknown>(['LOOP_STEP', 'LOOP_INCOMPLETE', 'LOOP_FROZEN', 'LOOP_SERVER_FIELD']);

/** Whether the same work may succeed when it is tried again. */
export function isPassing(error: unknown): boolean {
	return passing.has(codeOf(error));
}

/** Whether the law will not have this step. */
export function isRefusedStep(error: unknown): boolean {
	return refused.has(codeOf(error));
}

function codeOf(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
