import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked } from '../../extensions/app/use-request.js';
import type { Check } from '../../extensions/domain/health/check.js';

/** What `GET /loop/health` found, and when it was asked. */
export type Checked = { readonly checks: readonly Check[]; readonly at: Date };

/** How the desk stands, asked for again whenever `now` changes. */
export function useHealth(now: () => unknown): Asked<Checked> {
	const api = useApi();
	return useRequest(async () => {
		const { data } = await api.get<{ data: { checks: Check[] } }>('/loop/health');
		return { checks: data.data.checks, at: new Date() };
	}, [now]);
}
