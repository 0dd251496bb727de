import { useApi } from '@directus/extensions-sdk';
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { readProblem } from '../../extensions/app/use-request.js';

/** A message that was given up, as `GET /loop/outbox` tells of it. */
export type Letter = {
	readonly id: number;
	readonly issue: number;
	readonly number: string;
	readonly name: string;
	/** A mask, never the address itself. */
	readonly to: string | null;
	readonly kind: string;
	readonly channel: string;
	readonly attempts: number;
	readonly last_error: string | null;
	readonly created_at: string;
};

/** Messages that one answer of the server holds. */
const page = 50;

export type Letters = {
	readonly list: ShallowRef<readonly Letter[] | null>;
	readonly more: Ref<boolean>;
	readonly problem: ShallowRef<string | null>;
	/** Messages that go out again, by id. */
	readonly resent: ShallowRef<ReadonlySet<number>>;
	/** Reads the newest, or those after the last that is shown. */
	readonly read: (on?: boolean) => Promise<void>;
	readonly resend: (letter: Letter) => Promise<void>;
};

/** Messages to customers that were given up. */
export function useLetters(): Letters {
	const api = useApi();
	const list: ShallowRef<readonly Letter[] | null> = shallowRef(null);
	const more = ref(false);
	const problem: ShallowRef<string | null> = shallowRef(null);
	const resent: ShallowRef<ReadonlySet<number>> = shallowRef(new Set());

	async function tried(work: () => Promise<void>): Promise<void> {
		problem.value = null;
		await work().catch((error: unknown) => {
			problem.value = readProblem(error).message;
		});
	}

	return {
		list,
		more,
		problem,
		resent,
		read: (on = false) =>
			tried(async () => {
				const last = on ? list.value?.at(-1)?.id : undefined;
				const params = { state: 'dead', ...(last === undefined ? {} : { before: last }) };
				const { data } = await api.get<{ data: Letter[] }>('/loop/outbox', { params });
				list.value = on ? [...(list.value ?? []), ...data.data] : data.data;
				more.value = data.data.length === page;
			}),
		resend: ({ id }) =>
			tried(async () => {
				await api.post(`/loop/outbox/${id}/resend`);
				resent.value = new Set([...resent.value, id]);
			}),
	};
}
