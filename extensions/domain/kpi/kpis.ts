import { answerKpis } from './answer-kpis.js';
import { customerKpis } from './customer-kpis.js';
import { issueKpis } from './issue-kpis.js';
import type { Kpi } from './kpi.js';

/** Every figure there is (D3). Panels, endpoint, reports and README read this list; a new figure is a new entry. */
export const kpis = [...issueKpis, ...answerKpis, ...customerKpis] as const satisfies readonly Kpi[];

export type KpiId = (typeof kpis)[number]['id'];

export const kpiIds: readonly KpiId[] = kpis.map((kpi) => kpi.id);

/**
 * Finds a figure by its id.
 *
 * @example findKpi('csat')?.unit //=> '0–100'
 */
export function findKpi(id: string): Kpi | undefined {
	return kpis.find((kpi) => kpi.id === id);
}
