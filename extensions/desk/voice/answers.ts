import type { Knex } from 'knex';
import type { Condition } from '../../domain/kpi/formula.js';
import type { Span } from '../../domain/kpi/period.js';
import { whereAll } from '../figures/conditions.js';
import { within } from '../figures/question.js';
import { rowsOf, type Scope } from '../figures/rows.js';
import { fromJsonColumn } from '../json-column.js';
import { fromColumn } from '../time.js';

/** Which answers are looked at. */
export type VoiceQuestion = {
	readonly span: Span;
	readonly scope: Scope & { readonly survey?: string | undefined; readonly channel?: string | undefined };
	readonly conditions: readonly Condition[];
	/** Only those in which somebody wrote something. */
	readonly comments?: boolean;
	/** Only those that came before this one. */
	readonly before?: number | undefined;
	readonly now: Date;
};

export type Answered = {
	readonly id: number;
	readonly survey: string;
	readonly customer: string;
	readonly issue: number | null;
	readonly channel: string | null;
	readonly overall: number | null;
	readonly nps: number | null;
	readonly reason: string | null;
	readonly suggestion: string | null;
	readonly scores: Readonly<Record<string, unknown>>;
	readonly answeredAt: Date | null;
};

const columns = ['id', 'survey', 'customer', 'issue', 'channel', 'overall', 'nps', 'reason', 'suggestion'] as const;
const rowsAtOnce = 1000;

/**
 * The answers of a period, the latest first, page by page: whoever has enough stops reading.
 *
 * @param most how many are read at all
 */
export async function* readAnswers(knex: Knex, question: VoiceQuestion, most: number): AsyncGenerator<Answered> {
	let { before } = question;
	for (let left = most; left > 0;) {
		const size = Math.min(left, rowsAtOnce);
		const page = (await pageOf(knex, question, before).limit(size)) as Record<string, unknown>[];
		for (const row of page) yield toAnswered(row);
		left -= page.length;
		before = Number(page.at(-1)?.['id']);
		if (page.length < size) return;
	}
}

function pageOf(knex: Knex, question: VoiceQuestion, before: number | undefined): Knex.QueryBuilder {
	const { span, scope, conditions, comments, now } = question;
	const own = (column: string): string => `loop_responses.${column}`;
	const query = rowsOf(knex, 'answers', scope, null)
		.select([...columns, 'scores', 'answered_at'].map(own))
		.where(whereAll({ knex, rows: 'answers', now }, conditions))
		.orderBy([
			{ column: own('answered_at'), order: 'desc' },
			{ column: own('id'), order: 'desc' },
		]);
	within(knex, query, own('answered_at'), span);
	if (scope.survey !== undefined) query.where(own('survey'), scope.survey);
	if (scope.channel !== undefined) query.where(own('channel'), scope.channel);
	if (comments) query.where((either) => void either.whereNotNull(own('reason')).orWhereNotNull(own('suggestion')));
	if (before !== undefined) {
		// The database compares its own moments: some keep them finer than we do.
		const at = knex('loop_responses as b').where('b.id', before).select('b.answered_at');
		query.where((earlier) => {
			earlier
				.where(own('answered_at'), '<', at)
				.orWhere((same) => void same.where(own('answered_at'), at.clone()).where(own('id'), '<', before));
		});
	}
	return query;
}

function toAnswered(row: Readonly<Record<string, unknown>>): Answered {
	const scores = fromJsonColumn(row['scores']);
	return {
		...(row as Omit<Answered, 'scores' | 'answeredAt'>),
		scores: scores !== null && typeof scores === 'object' ? (scores as Record<string, unknown>) : {},
		answeredAt: fromColumn(row['answered_at']),
	};
}
