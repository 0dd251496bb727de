/** A panel on the 12 × 6 grid of the default dashboard; `figure` and `figures` are ids of `domain/kpi`. */
type Panel = {
	readonly type: 'loop-figure' | 'loop-funnel' | 'loop-health' | 'loop-trend';
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

export const dashboardPanels = panels.map(({ type, at, options }, index) => ({
	id: `c105ed00-0004-4000-8000-${String(index + 1).padStart(12, '0')}`,
	dashboard: dashboard.id,
	type,
	name: null,
	show_header: false,
	position_x: at[0],
	position_y: at[1],
	width: at[2],
	height: at[3],
	options,
}));
