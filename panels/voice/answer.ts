type IssueLink = { readonly id: number; readonly number: string; readonly status: string };

/** An answer as `GET /loop/answers` gives it. */
export type Answer = {
	readonly id: number;
	readonly overall: number | null;
	readonly nps: number | null;
	readonly score: number | null;
	readonly group: 'low' | 'middle' | 'high' | null;
	readonly reason: string | null;
	readonly suggestion: string | null;
	readonly answered_at: string | null;
	readonly customer: { readonly id: string; readonly name: string | null } | null;
	readonly issue: IssueLink | null;
	readonly started: IssueLink | null;
};
