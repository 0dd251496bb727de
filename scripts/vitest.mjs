import { delimiter, dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * What our tools run with: the Node that Directus runs on, so that tests have node:sqlite, and our own programs.
 * @param {import('./node.mjs').Node} node
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(node) {
	return {
		...process.env,
		PATH: [dirname(node.path), join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
		NODE_OPTIONS: [process.env['NODE_OPTIONS'], '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' '),
	};
}

/**
 * Runs the tests of one project of vitest.config.ts.
 * @param {string} project
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 */
export function runVitest(project, args, options) {
	return run('vitest', ['run', '--project', project, ...args], { cwd: root, ...options });
}
