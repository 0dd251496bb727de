import type { Knex } from 'knex';
import type { Language } from '../domain/language.js';
import { canonicalAnswer, type Answer } from '../domain/survey/answer.js';
import { maskContact } from '../domain/survey/mask-contact.js';
import { outcome, type Outcome } from '../domain/survey/outcome.js';
import { forgetAnswers } from './cache.js';
import { takeCustomerStep, type ActedOn } from './customer-step.js';
import { refuse } from './error.js';
import type { Host } from './host.js';
import { wake } from './reactors.js';
import { isPassing, isRefusedStep } from './survey/passing.js';
import { toColumn } from './time.js';
import { fingerprint, seal } from './vault.js';

/** An invitation and the answer to it. */
export type Answering = {
	readonly response: number;
	readonly customer: string;
	readonly issue: number | null;
	readonly answer: Answer;
	/** In which the customer answered. */
	readonly language: Language;
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
			const step = await host.knex.transaction((trx) => store(host, trx, answering, now, withStep));
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
	const { response, answer, language } = answering;
	const digest = fingerprint(host.env, canonicalAnswer(answer));
	const slot = await trx('loop_responses')
		.where({ id: response })
		.forUpdate()
		.first<{ answered_at: unknown; digest: string | null } | undefined>('answered_at', 'digest');
	const issue = await lockIssue(trx, answering.issue);
	if (slot?.answered_at !== null) {
		if (slot?.digest !== digest) throw refuse({ code: 'LOOP_TOKEN', gone: true });
		return stepTaken(issue, answer);
	}
	const decided: Outcome = withStep ? outcome(issue?.status, answer, language) : { step: 'none' };
	const stored = await trx('loop_responses')
		.where({ id: response })
		.whereNull('answered_at')
		.update({ ...columnsOf(host, response, answer), language, digest, answered_at: toColumn(trx, now) });
	if (stored === 0) throw refuse({ code: 'LOOP_TOKEN', gone: true });
	if (issue && decided.step !== 'none') await takeCustomerStep(trx, issue, decided.changes, 'survey');
	if (answer.overall !== null) {
		await trx('loop_customers')
			.where({ id: answering.customer })
			.update({ satisfaction: answer.overall * 10 });
	}
	return decided.step;
}

function columnsOf(host: Host, response: number, answer: Answer): Record<string, unknown> {
	const { overall, nps, reason, suggestion, solved, contact, scores } = answer;
	const place = { table: 'loop_responses', row: String(response), field: 'contact' };
	return {
		overall,
		nps,
		reason,
		suggestion,
		solved,
		scores: JSON.stringify(scores),
		contact: contact && maskContact(contact),
		contact_sealed: contact && seal(host.env, place, contact),
		channel: 'web',
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

/** What an answer that is already stored did to its issue. */
function stepTaken(issue: IssueRow | undefined, { solved }: Answer): StepTaken {
	if (solved === false) return issue?.status === 'handling' ? 'return' : 'none';
	return issue?.status === 'archived' && issue.confirmed_by === 'survey' ? 'archive' : 'none';
}
