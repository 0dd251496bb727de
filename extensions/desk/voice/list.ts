import type { Knex } from 'knex';
import { scoreOf } from '../../domain/gaps/pair.js';
import { termsOf } from '../../domain/terms/terms.js';
import { groupOf, type Group } from '../../domain/voice/group.js';
import { maskText } from '../../domain/voice/private-text.js';
import { readAnswers, type Answered, type VoiceQuestion } from './answers.js';
import { mostComments } from './terms.js';

/** Which of the answers are listed. */
export type Wanted = {
	readonly group?: Group | undefined;
	/** A term as `findTerms` gives it. */
	readonly term?: string | undefined;
	/** Those with a score for this question, no higher than `upTo` where it is given. */
	readonly dimension?: string | undefined;
	readonly upTo?: number | undefined;
	readonly most: number;
};

type Named = { readonly id: string; readonly name: string | null; readonly number: string | null };
type About = { readonly id: number; readonly number: string; readonly status: string };

/** An answer as a list shows it: comments are masked. */
export type ListedAnswer = Omit<Answered, 'customer' | 'issue' | 'scores' | 'answeredAt'> & {
	readonly answered_at: Date | null;
	readonly group: Group | null;
	/** For the dimension that was asked for. */
	readonly score: number | null;
	readonly customer: Named | null;
	/** The issue that the answer is about. */
	readonly issue: About | null;
	/** The issue that the answer has started. */
	readonly started: About | null;
};

/**
 * The answers behind a number, the latest first.
 *
 * @returns at most as many as wanted, and whether there are more to look through
 */
export async function listAnswers(
	knex: Knex,
	question: VoiceQuestion,
	wanted: Wanted,
): Promise<{ readonly answers: readonly ListedAnswer[]; readonly more: boolean }> {
	const found: Answered[] = [];
	let more = false;
	for await (const answer of readAnswers(knex, question, mostComments)) {
		if (!matches(answer, wanted)) continue;
		if (found.length === wanted.most) {
			more = true;
			break;
		}
		found.push(answer);
	}
	const customers = await readBy<Named>(knex, 'loop_customers', ['id', 'name', 'number'], found.map(customerOf));
	const issues = await readBy<About>(knex, 'loop_issues', ['id', 'number', 'status'], found.map(issueOf));
	const started = await readStarted(
		knex,
		found.map(({ id }) => id),
	);
	return { answers: found.map((answer) => list(answer, wanted, { customers, issues, started })), more };
}

type Around = {
	readonly customers: ReadonlyMap<unknown, Named>;
	readonly issues: ReadonlyMap<unknown, About>;
	readonly started: ReadonlyMap<unknown, About>;
};

const customerOf = ({ customer }: Answered): string => customer;
const issueOf = ({ issue }: Answered): number | null => issue;

function matches(answer: Answered, { group, term, dimension, upTo }: Wanted): boolean {
	if (group && groupOf(answer) !== group) return false;
	if (term && !termsOf(answer).includes(term)) return false;
	if (dimension === undefined) return true;
	const score = scoreOf(answer.scores[dimension]);
	return score !== null && (upTo === undefined || score <= upTo);
}

function list(
	{ customer, issue, scores, answeredAt, ...answer }: Answered,
	{ dimension }: Wanted,
	{ customers, issues, started }: Around,
): ListedAnswer {
	return {
		id: answer.id,
		survey: answer.survey,
		channel: answer.channel,
		overall: answer.overall,
		nps: answer.nps,
		reason: answer.reason && maskText(answer.reason),
		suggestion: answer.suggestion && maskText(answer.suggestion),
		answered_at: answeredAt,
		group: groupOf(answer),
		score: dimension === undefined ? null : scoreOf(scores[dimension]),
		customer: customers.get(customer) ?? null,
		issue: issues.get(issue) ?? null,
		started: started.get(answer.id) ?? null,
	};
}

async function readBy<Row extends { readonly id: string | number }>(
	knex: Knex,
	table: string,
	columns: readonly string[],
	ids: readonly (string | number | null)[],
): Promise<Map<unknown, Row>> {
	const known = [...new Set(ids.filter((id) => id !== null))];
	if (known.length === 0) return new Map();
	const rows = (await knex(table)
		.whereIn('id', known)
		.select([...columns])) as Row[];
	return new Map(rows.map((row) => [row.id, row]));
}

/** The issues that answers have started, by answer. */
async function readStarted(knex: Knex, answers: readonly number[]): Promise<Map<unknown, About>> {
	if (answers.length === 0) return new Map();
	const rows = await knex('loop_issues')
		.whereIn('response', [...answers])
		.select<(About & { response: number })[]>('id', 'number', 'status', 'response');
	return new Map(rows.map(({ response, ...issue }) => [response, issue]));
}
