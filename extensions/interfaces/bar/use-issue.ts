import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked } from '../../app/use-request.js';
import { issueFields, turnFields, type Issue, type Turn } from './issue.js';

export type Told = { readonly issue: Issue; readonly turns: readonly Turn[] };

/**
 * An issue as it stands in the database, with the steps it has taken.
 *
 * @param key its id, or `+` while it is new
 * @param when what makes it worth asking again
 */
export function useIssue(key: () => string | number, when: () => unknown): Asked<Told | null> {
	const api = useApi();
	return useRequest(async () => {
		const id = key();
		if (id === '+') return null;
		const [issue, turns] = await Promise.all([
			api.get<{ data: Issue }>(`/items/loop_issues/${encodeURIComponent(id)}`, { params: { fields: issueFields } }),
			api.get<{ data: Turn[] }>('/items/loop_events', {
				params: {
					filter: { issue: { _eq: id }, type: { _eq: 'step' } },
					fields: turnFields,
					sort: ['-at', '-id'],
					limit: 20,
				},
			}),
		]);
		return { issue: issue.data.data, turns: turns.data.data.reverse() };
	}, [key, when]);
}
