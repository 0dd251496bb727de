import type { Knex } from 'knex';
import { chooseWays } from '../../domain/message/channel.js';
import { toLanguage, type Language } from '../../domain/language.js';
import type { Host } from '../host.js';
import { compose, findWording } from '../message/compose.js';
import { customerFacts, readCompany } from '../message/customer-facts.js';
import { enqueue } from '../message/outbox.js';
import { publicUrl } from '../survey/public-url.js';
import { toColumn } from '../time.js';
import { stampInvitations } from '../survey/stamp-invitation.js';
import { issueTokens } from '../token.js';
import { textOf } from '../text-column.js';
import type { AskingRules } from './rules.js';

type Row = Readonly<Record<string, unknown>>;
type Kind = 'survey' | 'survey_reminder';
type Found = Awaited<ReturnType<typeof findWording>>;

/** An invitation that is to go out now. */
export type Leaving = { readonly id: number; readonly customer: string; readonly survey: string };

const day = 86_400_000;

/**
 * Puts the letters of some invitations into the outbox, each with a link of its own; tokens are made at this moment and
 * never kept in clear. The transaction holds the invitations and marks them as handed over.
 *
 * @returns the invitations for which there is no wording or no way to the customer: their letters were not written
 */
export async function writeLetters(
	host: Host,
	trx: Knex,
	rules: AskingRules,
	kind: Kind,
	leaving: readonly Leaving[],
	now: Date,
): Promise<number[]> {
	if (leaving.length === 0) return [];
	const { settings } = rules;
	const until = new Date(now.getTime() + settings.survey_days * day);
	const customers = await readCustomers(trx, leaving);
	const titles = await readTitles(trx, leaving);
	const company = await readCompany(trx);
	const wordings = new Map<string, Found>();
	const wordingFor = async (language: Language, tier: string | null): Promise<Found> => {
		const name = `${language} ${tier ?? ''}`;
		if (!wordings.has(name)) wordings.set(name, await findWording(trx, kind, language, tier));
		return wordings.get(name);
	};
	const unsent: number[] = [];
	const ready: { one: Leaving; row: Row; wording: NonNullable<Found>; channel: 'email' | 'sms' | 'wechat' }[] = [];
	for (const one of leaving) {
		const row = customers.get(one.customer);
		const wording =
			row && (await wordingFor(toLanguage(textOf(row['language']), settings.language), textOf(row['tier'])));
		const [channel] = row ? chooseWays(reachOf(row), rules.means, false).channels : [];
		if (row && wording && channel) ready.push({ one, row, wording, channel });
		else unsent.push(one.id);
	}
	await stampInvitations(
		host,
		trx,
		ready.map(({ one }) => one.id),
	);
	const tokens = await issueTokens(
		trx,
		ready.map(({ one }) => one.id),
		now,
		until,
	);
	const letters = ready.map(({ one, row, wording: { wording, language }, channel }) => {
		const url = publicUrl(host.env, `loop/s/${tokens.get(one.id) ?? ''}`);
		const place = { now, language, timeZone: settings.time_zone };
		const asked = { surveyLink: url, surveyUntil: until, surveyTitle: titles.get(one.survey)?.[language] ?? '' };
		const facts = { ...customerFacts(row, company), ...asked };
		return {
			key: `${kind}:${one.id}`,
			issue: null,
			customer: one.customer,
			response: one.id,
			kind,
			channel,
			language,
			content: {
				...compose(host.logger, kind, wording, facts, place),
				unsubscribe: url,
			},
		};
	});
	await enqueue(host, trx, letters);
	await trx('loop_responses')
		.whereIn(
			'id',
			ready.map(({ one }) => one.id),
		)
		.update({
			expires_at: toColumn(trx, until),
			...(kind === 'survey' ? { ask_at: null } : { reminder_due: null }),
		});
	return unsent;
}

function reachOf(row: Row) {
	return {
		preferred: textOf(row['preferred_channel']),
		hasEmail: textOf(row['email_hash']) !== null,
		hasPhone: textOf(row['phone_hash']) !== null,
	};
}

async function readCustomers(trx: Knex, leaving: readonly Leaving[]): Promise<Map<string, Row>> {
	const rows = await trx('loop_customers')
		.leftJoin('directus_users', 'directus_users.id', 'loop_customers.owner')
		.whereIn('loop_customers.id', [...new Set(leaving.map(({ customer }) => customer))])
		.select<Row[]>(
			...['id', 'name', 'contact_person', 'tier', 'language', 'preferred_channel', 'email_hash', 'phone_hash'].map(
				(column) => `loop_customers.${column}`,
			),
			'loop_customers.owner_name',
			'directus_users.first_name',
			'directus_users.last_name',
		);
	return new Map(rows.map((row) => [String(row['id']), row]));
}

async function readTitles(trx: Knex, leaving: readonly Leaving[]): Promise<Map<string, Record<Language, string>>> {
	const rows = await trx('loop_surveys')
		.whereIn('key', [...new Set(leaving.map(({ survey }) => survey))])
		.select<{ key: string; title_zh: string; title_en: string }[]>('key', 'title_zh', 'title_en');
	return new Map(
		rows.map(({ key, title_zh, title_en }) => [key, { 'zh-CN': title_zh || title_en, 'en-US': title_en || title_zh }]),
	);
}
