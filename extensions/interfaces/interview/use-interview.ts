import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked as Request } from '../../app/use-request.js';
import type { Interview } from '../../domain/interview.js';

/** What an interview needs, and how the slot stands by now. */
export function useInterview(key: () => string | number): Request<Interview | null> {
	const api = useApi();
	return useRequest(async () => {
		if (key() === '+') return null;
		const { data } = await api.get<{ data: Interview }>(`/loop/responses/${key()}/interview`);
		return data.data;
	}, key);
}
