import type { Knex } from 'knex';
import type { Language } from '../domain/language.js';
import { canonicalAnswer, type Answer } from '../domain/survey/answer.js';
import { maskContact } from '../domain/survey/mask-contact.js';
import { outcome, type Outcome } from '../domain/survey/outcome.js';
import { forgetAnswers } from './cache.js';
import { recordCall } from './calls/record-call.js';
import { takeCustomerStep, type ActedOn, type CustomerStep } from './customer-step.js';
import { refuse } from './error.js';
import type { Host } from './host.js';
import { wake } from './reactors/wake.js';
import { isPassing, isRefusedStep } from './survey/passing.js';
import { toColumn } from './time.js';
import { fingerprint, seal } from './vault.js';

/** An invitation and the answer to it. */
export type Answering = {
	readonly response: number;
	readonly customer: string;
	readonly issue: number | null;
	readonly answer: Answer;
	/** Of the survey, as the customer saw it. */
	readonly version: number;
	/** In which the customer answered. */
	readonly language: Language;
	/** Who put it in during a call; nobody where the customer answered by the link. */
	readonly by?: string;
};

export type StepTaken = Outcome['step'];

type IssueRow = ActedOn & { readonly confirmed_by: string | null };

/** Tries beyond the first when others stand in the way. */
const retries = 2;

/**
 * Stores an answer and does what follows from it in one transaction: the answer, the step of its issue and the
 * customer's satisfaction. A crash leaves all of it or nothing.
 *
 * @returns the step that the answer took; the same answer a second time changes nothing
 * @throws LOOP_TOKEN (410) where the invitation has been answered differently
 */
export async function storeAnswer(host: Host, answering: Answering, now = new Date()): Promise<StepTaken> {
	let withStep = true;
	for (let left = retries; ; left -= 1) {
		try {
			const step = await host.knex.transaction((trx) => store(host, trx, answering, now, withStep)).catch(known);
			// The answer is safe; what is told to others about it must not fail it.
			await forgetAnswers(host).catch((error: unknown) => host.logger.warn(error as Error));
			wake(host);
			return step;
		} catch (error) {
			if (withStep && isRefusedStep(error)) {
				// Something is missing on our side; that is no reason to lose what the customer said.
				host.logger.warn(error as Error);
				withStep = false;
			} else if (left === 0 || !isPassing(error)) throw error;
		}
	}
}

async function store(host: Host, trx: Knex, answering: Answering, now: Date, withStep: boolean): Promise<StepTaken> {
	const { response, answer, language, by = null } = answering;
	const digest = fingerprint(host.env, canonicalAnswer(answer));
	await holdCustomer(trx, answering);
	const issue = await lockIssue(trx, answering.issue);
	const decided: Outcome = withStep ? outcome(issue?.status, answer, language) : { step: 'none' };
	const stored = await trx('loop_responses')
		.where({ id: response })
		.whereNull('answered_at')
		.update({ ...columnsOf(host, answering), language, digest, answered_at: toColumn(trx, now) });
	if (stored === 0) throw await whyNot(trx, answering, digest, issue);
	if (issue && decided.step !== 'none') {
		const changes = by === null ? decided.changes : heardBy(decided.changes);
		await takeCustomerStep(trx, issue, changes, 'survey', by);
	}
	if (by !== null) await recordCall(trx, { ...answering, by, reached: true, summary: null }, now);
	return decided.step;
}

/** The invitation has been answered before: by the same answer, which changes nothing, or by another one. */
async function whyNot(
	trx: Knex,
	{ response, answer }: Answering,
	digest: string,
	issue: IssueRow | undefined,
): Promise<Error> {
	const slot = await trx('loop_responses')
		.where({ id: response })
		.forUpdate()
		.first<{ digest: string | null } | undefined>('digest');
	return slot?.digest === digest ? new Known(stepTaken(issue, answer)) : refuse({ code: 'LOOP_TOKEN', gone: true });
}

/** The same answer has been stored before: the transaction leaves everything as it was. */
class Known extends Error {
	constructor(readonly step: StepTaken) {
		super('The answer is known');
	}
}

function known(error: unknown): StepTaken {
	if (error instanceof Known) return error.step;
	throw error;
}

/** The event of an answer holds its customer: whoever changes them must have locked them before. */
async function holdCustomer(trx: Knex, { customer: id, answer }: Answering): Promise<void> {
	const customer = trx('loop_customers').where({ id });
	if (answer.overall === null) await customer.forUpdate().first('id');
	else await customer.update({ satisfaction: answer.overall * 10 });
}

function columnsOf(host: Host, { response, answer, version, by }: Answering): Record<string, unknown> {
	const { overall, nps, reason, suggestion, solved, contact, scores } = answer;
	const place = { table: 'loop_responses', row: String(response), field: 'contact' };
	return {
		survey_version: version,
		overall,
		nps,
		reason,
		suggestion,
		solved,
		scores: JSON.stringify(scores),
		contact: contact && maskContact(contact),
		contact_sealed: contact && seal(host.env, place, contact),
		channel: by === undefined ? 'web' : 'phone',
		answered_by: by ?? null,
		call_due: null,
		skipped: null,
	};
}

function lockIssue(trx: Knex, id: number | null): Promise<IssueRow | undefined> {
	if (id === null) return Promise.resolve(undefined);
	return trx('loop_issues')
		.where({ id })
		.forUpdate()
		.first<IssueRow | undefined>('id', 'status', 'category', 'customer', 'confirmed_by');
}

/** What the customer confirmed in a call, they confirmed by phone. */
function heardBy<Changes extends CustomerStep>(changes: Changes): CustomerStep {
	return 'confirmed_by' in changes ? { ...changes, confirmed_by: 'phone' } : changes;
}

const confirmedByAnswer: readonly (string | null)[] = ['survey', 'phone'];

/** What an answer that is already stored did to its issue. */
function stepTaken(issue: IssueRow | undefined, { solved }: Answer): StepTaken {
	if (solved === false) return issue?.status === 'handling' ? 'return' : 'none';
	return issue?.status === 'archived' && confirmedByAnswer.includes(issue.confirmed_by) ? 'archive' : 'none';
}
