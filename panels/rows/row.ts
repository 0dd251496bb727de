import { nextDues, recoveryStates } from '../../extensions/domain/choices.js';
import type { Rows } from '../../extensions/domain/kpi/formula.js';
import type { Language, Text } from '../../extensions/domain/language.js';
import { statusNames, type Status } from '../../extensions/domain/steps.js';
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

type Read = (name: string) => string;
type Shown = Omit<Row, 'key' | 'when'> & { readonly at: string };
type Kind = { readonly fields: readonly string[]; readonly show: (read: Read, language: Language) => Shown };

const issueOf = (read: Read, language: Language, way: string): Omit<Shown, 'at'> => ({
	to: `/content/loop_issues/${read(`${way}id`)}`,
	title: `${read(`${way}number`)} · ${read(`${way}customer.name`)}`,
	text: read(`${way}description`),
	mark: statusNames[read(`${way}status`) as Status]?.[language] ?? '',
});

const ofIssue = ['issue.id', 'issue.number', 'issue.description', 'issue.status', 'issue.customer.name'];

/** What is read of each kind of rows, and how it is told. */
const kinds: Readonly<Record<Rows, Kind>> = {
	issues: {
		fields: ['id', 'number', 'description', 'status', 'submitted_at', 'customer.name'],
		show: (read, language) => ({ ...issueOf(read, language, ''), at: read('submitted_at') }),
	},
	archivings: {
		fields: ['id', 'at', ...ofIssue],
		show: (read, language) => ({ ...issueOf(read, language, 'issue.'), at: read('at') }),
	},
	deadlines: {
		fields: ['id', 'at', 'to', ...ofIssue],
		show: (read, language) => ({
			...issueOf(read, language, 'issue.'),
			mark: (nextDues as Readonly<Record<string, Text>>)[read('to')]?.[language] ?? '',
			at: read('at'),
		}),
	},
	answers: {
		fields: ['id', 'overall', 'nps', 'reason', 'suggestion', 'answered_at', 'sent_at', 'customer.name'],
		show: (read) => ({
			to: `/content/loop_responses/${read('id')}`,
			title: read('customer.name'),
			text: read('reason') || read('suggestion'),
			mark: [read('overall') && `${read('overall')}/10`, read('nps') && `NPS ${read('nps')}`]
				.filter(Boolean)
				.join(' · '),
			at: read('answered_at') || read('sent_at'),
		}),
	},
	recoveries: {
		fields: ['id', 'state', 'result', 'ended_at', 'customer.name'],
		show: (read, language) => ({
			to: `/content/loop_recoveries/${read('id')}`,
			title: read('customer.name'),
			text: read('result'),
			mark: (recoveryStates as Readonly<Record<string, Text>>)[read('state')]?.[language] ?? '',
			at: read('ended_at'),
		}),
	},
	customers: {
		fields: ['id', 'number', 'name', 'since', 'tier.name_zh', 'tier.name_en'],
		show: (read, language) => ({
			to: `/content/loop_customers/${read('id')}`,
			title: [read('number'), read('name')].filter(Boolean).join(' · '),
			text: read('since'),
			mark: read(language === 'zh-CN' ? 'tier.name_zh' : 'tier.name_en'),
			at: '',
		}),
	},
	purchases: {
		fields: ['id', 'purchased_at', 'product', 'amount', 'customer.name'],
		show: (read) => ({
			to: `/content/loop_purchases/${read('id')}`,
			title: read('customer.name'),
			text: [read('purchased_at'), read('product')].filter(Boolean).join(' · '),
			mark: read('amount'),
			at: '',
		}),
	},
};

/** What is read of a row. */
export function fieldsOf(rows: Rows): readonly string[] {
	return kinds[rows].fields;
}

/**
 * Puts a row into words.
 *
 * @param rows what it is a row of
 * @param row with the fields of `fieldsOf`
 */
export function readRow(rows: Rows, row: Readonly<Record<string, unknown>>, language: Language): Row {
	const read: Read = (name) => textOf(name.split('.').reduce<unknown>((at, part) => partOf(at, part), row));
	const { at, ...shown } = kinds[rows].show(read, language);
	const when = at === '' ? '' : sayMoment(new Date(at), { now: new Date(), language });
	return { key: read('id'), ...shown, when };
}

function partOf(value: unknown, name: string): unknown {
	return (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
