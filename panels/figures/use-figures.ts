import { useApi } from '@directus/extensions-sdk';
import { useRequest, type Asked } from '../../extensions/app/use-request.js';
import type { Unit } from '../../extensions/domain/kpi/kpi.js';
import type { PeriodName } from '../../extensions/domain/kpi/period-names.js';

type Worked = {
	readonly value: number | null;
	readonly n: number;
	/** From where to where the truth lies in 95 of 100 cases. */
	readonly interval: readonly [number, number] | null;
	/** Whether there are too few answers to go by. */
	readonly few: boolean;
};

/** One point of a series; `key` is `null` where the rows have none. */
export type Point = Worked & { readonly key: string | null };

/** A figure as `GET /loop/kpis` answers it. */
export type Figure = Worked & {
	readonly id: string;
	readonly unit: Unit;
	readonly parts: { readonly plus: number; readonly rest: number; readonly minus: number } | null;
	readonly goal: number | null;
	readonly previous: number | null;
	readonly series: readonly Point[];
};

/** The days that were asked for, and the moments between which they lie. */
export type Days = { readonly from: string; readonly to: string; readonly start: string; readonly end: string };

export type Figures = { readonly data: readonly Figure[]; readonly meta: Days };

/** Of which customers and which issues. */
export type Scope = { readonly tier: string | null; readonly category: string | null };

export type FiguresQuery = Scope & {
	readonly ids: readonly string[];
	readonly period: PeriodName;
	readonly by: string;
};

/**
 * Figures from the desk, asked for again whenever the question or `now` changes.
 *
 * @param query the question
 * @param now when the dashboard was last refreshed
 */
export function useFigures(query: () => FiguresQuery, now: () => unknown): Asked<Figures> {
	const api = useApi();
	return useRequest(async () => {
		const { ids, period, by, ...scope } = query();
		const { data } = await api.get<Figures>('/loop/kpis', {
			params: { ids: ids.join(','), period, by, ...scopeParams(scope) },
		});
		return data;
	}, [() => JSON.stringify(query()), now]);
}

/** A scope as part of an address; what is not set is not sent. */
export function scopeParams(scope: Scope): Record<string, string> {
	return Object.fromEntries(Object.entries(scope).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
