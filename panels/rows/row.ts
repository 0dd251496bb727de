import type { Rows } from '../../extensions/domain/kpi/formula.js';
import type { Language } from '../../extensions/domain/language.js';
import { statusNames, statuses } from '../../extensions/domain/steps.js';
import { sayMoment } from '../../extensions/domain/words/moment.js';

/** One row as a list shows it. */
export type Row = {
	readonly key: string;
	readonly to: string;
	readonly title: string;
	readonly text: string;
	readonly mark: string;
	readonly when: string;
};

/** What is read of a row. */
export const rowFields: Readonly<Record<Rows, readonly string[]>> = {
	issues: ['id', 'number', 'description', 'status', 'rating', 'submitted_at', 'customer.name'],
	answers: ['id', 'overall', 'nps', 'reason', 'suggestion', 'answered_at', 'customer.name'],
};

/**
 * Puts a row into words.
 *
 * @param rows issues or answers
 * @param row with the fields of `rowFields`
 */
export function readRow(rows: Rows, row: Readonly<Record<string, unknown>>, language: Language): Row {
	const key = textOf(row['id']);
	const customer = textOf((row['customer'] as { name?: unknown } | null)?.name);
	const at = row[rows === 'issues' ? 'submitted_at' : 'answered_at'];
	const when = typeof at === 'string' ? sayMoment(new Date(at), { now: new Date(), language }) : '';
	if (rows === 'issues') {
		const status = statuses.find((each) => each === row['status']);
		return {
			key,
			to: `/content/loop_issues/${key}`,
			title: `${textOf(row['number'])} · ${customer}`,
			text: textOf(row['description']),
			mark: status ? statusNames[status][language] : '',
			when,
		};
	}
	const marks = [
		row['overall'] === null ? '' : `${textOf(row['overall'])}/10`,
		row['nps'] === null ? '' : `NPS ${textOf(row['nps'])}`,
	];
	return {
		key,
		to: `/content/loop_responses/${key}`,
		title: customer,
		text: textOf(row['reason'] ?? row['suggestion']),
		mark: marks.filter(Boolean).join(' · '),
		when,
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
