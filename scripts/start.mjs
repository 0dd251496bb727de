import { join } from 'node:path';
import { apiOf, waitForSetup } from './api.mjs';
import { provideBundle } from './bundle.mjs';
import { agentEmail, provideDemo } from './demo.mjs';
import { provideDependencies } from './dependencies.mjs';
import { database, folder, prepareDesk } from './desk.mjs';
import { findPort, startDirectus } from './directus.mjs';
import { provideHost } from './host.mjs';
import { openMail } from './mail.mjs';
import { provideNode } from './node.mjs';
import { elapsed, showProgress } from './progress.mjs';
import { runMain, Stop } from './stop.mjs';

/** Settings of the caller that reach the Directus; everything else of it is in .desk/.env. */
const PASSED_ON = /^(LOOP_|EMAIL_|LOG_|PUBLIC_URL$)/;

await runMain(async () => {
	const begin = Date.now();
	const port = await choosePort();
	const node = await provideNode();
	await provideDependencies(node);
	await provideBundle(node);
	const host = await provideHost(node);
	const settings = await prepareDesk(node, host);

	const mail = join(folder, 'mail');
	const url = process.env['PUBLIC_URL'] ?? `http://localhost:${port}`;
	const env = {
		...settings,
		...database,
		// Its password is known to everyone, so only this machine may come in, unless told otherwise.
		HOST: process.env['HOST'] ?? '127.0.0.1',
		PORT: String(port),
		PUBLIC_URL: url,
		EXTENSIONS_MUST_LOAD: 'true',
		WEBSOCKETS_ENABLED: 'true',
		LOG_LEVEL: 'warn',
		...(process.env['EMAIL_TRANSPORT'] ? {} : await openMail(mail)),
		...Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name))),
	};
	const output = { shown: false };
	const onOutput = (/** @type {string} */ text) => void (output.shown && process.stdout.write(text));
	const start = () => startDirectus({ node, host, folder, env: /** @type {Record<string, string>} */ (env), onOutput });
	const directus = await showProgress('Starting Directus', start);

	let leaving = false;
	const leave = () => {
		if (leaving) return;
		leaving = true;
		void directus.stop();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave);
	if (process.env['npm_lifecycle_event']) onParentGone(leave);

	try {
		const api = apiOf(`http://127.0.0.1:${port}`, settings['ADMIN_TOKEN'] ?? '');
		await showProgress('Setting up the desk', () => waitForSetup(api, directus.log));
		const password = settings['ADMIN_PASSWORD'] ?? '';
		const { survey } = await provideDemo(api, password);
		console.log(`
Closed Loop is ready (${elapsed(begin)}).

  Desk     ${url}
  Admin    ${settings['ADMIN_EMAIL']} / ${password}
  Agent    ${agentEmail} / ${password}
  Survey   ${survey ?? 'there is no issue to ask about'}
  Mail     ${process.env['EMAIL_TRANSPORT'] ? 'goes out as EMAIL_* say' : `stays here: ${mail}`}

Ctrl-C stops it. Everything is kept in .desk/; delete that folder to begin anew.
`);
	} catch (error) {
		leave();
		await directus.ended;
		if (leaving && !(error instanceof Stop)) return;
		throw error;
	}
	output.shown = true;
	const code = await directus.ended;
	if (!leaving) throw new Stop(`Directus ended by itself (${code}).`);
});

async function choosePort() {
	const wanted = Number(process.env['PORT'] ?? 8055);
	if (await findPort(wanted)) return wanted;
	throw new Stop(`Port ${wanted} is in use. Stop what listens there, or choose another: PORT=${wanted + 1} npm start`);
}

/**
 * An npm that is ended ends the shell between us, and the shell tells nobody.
 * @param {() => void} leave
 */
function onParentGone(leave) {
	const parent = process.ppid;
	setInterval(() => void (process.ppid !== parent && leave()), 500).unref();
}
