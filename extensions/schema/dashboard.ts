/** A panel on the grid of a dashboard that ships; `figure` and `figures` are ids of `domain/kpi`. */
type Panel = {
	readonly type: `loop-${'figure' | 'funnel' | 'health' | 'trend' | 'nps' | 'dimensions' | 'drivers' | 'gaps' | 'iceberg' | 'coverage' | 'comments' | 'terms'}`;
	readonly at: readonly [x: number, y: number, width: number, height: number];
	readonly options: Readonly<Record<string, unknown>>;
};

const panels: readonly Panel[] = [
	{
		type: 'loop-figure',
		at: [1, 1, 12, 8],
		options: { figure: 'csat' },
	},
	{
		type: 'loop-figure',
		at: [13, 1, 12, 8],
		options: { figure: 'nps' },
	},
	{
		type: 'loop-figure',
		at: [25, 1, 12, 8],
		options: { figure: 'solution_rate' },
	},
	{
		type: 'loop-figure',
		at: [37, 1, 12, 8],
		options: { figure: 'issues_open' },
	},
	{
		type: 'loop-funnel',
		at: [1, 9, 24, 14],
		options: {},
	},
	{
		type: 'loop-trend',
		at: [25, 9, 24, 14],
		options: { figures: ['issues_recorded', 'issues_open'], by: 'day' },
	},
	{
		type: 'loop-figure',
		at: [1, 23, 12, 8],
		options: { figure: 'handling_time_avg' },
	},
	{
		type: 'loop-figure',
		at: [13, 23, 12, 8],
		options: { figure: 'rating_avg' },
	},
	{
		type: 'loop-trend',
		at: [25, 23, 24, 14],
		options: { figures: ['csat'], by: 'week', period: 'last_90_days' },
	},
	{
		type: 'loop-health',
		at: [1, 31, 24, 6],
		options: {},
	},
];

/** The host does not translate the words of a dashboard: this one has both, and its panels say their own names. */
export const dashboard = {
	id: 'c105ed00-0003-4000-8000-000000000001',
	name: '客户满意度 · Customer satisfaction',
	icon: 'all_inclusive',
	color: null,
	note: '问题闭环与客户声音 · The loop and the customer’s voice',
};

export const dashboardPanels = place(dashboard.id, 0, panels);

const quarter = { period: 'last_90_days' };

/** What customers say: how satisfied they are first, then why, then in their words. */
const satisfactionPanels: readonly Panel[] = [
	{ type: 'loop-figure', at: [1, 1, 12, 8], options: { ...quarter, figure: 'csat' } },
	{ type: 'loop-figure', at: [13, 1, 12, 8], options: { ...quarter, figure: 'satisfaction_rate' } },
	{ type: 'loop-figure', at: [25, 1, 12, 8], options: { ...quarter, figure: 'response_rate' } },
	{ type: 'loop-figure', at: [37, 1, 12, 8], options: { ...quarter, figure: 'rating_avg' } },
	{ type: 'loop-drivers', at: [1, 9, 24, 18], options: quarter },
	{ type: 'loop-dimensions', at: [25, 9, 12, 18], options: quarter },
	{ type: 'loop-nps', at: [37, 9, 12, 18], options: quarter },
	{ type: 'loop-comments', at: [1, 27, 24, 18], options: quarter },
	{ type: 'loop-terms', at: [25, 27, 24, 18], options: quarter },
	{ type: 'loop-iceberg', at: [1, 45, 16, 14], options: quarter },
	{ type: 'loop-coverage', at: [17, 45, 12, 14], options: quarter },
	{ type: 'loop-trend', at: [29, 45, 20, 14], options: { ...quarter, figures: ['csat', 'nps'], by: 'week' } },
	{ type: 'loop-gaps', at: [1, 59, 48, 18], options: quarter },
];

export const satisfactionDashboard = {
	id: 'c105ed00-0003-4000-8000-000000000002',
	name: '满意度 · Satisfaction',
	icon: 'reviews',
	color: null,
	note: '客户怎么说，先补哪块短板 · What customers say, and what to mend first',
};

export const satisfactionDashboardPanels = place(satisfactionDashboard.id, 200, satisfactionPanels);

/** @param after the numbers of the panels' ids go on from here */
function place(id: string, after: number, list: readonly Panel[]) {
	return list.map(({ type, at, options }, index) => ({
		id: `c105ed00-0004-4000-8000-${String(after + index + 1).padStart(12, '0')}`,
		dashboard: id,
		type,
		name: null,
		show_header: false,
		position_x: at[0],
		position_y: at[1],
		width: at[2],
		height: at[3],
		options,
	}));
}
