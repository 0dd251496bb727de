import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runName, workspace } from './workspace';

const options = { NODE_OPTIONS: `--import ${fileURLToPath(new URL('shift-clock.mjs', import.meta.url))}` };

/** The environment of an instance whose clock is so many milliseconds ahead; negative is behind. */
export function shifted(milliseconds: number): Record<string, string> {
	return { ...options, LOOP_TEST_SHIFT: String(milliseconds) };
}

/** A clock that is put forward and back while its instance runs, and the environment of that instance. */
export function openClock(name: string) {
	const file = join(workspace, `${runName()}_${name}.shift`);
	const put = (milliseconds: number) => writeFileSync(file, String(milliseconds));
	put(0);
	return { put, env: { ...options, LOOP_TEST_SHIFT_FILE: file } };
}
