import { provideBundle } from './bundle.mjs';
import { provideDependencies } from './dependencies.mjs';
import { provideNode } from './node.mjs';
import { runMain } from './stop.mjs';

await runMain(async () => {
	const node = await provideNode();
	await provideDependencies(node);
	await provideBundle(node, { force: process.argv.includes('--force') });
});
