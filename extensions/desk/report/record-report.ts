import { randomUUID } from 'node:crypto';
import type { SchemaOverview } from '@directus/types';
import type { Knex } from 'knex';
import type { Language } from '../../domain/language.js';
import { maskEmail, maskPhone } from '../../domain/mask.js';
import type { Report } from '../../domain/report/report.js';
import { forgetAnswers } from '../cache.js';
import { issueLink, type IssueLink } from '../follow/link.js';
import type { Host } from '../host.js';
import { wake } from '../reactors/wake.js';
import { isPassing } from '../survey/passing.js';
import { fingerprint } from '../vault.js';
import type { Attachment } from './attachments.js';
import { matchCustomer } from './match-customer.js';

/** A report as it is to be put on record. */
export type Reported = {
	readonly report: Report;
	/** In which it was written; a new customer is answered in it. */
	readonly language: Language;
	/** Files that the host already keeps. */
	readonly files: readonly Attachment[];
	/** What makes the form unlike any other; nothing for a program. */
	readonly once: string | null;
	/** One line that is the same for the same report and its files. */
	readonly content: string;
};

export type Receipt = IssueLink & { readonly number: string };

/** What became of a report; `twin` where the same form had just been put on record, and whether it said the same. */
export type Recorded = { readonly receipt: Receipt; readonly twin: null | { readonly same: boolean } };

/** Tries beyond the first when others stand in the way. */
const retries = 2;

/**
 * Puts a report on record (R20), all of it or nothing: the customer where nobody is known by that number or address,
 * the issue, who said so, its files, and the private link. What a stranger types never changes a known customer.
 */
export async function recordReport(host: Host, reported: Reported, now = new Date()): Promise<Recorded> {
	const schema = await host.getSchema();
	for (let left = retries; ; left -= 1) {
		try {
			const receipt = await host.knex.transaction((trx) => record(host, trx, schema, reported, now));
			// The report is safe; what is told to others about it must not fail it.
			await forgetAnswers(host).catch((error: unknown) => host.logger.warn(error as Error));
			wake(host);
			return { receipt, twin: null };
		} catch (error) {
			// The same form sent twice at once: the other one has just been put on record.
			const { once, content } = reported;
			const twin = once === null ? undefined : await findReport(host.knex, host.env, once, content);
			if (twin) return { receipt: await linkAgain(host, twin.issue, now), twin };
			if (left === 0 || !isPassing(error)) throw error;
		}
	}
}

/** What a form has already been recorded as, and whether it said the same. */
export async function findReport(
	knex: Knex,
	env: Host['env'],
	once: string,
	content: string,
): Promise<{ issue: number; same: boolean } | undefined> {
	const row = await knex('loop_posts')
		.where({ key: keyOf(env, once) })
		.first<{ issue: number; digest: string } | undefined>('issue', 'digest');
	return row && { issue: row.issue, same: row.digest === fingerprint(env, content) };
}

/** The receipt of a report once more, with a link of its own. */
export function linkAgain(host: Host, issue: number, now: Date): Promise<Receipt> {
	return host.knex.transaction((trx) => receiptOf(host, trx, issue, now));
}

async function record(
	host: Host,
	trx: Knex,
	schema: SchemaOverview,
	{ report, language, files, once, content }: Reported,
	now: Date,
): Promise<Receipt> {
	const items = (collection: string) => new host.services.ItemsService(collection, { schema, knex: trx });
	const known = await matchCustomer(trx, host.env, report);
	const customer =
		known ??
		(await items('loop_customers').createOne({
			name: report.name,
			phone: report.phone,
			email: report.email,
			contact_person: report.name,
			language,
			unverified: true,
		}));
	const issue = Number(
		await items('loop_issues').createOne({
			customer,
			category: report.category,
			description: report.description,
			source: 'web',
		}),
	);
	const contact = await items('loop_contacts').createOne({
		customer,
		issue,
		method: 'web',
		kind: 'other',
		direction: 'in',
		reached: true,
		at: now.toISOString(),
		by_name: report.name,
		summary: `${report.name} · ${reachOf(report)}`,
	});
	await trx('loop_posts').insert({
		key: once === null ? randomUUID() : keyOf(host.env, once),
		digest: fingerprint(host.env, content),
		issue,
		contact: Number(contact),
		at: now.getTime(),
	});
	for (const file of files) await trx('loop_attachments').insert({ ...file, issue, at: now.getTime() });
	return receiptOf(host, trx, issue, now);
}

async function receiptOf(host: Host, trx: Knex, issue: number, now: Date): Promise<Receipt> {
	const { number } = await trx('loop_issues').where({ id: issue }).first<{ number: string }>('number');
	return { number, ...(await issueLink(trx, host, issue, now)) };
}

/** How the reporter can be reached, as everyone may read it: staff see whether it is what they have on record. */
function reachOf({ phone, email }: Report): string {
	return [phone && maskPhone(phone.replaceAll(/[\s()./-]/g, '')), email && maskEmail(email)]
		.filter(Boolean)
		.join(' · ');
}

function keyOf(env: Host['env'], once: string): string {
	return fingerprint(env, `report ${once}`);
}
