import { relative } from 'node:path';
import { root } from './paths.mjs';

/**
 * What failed, a line each: a long run is read from its end.
 *
 * @param {{testResults?: {name: string, message?: string, assertionResults: Assertion[]}[]}} report vitest's, as JSON
 * @returns {string[]} such as `✗ test/host/loop.test.ts > refuses a step that is none: expected 200 to be 409`
 *
 * @typedef {{status: string, fullName: string, failureMessages?: string[]}} Assertion
 */
export function failures(report) {
	return (report.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
		const file = relative(root, name);
		const failed = assertionResults.filter(({ status }) => status === 'failed');
		const tests = failed.map(({ fullName, failureMessages }) => told(`${file} > ${fullName}`, failureMessages?.[0]));
		return message && tests.length === 0 ? [told(file, message)] : tests;
	});
}

/** @type {(what: string, why?: string) => string} */
function told(what, why = '') {
	return `✗ ${what}: ${why.split('\n', 1)[0]?.slice(0, 300)}`;
}
