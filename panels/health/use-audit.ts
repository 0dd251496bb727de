import { useApi } from '@directus/extensions-sdk';
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Text } from '../../extensions/domain/language.js';

/** What `GET /loop/audit` answers of one piece of the chain. */
type Piece = {
	readonly links: number;
	readonly complete: boolean;
	readonly checkpoint: { readonly seq: number; readonly hash: string; readonly short: string };
	readonly waiting: number;
	readonly broken: { readonly words: Text } | null;
};

/** How an audit ended. */
export type Verdict = Pick<Piece, 'checkpoint' | 'waiting' | 'broken'>;

/** Seals verified with one request: a few seconds, so that nothing on the way gives up. */
const piece = 200_000;

export type Audit = {
	/** Seals verified so far; nothing where no audit is under way. */
	readonly verified: Ref<number | null>;
	readonly verdict: ShallowRef<Verdict | null>;
	readonly failed: Ref<boolean>;
	readonly verify: () => Promise<void>;
};

/** Verifies the whole log, piece by piece, each held against the one before. */
export function useAudit(): Audit {
	const api = useApi();
	const verified = ref<number | null>(null);
	const verdict = shallowRef<Verdict | null>(null);
	const failed = ref(false);

	async function verify(): Promise<void> {
		if (verified.value !== null) return;
		verified.value = 0;
		verdict.value = null;
		failed.value = false;
		try {
			let params: Record<string, string | number> = { most: piece };
			for (;;) {
				const { data } = await api.get<{ data: Piece }>('/loop/audit', { params });
				const { checkpoint, complete, broken, waiting, links } = data.data;
				verified.value += links;
				if (complete || broken) {
					verdict.value = { checkpoint, broken, waiting };
					return;
				}
				params = { most: piece, from: checkpoint.seq, hash: checkpoint.hash };
			}
		} catch {
			failed.value = true;
		} finally {
			verified.value = null;
		}
	}

	return { verified, verdict, failed, verify };
}
