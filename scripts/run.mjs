import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its output goes to `onLine` line by line, or straight to ours when there is none.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} the exit code (127: no such program) and everything it printed
 */
export function run(command, args, { cwd, env, onLine } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd,
			env: env ?? process.env,
			stdio: onLine ? ['ignore', 'pipe', 'pipe'] : 'inherit',
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			let rest = '';
			stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
				output += text;
				const lines = (rest + text).split('\n');
				rest = lines.pop() ?? '';
				for (const line of lines) onLine?.(line);
			});
		}
		child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
		child.once('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/**
 * @param {string} output
 * @param {number} [count]
 * @returns {string} the last lines, to stand below a message
 */
export function lastLines(output, count = 25) {
	return output.trimEnd().split('\n').slice(-count).join('\n');
}
