/** Tables whose rows nobody ever changes: name of the trigger, table. */
export const unchanging = [
	['event_update', 'loop_events'],
	['seal_update', 'loop_seals'],
	['version_update', 'loop_survey_versions'],
] as const;

/** What names a customer who then stays: their history. */
export const customerHistory = [
	'loop_issues',
	'loop_contacts',
	'loop_responses',
	'loop_purchases',
	'loop_recoveries',
	'loop_rewards',
	'loop_events',
] as const;

/** Deletes that the law refuses: table, message, and when: always, by a condition on the old row, or while these tables name it. */
export const keeps = [
	{ table: 'loop_issues', message: 'LOOP_KEEP', when: null },
	{ table: 'loop_events', message: 'LOOP_READ_ONLY', when: null },
	{ table: 'loop_seals', message: 'LOOP_READ_ONLY', when: null },
	{ table: 'loop_survey_versions', message: 'LOOP_READ_ONLY', when: null },
	{
		table: 'loop_customers',
		message: 'LOOP_KEEP',
		when: customerHistory,
	},
	{ table: 'loop_contacts', message: 'LOOP_KEEP', when: 'OLD.issue IS NOT NULL' },
	{ table: 'loop_responses', message: 'LOOP_KEEP', when: 'OLD.issue IS NOT NULL OR OLD.answered_at IS NOT NULL' },
] as const;
