import { provideBundle } from './bundle.mjs';
import { provideDependencies } from './dependencies.mjs';
import { provideHost } from './host.mjs';
import { provideNode } from './node.mjs';
import { lastLines } from './run.mjs';
import { runMain, Stop } from './stop.mjs';
import { runVitest, toolEnv } from './vitest.mjs';

/** `npm run bench` prints one line a figure: `id  value  target  pass|short`; `npm run bench -- size` only those of a file. */
await runMain(async () => {
	const node = await provideNode();
	await provideDependencies(node);
	await provideBundle(node);
	await provideHost(node);
	const onLine = (/** @type {string} */ line) => {
		if (line.startsWith('bench  ')) console.log(line.slice('bench  '.length));
	};
	const args = [...process.argv.slice(2), '--disable-console-intercept'];
	const { code, output } = await runVitest('bench', args, { env: toolEnv(node), onLine });
	if (code !== 0) throw new Stop(`A bench did not come to its end:\n${lastLines(output, 60)}`);
});
