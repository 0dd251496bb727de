import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked } from '../../extensions/app/use-request.js';
import type { Status } from '../../extensions/domain/steps.js';
import { scopeParams, type Scope } from '../figures/use-figures.js';

/** A step as `GET /loop/steps` answers it. */
export type StepCount = {
	readonly status: Status;
	readonly n: number;
	readonly oldest: string | null;
	readonly ages: { readonly under_1_day: number; readonly days_1_to_3: number; readonly over_3_days: number };
};

/** The four steps just now, asked for again whenever the scope or `now` changes. */
export function useSteps(scope: () => Scope, now: () => unknown): Asked<readonly StepCount[]> {
	const api = useApi();
	return useRequest(async () => {
		const { data } = await api.get<{ data: StepCount[] }>('/loop/steps', { params: scopeParams(scope()) });
		return data.data;
	}, [() => JSON.stringify(scope()), now]);
}
