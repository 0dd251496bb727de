import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { decideDigest, type DigestPart, type Waiting } from '../../domain/alert/digest.js';
import { databaseClock } from '../database-clock.js';
import { wantsMail } from '../deadlines/notify.js';
import { readDeskRules } from '../deadlines/policy.js';

/** People looked at in one run; the others have their turn in the next one. */
const most = 500;

type Row = Waiting & { readonly recipient: string };
type Sent = { readonly recipient: string; readonly last: number | string; readonly unsent: number | string };

/**
 * Puts together the mails that are due: one for each person, with everything that waits for them (R18). While a mail to
 * somebody is on its way the next one waits, however long the mail server is down.
 *
 * @param now by the clock of the database
 * @returns how many were put together
 */
export async function gatherDigests(knex: Knex, now: Date, signal: AbortSignal): Promise<number> {
	const waiting = await readWaiting(knex);
	if (waiting.length === 0) return 0;
	const { settings, calendar } = await readDeskRules(knex);
	const ids = waiting.map(({ recipient }) => recipient);
	const users = await knex('directus_users')
		.whereIn('id', ids)
		.select<{ id: string; status: string; email: string; email_notifications: boolean }[]>();
	const sent = await readSent(knex, ids);
	const rules = { minutes: settings.alert_digest_minutes, afterHours: settings.alert_after_hours, calendar };
	let made = 0;
	for (const { recipient, ...counted } of waiting) {
		if (signal.aborted) break;
		if (!settings.alert_email || !wantsMail(users.find(({ id }) => id === recipient))) {
			await knex('loop_alerts').where({ recipient, digest: null }).delete();
			continue;
		}
		const before = sent.get(recipient);
		if (Number(before?.unsent ?? 0) > 0) continue;
		const last = before ? new Date(Number(before.last)) : null;
		const part = decideDigest(counted, now, rules, last);
		if (part !== 'none' && (await makeDigest(knex, recipient, part))) made += 1;
	}
	return made;
}

async function readWaiting(knex: Knex): Promise<Row[]> {
	const rows = await knex('loop_alerts')
		.whereNull('digest')
		.groupBy('recipient')
		.orderBy('recipient')
		.limit(most)
		.count({ all: '*' })
		.sum({ critical: knex.raw('CASE WHEN critical THEN 1 ELSE 0 END') })
		.sum({ late: knex.raw('CASE WHEN critical AND percent >= 100 THEN 1 ELSE 0 END') })
		.select<{ recipient: string; all: number; critical: number; late: number }[]>('recipient');
	return rows.map(({ recipient, all, critical, late }) => {
		return { recipient, all: Number(all), critical: Number(critical), criticalLate: Number(late) };
	});
}

async function readSent(knex: Knex, recipients: readonly string[]): Promise<Map<string, Sent>> {
	const rows = await knex('loop_digests')
		.whereIn('recipient', [...recipients])
		// What turned out to be nothing to tell was no mail.
		.whereNot('state', 'skipped')
		.groupBy('recipient')
		.max({ last: 'created_at' })
		.sum({ unsent: knex.raw(`CASE WHEN state IN ('waiting', 'sending', 'failed') THEN 1 ELSE 0 END`) })
		.select<Sent[]>('recipient');
	return new Map(rows.map((row) => [row.recipient, row]));
}

const parts: Readonly<Record<DigestPart, (row: Knex.QueryBuilder) => void>> = {
	none: (row) => void row.whereRaw('1 = 0'),
	all: () => undefined,
	critical: (row) => void row.where('critical', true),
	critical_late: (row) => void row.where('critical', true).andWhere('percent', '>=', 100),
};

/** What a mail tells is taken for it once: whoever comes second finds nothing left, and makes no mail. */
async function makeDigest(knex: Knex, recipient: string, part: DigestPart): Promise<boolean> {
	return knex.transaction(async (trx) => {
		const id = randomUUID();
		const taken = await trx('loop_alerts')
			.where({ recipient, digest: null })
			.modify(parts[part])
			.update({ digest: id });
		if (taken === 0) return false;
		const at = { created_at: databaseClock(trx), next_at: databaseClock(trx) };
		await trx('loop_digests').insert({ id, recipient, state: 'waiting', ...at });
		return true;
	});
}
