/** On whose behalf the desk itself takes a step. */
export type Acting = {
	/** The user, or nobody where a customer acts. */
	readonly by: string | null;
	/** How it came: nothing means a member of staff. */
	readonly via: 'customer' | 'import' | 'survey' | 'system' | null;
	/** When it happened, where that is not now. */
	readonly at?: Date;
};
