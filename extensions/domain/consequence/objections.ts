/** Words that ship as an objection (R3, R28); an admin keeps the list in the settings. `*` stands for any ending. */
export const defaultObjections = [
	'投诉',
	'退款',
	'退货',
	'不再合作',
	'解约',
	'律师',
	'起诉',
	'曝光',
	'消协',
	'refund*',
	'cancel*',
	'complain*',
	'lawyer*',
	'sue',
	'terminate*',
	'switching to',
] as const;
