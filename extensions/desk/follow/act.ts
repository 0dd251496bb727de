import { randomUUID } from 'node:crypto';
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import { seenOf, type Deed } from '../../domain/follow/deed.js';
import type { Status } from '../../domain/steps.js';
import { forgetAnswers } from '../cache.js';
import { takeCustomerStep, type ActedOn, type CustomerStep } from '../customer-step.js';
import type { Host } from '../host.js';
import { wake } from '../reactors/wake.js';
import { readSettings } from '../settings.js';
import { lawful } from '../step.js';
import { isPassing, isRefusedStep } from '../survey/passing.js';
import { fromColumn } from '../time.js';
import { fingerprint } from '../vault.js';

/** What became of it. `kept`: the step was no longer possible, so that the words stand on record as a message; `moved`: there were none. */
export const dones = ['confirmed', 'returned', 'reopened', 'sent', 'kept', 'moved', 'too_late'] as const;

export type Done = (typeof dones)[number];

type Row = ActedOn & {
	readonly waiting: string | null;
	readonly confirmed_by: string | null;
	readonly archived_at: unknown;
	readonly returned: number;
	readonly reopened: number;
	readonly customer_words: string | null;
	readonly reopen_reason: string | null;
};

const day = 86_400_000;
/** Milliseconds within which the same words are the same message, sent twice. */
const repeatWithin = 600_000;
/** Tries beyond the first when others stand in the way. */
const retries = 2;

/**
 * Does what a customer wants with their issue, all of it or nothing. The same thing sent twice is done once, and words
 * are never lost: what can no longer be a step is put on record as a message.
 */
export async function actOnIssue(host: Host, issue: number, deed: Deed, now = new Date()): Promise<Done> {
	let wanted = deed;
	const schema = await host.getSchema();
	for (let left = retries; ; left -= 1) {
		try {
			const done = await host.knex.transaction((trx) => act({ host, schema, trx, now }, issue, wanted));
			// What the customer did is safe; what is told to others about it must not fail it.
			await forgetAnswers(host).catch((error: unknown) => host.logger.warn(error as Error));
			wake(host);
			return wanted === deed ? done : 'kept';
		} catch (error) {
			if (wanted === deed && isRefusedStep(error)) {
				// Something is missing on our side; that is no reason to lose what the customer said.
				host.logger.warn(error as Error);
				wanted = { action: 'message', words: wordsOf(deed) };
			} else if (left === 0 || !isPassing(error)) throw error;
		}
	}
}

type Work = { readonly host: Host; readonly schema: SchemaOverview; readonly trx: Knex; readonly now: Date };

async function act(work: Work, id: number, deed: Deed): Promise<Done> {
	const { trx, now } = work;
	const issue = await trx('loop_issues')
		.where({ id })
		.forUpdate()
		.first<Row>(
			'id',
			'status',
			'returned',
			'reopened',
			'category',
			'customer',
			'waiting',
			'confirmed_by',
			'archived_at',
			'customer_words',
			'reopen_reason',
		);
	if (deed.action === 'message') return send(work, issue, deed.words, 'sent');
	const decided = decide(issue, deed);
	if (decided === 'again') return outcomes[deed.action];
	if (decided === 'past') return deed.words === null ? 'moved' : send(work, issue, deed.words, 'kept');
	if (deed.action === 'reopen' && !(await mayReopen(trx, issue, now))) return 'too_late';
	await takeCustomerStep(trx, issue, decided, 'customer');
	if (deed.words !== null) await record(work, issue, 'confirm', deed.words);
	return outcomes[deed.action];
}

const outcomes = { confirm: 'confirmed', not_solved: 'returned', reopen: 'reopened' } as const;

/** The step that a customer wants; `again` where it has been taken with these words, `past` where it no longer can be. */
function decide(issue: Row, deed: Exclude<Deed, { action: 'message' }>): CustomerStep | 'again' | 'past' {
	const stands = (status: Status) => issue.status === status;
	const seen = deed.seen === undefined || deed.seen === seenOf(issue);
	switch (deed.action) {
		case 'confirm':
			if (stands('archived') && issue.confirmed_by === 'portal') return 'again';
			if (!stands('feedback') || !seen) return 'past';
			return {
				status: 'archived',
				rating: deed.rating,
				confirmed_by: 'portal',
				...(deed.words !== null && { customer_words: deed.words }),
			};
		case 'not_solved':
			if (stands('handling') && issue.customer_words === deed.words) return 'again';
			return stands('feedback') && seen ? { status: 'handling', customer_words: deed.words } : 'past';
		case 'reopen':
			if (stands('handling') && issue.reopen_reason === deed.words) return 'again';
			return stands('archived') && seen ? { status: 'handling', reopen_reason: deed.words } : 'past';
	}
}

async function mayReopen(trx: Knex, issue: Row, now: Date): Promise<boolean> {
	const { reopen_days } = await readSettings(trx);
	const archived = fromColumn(issue.archived_at);
	return archived !== null && now.getTime() <= archived.getTime() + reopen_days * day;
}

/** Puts the customer's words on record. They end the wait for the customer, and no other. */
async function send(work: Work, issue: Row, words: string, done: Done): Promise<Done> {
	const { host, trx, now } = work;
	const digest = fingerprint(host.env, words);
	const sent = await trx('loop_posts')
		.where({ issue: issue.id, digest })
		.andWhere('at', '>', now.getTime() - repeatWithin)
		.first<{ key: string } | undefined>('key');
	if (sent) return done;
	await record(work, issue, 'other', words);
	if (issue.waiting === 'customer' && issue.status !== 'archived') {
		await lawful(() =>
			trx('loop_issues').where({ id: issue.id }).update({ waiting: null, step_by: null, step_via: 'customer' }),
		);
	}
	return done;
}

/** The customer's words as a contact, marked as their own: only such contacts are shown to them again. */
async function record(
	{ host, schema, trx, now }: Work,
	issue: Row,
	kind: 'confirm' | 'other',
	words: string,
): Promise<void> {
	const contacts = new host.services.ItemsService('loop_contacts', { schema, knex: trx });
	const contact = await contacts.createOne({
		customer: issue.customer,
		issue: issue.id,
		method: 'web',
		kind,
		direction: 'in',
		reached: true,
		at: now.toISOString(),
		summary: words,
	});
	await trx('loop_posts').insert({
		key: randomUUID(),
		digest: fingerprint(host.env, words),
		issue: issue.id,
		contact: Number(contact),
		at: now.getTime(),
	});
}

function wordsOf(deed: Deed): string {
	return deed.words ?? (deed.action === 'confirm' ? `${deed.rating} / 5` : '');
}
