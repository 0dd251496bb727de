import type { Refusal } from '../refusal.js';
import { endsWait, findStep, type Need, type Status } from '../steps.js';
import { needFields } from '../refusal.js';
import { isBlank, isSameValue, serverFields } from './fields.js';
import { asWord, type Row } from './record.js';

export type Change = {
	/** The issue as stored. */
	readonly issue: Row & { readonly status: Status };
	/** Column → value as sent. */
	readonly patch: Row;
	/** Attempts to reach the customer that are on record since the solution. */
	readonly attempts: number;
	/** Attempts that archiving without an answer needs. */
	readonly attemptsNeeded: number;
};

/** Columns that only steer a step. */
const steering = ['step_from', 'step_by', 'step_at', 'step_via'];

/**
 * Decides whether an issue may be changed as someone wants (R16).
 *
 * @returns the columns that really change, `status` among them where the change is a step; or why not
 * @example decideChange({ issue: { status: 'recorded' }, patch: { status: 'archived' }, … })
 * //=> { refusal: { code: 'LOOP_STEP', from: 'recorded', to: 'archived' } }
 */
export function decideChange(change: Change): { changes: Record<string, unknown> } | { refusal: Refusal } {
	const { issue, patch } = change;
	const from = issue.status;
	// An emptied status is sent, too: an issue that stands nowhere would be lost.
	const to = patch['status'] === undefined ? from : asWord(patch['status'] ?? '');
	if (!isBlank(patch['step_from']) && patch['step_from'] !== from) {
		return { refusal: { code: 'LOOP_CONFLICT', status: from } };
	}
	const step = findStep(from, to);
	if (to !== from && !step) return { refusal: { code: 'LOOP_STEP', from, to } };

	const changes: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(patch)) {
		if (steering.includes(field) || isSameValue(value, issue[field])) continue;
		changes[field] = value;
	}
	if (step && endsWait(step) && !isBlank(issue['waiting']) && patch['waiting'] === undefined) changes['waiting'] = null;
	const owned = serverFields.filter((field) => field in changes || !isSteeringEmpty(field, patch));
	if (!step && from === 'archived' && Object.keys(changes).length > 0) return { refusal: { code: 'LOOP_FROZEN' } };
	if (owned.length > 0) return { refusal: { code: 'LOOP_SERVER_FIELD', fields: owned } };
	if (step) {
		const fields = [
			...step.needs.flatMap((need) => missingFields(need, { ...issue, ...patch }, change)),
			...step.fresh.filter((need) => isBlank(patch[need])),
		];
		if (fields.length > 0) return { refusal: { code: 'LOOP_INCOMPLETE', fields: [...new Set(fields)] } };
	}
	return { changes };
}

/** What a need still lacks, as columns; nothing where it is met. */
function missingFields(need: Need, row: Row, change: Change): string[] {
	if (need !== 'confirmation') return needFields[need].filter((field) => isBlank(row[field]));
	if (isBlank(row['confirmed_by'])) return needFields.confirmation.filter((field) => isBlank(row[field]));
	if (row['confirmed_by'] === 'no_answer') return change.attempts < change.attemptsNeeded ? ['attempts'] : [];
	return isBlank(row['rating']) ? ['rating'] : [];
}

/** Steering columns are always empty in the database, so "the same value" is no value. */
function isSteeringEmpty(field: string, patch: Row): boolean {
	return !steering.includes(field) || isBlank(patch[field]);
}
