import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked } from '../../app/use-request.js';
import type { Deadlines } from './deadlines.js';

/** The deadlines of an issue, and how far the clock on this computer is off the server's, in milliseconds. */
export type TimedDeadlines = Deadlines & { readonly ahead: number };

/**
 * Every deadline of an issue, explained.
 *
 * @param issue its id
 * @param when what makes it worth asking again
 */
export function useDeadlines(issue: () => number | string | null, when: () => unknown): Asked<TimedDeadlines | null> {
	const api = useApi();
	return useRequest(async () => {
		const id = issue();
		if (id === null) return null;
		const { data } = await api.get<{ data: Deadlines }>(`/loop/issues/${encodeURIComponent(id)}/deadlines`);
		return { ...data.data, ahead: Date.parse(data.data.now) - Date.now() };
	}, [issue, when]);
}
