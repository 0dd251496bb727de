import type { Knex } from 'knex';
import { chooseWays } from '../../domain/message/channel.js';
import type { Settings } from '../../domain/settings.js';
import { databaseNow } from '../database-clock.js';
import type { Host } from '../host.js';
import { compose, findWording } from '../message/compose.js';
import { customerFacts, readCompany } from '../message/customer-facts.js';
import { readMeans } from '../message/means.js';
import { enqueue } from '../message/outbox.js';
import { textOf } from '../text-column.js';
import type { StoredAnswer } from './read-answer.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Thanks a promoter (R28), or invites them to recommend us as well, where that is switched on (R33): one message, not
 * two. Whoever cannot be reached, or whose wording is switched off, is not written to.
 */
export async function thank(
	host: Host,
	trx: Knex,
	answer: StoredAnswer,
	event: number,
	settings: Settings,
): Promise<void> {
	const customer = await trx('loop_customers')
		.leftJoin('directus_users', 'directus_users.id', 'loop_customers.owner')
		.where('loop_customers.id', answer.customer)
		.first<Row | undefined>('loop_customers.*', 'directus_users.first_name', 'directus_users.last_name');
	if (!customer) return;
	const tier = textOf(customer['tier']);
	const reach = {
		preferred: textOf(customer['preferred_channel']),
		hasEmail: textOf(customer['email_sealed']) !== null,
		hasPhone: textOf(customer['phone_sealed']) !== null,
	};
	const [channel] = chooseWays(reach, await readMeans(host, trx, settings), false).channels;
	if (!channel) return;
	const invited = settings.referral ? await findWording(trx, 'referral', answer.language, tier) : undefined;
	const found = invited ?? (await findWording(trx, 'thanks', answer.language, tier));
	const kind = invited ? 'referral' : 'thanks';
	if (!found) return;
	const place = { now: new Date(await databaseNow(trx)), language: found.language, timeZone: settings.time_zone };
	const facts = customerFacts(customer, await readCompany(trx));
	const content = compose(host.logger, kind, found.wording, facts, place);
	const { issue, customer: to } = answer;
	const key = `${event}:${kind}:${channel}`;
	await enqueue(host, trx, [{ key, issue, customer: to, event, kind, channel, language: found.language, content }]);
}
