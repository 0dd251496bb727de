import { randomBytes, randomUUID } from 'node:crypto';
import type { Kind } from './databases';
import { admin, openInstance, type Instance } from './instance';
import { runName } from './workspace';
import { openStore, type Row } from './store';
import { provideTemplate, type Template } from './template';

export interface DeskOptions {
	database: Kind;
	/** Added to the environment of every instance. */
	env?: Record<string, string>;
	/** Added to the environment of one instance, in the order of the instances. */
	envs?: readonly Record<string, string>[];
	/** Whether our bundle is there; true unless said otherwise. */
	bundle?: boolean;
	/** `ready` (with the bundle, the default): set-up has been done; `bare`: a Directus that has never seen the bundle. */
	template?: Template;
	/** Instead of a template: the database of a desk that was frozen. */
	from?: string;
	/** How many Directus share the database; they start at the same time. */
	instances?: 1 | 2 | 3;
	/** Called with each instance's working folder before its start, to put more files there. */
	prepare?: (folder: string) => Promise<void> | void;
}

/** What Directus answers with: one row or many under `data`, or `errors`. */
export interface Body {
	data: Row & Row[];
	errors: { message: string; extensions: { code: string } & Row }[];
}

export interface Answer<T = Body> {
	status: number;
	/** The parsed JSON; a string where the answer is none. */
	body: T;
	headers: Headers;
}

export interface Caller {
	/** Whose call it is; the admin's unless said otherwise, null for a stranger's. */
	token?: string | null;
	instance?: 0 | 1 | 2;
	headers?: Record<string, string>;
}

export interface User {
	id: string;
	email: string;
	password: string;
	token: string;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/**
 * A real Directus with our bundle, on a database of its own.
 *
 * ```ts
 * const desk = await openDesk({ database: 'sqlite' });
 * const { status, body } = await desk.api('POST', '/items/loop_customers', { name: 'A公司' });
 * await desk.stop();
 * ```
 */
export async function openDesk(options: DeskOptions) {
	const { database, env = {}, envs = [], bundle = true, instances: count = 1, prepare } = options;
	const from = options.from ?? (await provideTemplate(database, options.template ?? (bundle ? 'ready' : 'bare')));
	const name = `${runName()}_${randomBytes(4).toString('hex')}`;
	const store = await openStore(database, name, from);
	const opened = await Promise.allSettled(
		Array.from({ length: count }, (_, index) =>
			openInstance({ store, env: { ...env, ...envs[index] }, bundle, prepare }),
		),
	);
	const instances = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
	const failed = opened.find((result) => result.status === 'rejected');
	const each = (what: (instance: Instance) => Promise<void>) => Promise.all(instances.map(what));
	const stop = async () => {
		await each(async (instance) => {
			await instance.stop();
			await instance.remove();
		});
		await store.drop();
	};
	if (failed) {
		await stop();
		throw failed.reason as Error;
	}
	const urls = instances.map((instance) => instance.url);

	/** Calls the API. Objects go as JSON; a string or bytes go as they are, with the content type in `headers`. */
	async function api<T = Body>(method: string, path: string, body?: unknown, caller: Caller = {}): Promise<Answer<T>> {
		const raw = typeof body === 'string' || body instanceof Uint8Array;
		const token = caller.token === undefined ? admin.token : caller.token;
		const answer = await fetch(`${urls[caller.instance ?? 0]}${path}`, {
			method,
			redirect: 'manual',
			headers: {
				...(token ? { authorization: `Bearer ${token}` } : {}),
				...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
				...caller.headers,
			},
			...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
		});
		const text = await answer.text();
		const json = answer.headers.get('content-type')?.includes('json') && text !== '';
		return { status: answer.status, body: (json ? JSON.parse(text) : text) as T, headers: answer.headers };
	}

	/** Creates a user with the role of that name or id; Core allows three users with access to the Studio in all. */
	async function createUser(role: string | null): Promise<User> {
		const token = randomUUID();
		const user = { email: `${token.slice(0, 8)}@example.com`, password: token, token };
		const answer = await api('POST', '/users', { ...user, role: role && (await findRole(role)), status: 'active' });
		if (answer.status !== 200) throw new Error(`No user could be created: ${JSON.stringify(answer.body)}`);
		return { ...user, id: String(answer.body.data.id) };
	}

	async function findRole(role: string): Promise<string> {
		const { body } = await api<{ data: { id: string; name: string }[] }>('GET', '/roles?limit=-1&fields=id,name');
		const found = body.data.find(({ id, name }) => id === role || name.toLowerCase().includes(role.toLowerCase()));
		if (!found) throw new Error(`There is no role "${role}": ${body.data.map(({ name }) => name).join(', ')}`);
		return found.id;
	}

	/** Every row of every table of ours, for "nothing changed". What only tells the time or is written by the minute is left out. */
	async function dump(): Promise<Record<string, string[]>> {
		const names = (await store.tables()).filter((name) => name.startsWith('loop_') && !byTheMinute.has(name)).sort();
		const tables: Record<string, string[]> = {};
		for (const name of names) {
			const rows = (await store.sql(`select * from ${name}`)).map(serialize).sort();
			tables[name] =
				name === 'loop_journal'
					? rows.filter((row) => !/"mark (tick|seal|sweep|terms|outcomes|risk|version)\./.test(row))
					: rows;
		}
		return tables;
	}

	async function restart(): Promise<void> {
		await each((instance) => instance.stop());
		await each((instance) => instance.start());
	}

	/** Stops the Directus but keeps the database, for other desks to start from (`from`); `stop` removes it then. */
	async function freeze(): Promise<string> {
		await each((instance) => instance.stop());
		await store.close();
		return name;
	}

	return {
		database,
		url: urls[0] ?? '',
		urls,
		instances,
		adminEmail: admin.email,
		adminPassword: admin.password,
		adminToken: admin.token,
		api,
		sql: store.sql,
		/** The DB_* environment by which a Directus reaches the database. */
		storeEnv: store.env,
		createUser,
		dump,
		restart,
		freeze,
		stop,
		log: () => instances.map((instance) => instance.log()).join('\n'),
	};
}

const byTheMinute = new Set(['loop_leases', 'loop_seals', 'loop_calendars']);

function serialize(row: Row): string {
	return JSON.stringify(row, (_key, value: unknown) =>
		typeof value === 'bigint'
			? String(value)
			: value instanceof Uint8Array
				? Buffer.from(value).toString('hex')
				: value,
	);
}
