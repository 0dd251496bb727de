import { delimiter, dirname } from 'node:path';
import { lastLines, run } from './run.mjs';

/**
 * Runs npm on the given Node: scripts that packages run at install find the same one on their PATH and compile for it.
 * @param {import('./node.mjs').Node} node
 * @param {string[]} args
 * @param {{ cwd: string, onLine: (line: string) => void }} options
 */
export function npm(node, args, options) {
	const cli = process.env['npm_execpath'];
	const [command, first] = cli?.endsWith('.js') ? [node.path, [cli]] : ['npm', []];
	const env = {
		...process.env,
		PATH: [dirname(node.path), process.env['PATH']].join(delimiter),
		...(node.headers ? { npm_config_nodedir: node.headers } : {}),
	};
	return run(command, [...first, ...args], { ...options, env });
}

/**
 * @param {string} output of an npm that failed
 * @returns {string} what it complained about; its last lines only point at its help
 */
export function complaint(output) {
	const errors = output.split('\n').filter((line) => line.startsWith('npm error'));
	return errors.length > 0 ? errors.slice(0, 20).join('\n') : lastLines(output);
}
