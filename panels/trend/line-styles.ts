/** Lines differ in colour and in stroke, so that neither is needed alone. */
export const lineStyles = [
	{ color: 'var(--theme--primary)', dash: [] },
	{ color: 'var(--theme--warning)', dash: [6, 4] },
	{ color: 'var(--theme--success)', dash: [2, 3] },
	{ color: 'var(--theme--danger)', dash: [10, 3, 2, 3] },
	{ color: 'var(--theme--secondary)', dash: [1, 5] },
] as const;
