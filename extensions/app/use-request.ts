import { ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue';

/** What went wrong, as the server put it. */
export type Problem = { readonly status: number | null; readonly code: string | null; readonly message: string };

export type Asked<T> = {
	/** The latest answer; it stays while a newer one is under way, so that nothing jumps. */
	readonly answer: ShallowRef<T | null>;
	readonly problem: ShallowRef<Problem | null>;
	readonly busy: Ref<boolean>;
	readonly again: () => Promise<void>;
};

/**
 * Asks the server now and whenever something it depends on changes. A late answer never replaces a newer one.
 *
 * @param ask sends the request and takes out what matters
 * @param when what the question depends on
 */
export function useRequest<T>(ask: () => Promise<T>, when: WatchSource | WatchSource[]): Asked<T> {
	const answer: ShallowRef<T | null> = shallowRef(null);
	const problem: ShallowRef<Problem | null> = shallowRef(null);
	const busy = ref(false);
	let latest = 0;

	async function again(): Promise<void> {
		const mine = ++latest;
		busy.value = true;
		try {
			const given = await ask();
			if (mine !== latest) return;
			answer.value = given;
			problem.value = null;
		} catch (error) {
			if (mine === latest) problem.value = readProblem(error);
		} finally {
			if (mine === latest) busy.value = false;
		}
	}

	watch(when, again);
	void again();
	return { answer, problem, busy, again };
}

/**
 * Reads what the server said out of what the Studio's client throws.
 *
 * @example readProblem({ response: { status: 409, data: { errors: [{ message: '…', extensions: { code: 'LOOP_CONFLICT' } }] } } })
 * //=> { status: 409, code: 'LOOP_CONFLICT', message: '…', fields: [], why: null }
 */
export function readProblem(
	error: unknown,
): Problem & { readonly fields: readonly string[]; readonly why: string | null } {
	const { response, message } = error as ClientError;
	const first = response?.data?.errors?.[0];
	const { fields, why } = first?.extensions ?? {};
	return {
		status: response?.status ?? null,
		code: first?.extensions?.code ?? null,
		message: first?.message ?? message ?? '',
		fields: Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : [],
		why: typeof why === 'string' ? why : null,
	};
}

type ClientError = {
	readonly message?: string;
	readonly response?: {
		readonly status: number;
		readonly data?: {
			readonly errors?: readonly {
				readonly message: string;
				readonly extensions?: { readonly code?: string; readonly fields?: unknown; readonly why?: unknown };
			}[];
		};
	};
};
