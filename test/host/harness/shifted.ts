import { fileURLToPath } from 'node:url';

/** The environment of an instance whose clock is so many milliseconds ahead; negative is behind. */
export function shifted(milliseconds: number): Record<string, string> {
	const module = fileURLToPath(new URL('shift-clock.mjs', import.meta.url));
	return { NODE_OPTIONS: `--import ${module}`, LOOP_TEST_SHIFT: String(milliseconds) };
}
