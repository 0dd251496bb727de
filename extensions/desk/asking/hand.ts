import { ForbiddenError } from '@directus/errors';
import type { Knex } from 'knex';
import type { Skip } from '../../domain/asking/decide.js';
import { slotOf } from '../../domain/asking/occasions.js';
import { dayOf } from '../../domain/kpi/period.js';
import { databaseNow } from '../database-clock.js';
import { refuse } from '../error.js';
import type { Host } from '../host.js';
import { logLink } from '../log-link.js';
import { wakeCourier } from '../message/courier.js';
import { hasAddress } from '../message/links.js';
import { publicUrl } from '../survey/public-url.js';
import { toColumn } from '../time.js';
import { stampInvitations } from '../survey/stamp-invitation.js';
import { issueToken } from '../token.js';
import { requireSurvey } from './campaign.js';
import { writeLetters } from './letters.js';
import { candidateColumns, type Candidate } from './people.js';
import { decide } from './plan.js';
import { writeSlots } from './write-slots.js';
import { readAskingRules, type AskingRules } from './rules.js';

/** What became of asking one customer: sent, or a link to show; or why not. */
export type Asked = {
	readonly response: number;
	readonly state: 'sent' | 'shown' | 'skipped';
	readonly skipped: Skip | null;
	readonly url: string | null;
	readonly expires_at: string | null;
};

type Slot = {
	readonly id: number;
	readonly skipped: Skip | null;
	readonly sent_at: unknown;
	readonly answered_at: unknown;
	readonly ask_at: unknown;
	readonly expires_at: unknown;
};

const day = 86_400_000;

/**
 * Asks one customer, by a person or by a flow: one slot a day for each survey, however often it is asked for. The budget of
 * the person holds here as everywhere; a link that is shown needs no address.
 *
 * @param how `send` puts the letter on its way at once, `show` answers with a link for whoever talks to the customer
 * @throws Forbidden (403) where there is no such customer or survey; LOOP_INCOMPLETE where the survey is switched off, or
 *   where a letter could hold no link because PUBLIC_URL is not set; LOOP_TOKEN (410) where it was answered
 */
export async function askByHand(
	host: Host,
	ask: {
		readonly customer: string;
		readonly survey: string;
		readonly how: 'send' | 'show';
		/** Who asks; nobody where a flow does. */
		readonly by: string | null;
	},
): Promise<Asked> {
	const { customer, survey, how } = ask;
	if (how === 'send' && !hasAddress(host)) throw refuse({ code: 'LOOP_INCOMPLETE', fields: ['PUBLIC_URL'] });
	await requireSurvey(host.knex, survey);
	const asked = await host.knex.transaction(async (trx) => {
		const now = new Date(await databaseNow(trx));
		const rules = await readAskingRules(host, trx);
		const occasion = `hand:${survey}:${dayOf(now, rules.settings.time_zone)}`.slice(0, 160);
		const candidate = await trx('loop_customers')
			.where({ id: customer })
			.forUpdate()
			.first<Candidate | undefined>(...candidateColumns);
		if (!candidate) throw new ForbiddenError();
		const slot = await ensureSlot(trx, rules, candidate, { survey, occasion, how, now });
		if (slot.answered_at !== null) throw refuse({ code: 'LOOP_TOKEN', gone: true });
		const base = { response: slot.id, skipped: slot.skipped, url: null, expires_at: null };
		if (slot.skipped !== null) return { ...base, state: 'skipped' } as const;
		if (how === 'show') {
			await logLink(trx, { issue: null, customer, opens: 'survey', actor: ask.by });
			return showLink(host, trx, rules, slot, now);
		}
		if (slot.ask_at === null) return { ...base, state: 'sent' } as const;
		const unsent = await writeLetters(host, trx, rules, 'survey', [{ id: slot.id, customer, survey }], now);
		if (unsent.length === 0) return { ...base, state: 'sent' } as const;
		await trx('loop_responses').where({ id: slot.id }).update({ skipped: 'no_address', ask_at: null });
		return { ...base, state: 'skipped', skipped: 'no_address' } as const;
	});
	wakeCourier(host);
	return asked;
}

async function ensureSlot(
	trx: Knex,
	rules: AskingRules,
	candidate: Candidate,
	place: { survey: string; occasion: string; how: 'send' | 'show'; now: Date },
): Promise<Slot> {
	const cause = slotOf(place.occasion, candidate.id);
	const find = () => trx('loop_responses').where({ cause }).forUpdate().first<Slot | undefined>();
	const made = await find();
	if (made && !(made.skipped === 'no_address' && place.how === 'show')) return made;
	if (made) {
		await trx('loop_responses')
			.where({ id: made.id })
			.update({ skipped: null, ask_at: toColumn(trx, place.now) });
		return { ...made, skipped: null, ask_at: place.now };
	}
	// A link that is shown reaches the customer through whoever shows it.
	const means = { email: true, webhook: true, smsToo: false };
	const shown = { ...candidate, preferred_channel: 'wechat' };
	const [decision] =
		place.how === 'show'
			? await decide(trx, { ...rules, means }, [shown], { ...place, lock: true })
			: await decide(trx, rules, [candidate], { ...place, lock: true });
	await writeSlots(trx, rules, { ...place, due: () => place.now }, decision ? [decision] : []);
	return (await find()) as Slot;
}

async function showLink(host: Host, trx: Knex, rules: AskingRules, slot: Slot, now: Date): Promise<Asked> {
	const until = new Date(now.getTime() + rules.settings.survey_days * day);
	await trx('loop_responses')
		.where({ id: slot.id })
		.update({
			ask_at: null,
			expires_at: toColumn(trx, until),
			...(slot.sent_at === null && { sent_at: toColumn(trx, now) }),
		});
	await stampInvitations(host, trx, [slot.id]);
	const token = await issueToken(trx, 'survey', { response: slot.id }, now, until);
	const url = publicUrl(host.env, `loop/s/${token}`);
	return { response: slot.id, state: 'shown', skipped: null, url, expires_at: until.toISOString() };
}
