import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { provideBundle, runSdk } from './bundle.mjs';
import { provideChromium } from './chromium.mjs';
import { provideDependencies } from './dependencies.mjs';
import { failures } from './failures.mjs';
import { provideHost } from './host.mjs';
import { provideNode } from './node.mjs';
import { root } from './paths.mjs';
import { elapsed } from './progress.mjs';
import { run } from './run.mjs';
import { Stop } from './stop.mjs';
import { runVitest, toolEnv } from './vitest.mjs';

/**
 * `npm test` runs every stage; `npm test -- host test/host/law.test.ts` only those named, with vitest's filters.
 * The last line is `N passed, N failed`: vitest's tests, and each other stage that failed.
 */
const STAGES = /** @type {const} */ (['lint', 'types', 'build', 'domain', 'host', 'browser']);

/** @typedef {typeof STAGES[number]} Stage */

const HELP = `npm test                                     every stage: ${STAGES.join(', ')}
npm test -- domain                           one stage, or some of them
npm test -- host test/host/law.test.ts       of a stage, the files whose path holds this
npm test -- host -t 'a word of the rule'     of a stage, the tests whose name holds this

LOOP_DATABASES=sqlite,postgres,mysql         the databases that host tests run on, each of them
LOOP_POSTGRES, LOOP_MYSQL                    where those are, as a URL; else on their standard local ports
LOOP_SCREENSHOTS=folder                      keeps the pictures that browser tests take`;

const words = process.argv.slice(2);
if (words.includes('--help')) {
	console.log(HELP);
	process.exit();
}
const named = STAGES.filter((stage) => words.includes(stage));
const stages = named.length > 0 ? named : STAGES;
const filters = words.filter((word) => !STAGES.some((stage) => stage === word));
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const broken = [];
const node = await provideNode();
const env = toolEnv(node);

try {
	await main();
} catch (error) {
	total.failed++;
	console.error(error instanceof Stop ? `\n${error.message}` : error);
}
for (const line of broken) console.log(line);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function main() {
	await provideDependencies(node);
	// What is fetched arrives while the processor has other work; a failure is told where it is needed.
	const host = stages.includes('host') || stages.includes('browser') ? provideHost(node) : undefined;
	host?.catch(() => undefined);
	// The longest, which keeps one processor busy, beside the others.
	await Promise.all([lint(), others()]);
	if (!['build', 'host', 'browser'].some((stage) => stages.includes(/** @type {Stage} */ (stage)))) return;
	await provideBundle(node);
	if (stages.includes('build')) await validate();
	await host;
	if (stages.includes('host')) await vitest('host');
	if (stages.includes('browser')) await vitest('browser', { LOOP_CHROMIUM: await provideChromium() });
}

async function lint() {
	if (stages.includes('lint')) await check('eslint', ['.']);
}

/** The checks that are quicker. `vue-tsc` checks what `tsc` does, and the components. */
async function others() {
	if (stages.includes('types')) await check('vue-tsc', ['--noEmit']);
	if (stages.includes('lint')) {
		await check('prettier', ['--check', '--log-level=warn', '.']);
		await check('knip', []);
	}
	if (stages.includes('domain')) await vitest('domain');
}

/** @type {(tool: string, args: string[]) => Promise<void>} */
async function check(tool, args) {
	await tell(tool, async () => (await run(tool, args, { cwd: root, env })).code === 0);
}

async function validate() {
	await tell('directus-extension validate', async () => {
		const { code, output } = await runSdk(node, 'validate');
		if (code !== 0) console.error(output);
		return code === 0;
	});
}

/** @type {(what: string, work: () => Promise<boolean>) => Promise<void>} */
async function tell(what, work) {
	const start = Date.now();
	const good = await work();
	if (!good) total.failed++;
	console.log(`${good ? '✓' : '✗'} ${what} (${elapsed(start)})`);
}

/** @type {(project: Stage, extra?: Record<string, string>) => Promise<void>} */
async function vitest(project, extra = {}) {
	const start = Date.now();
	const report = join(root, '.cache', 'test', `${project}.json`);
	await mkdir(dirname(report), { recursive: true });
	await rm(report, { force: true });
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const args = ['--passWithNoTests', ...reporters, ...filters];
	const { code } = await runVitest(project, args, { env: { ...env, ...extra } });
	const counts = JSON.parse(await readFile(report, 'utf8').catch(() => '{}'));
	const failed = counts.numFailedTests ?? 0;
	total.passed += counts.numPassedTests ?? 0;
	total.skipped += counts.numPendingTests ?? 0;
	total.failed += code !== 0 && failed === 0 ? 1 : failed;
	broken.push(...failures(counts));
	console.log(`${code === 0 ? '✓' : '✗'} ${project} (${elapsed(start)})`);
}
