import type { Facts } from '../../domain/health/facts.js';
import { day } from '../../domain/health/facts.js';
import { lawFor } from '../../schema/law/law.js';
import { databaseClock, databaseNow } from '../database-clock.js';
import { readRetiming } from '../deadlines/retime.js';
import { clientOf } from '../family.js';
import { isOn, type Host } from '../host.js';
import { countUnsealed, lastSeal } from '../integrity/sealed-events.js';
import { fromJsonColumn } from '../json-column.js';
import { hasAddress } from '../message/links.js';
import { readMark } from '../setup/journal.js';
import { missingLaw } from '../setup/law.js';
import { countActive, readLimit } from '../setup/room.js';
import { isMade } from '../setup/setup.js';
import { fromColumn, toColumn } from '../time.js';
import { isKeyDerived } from '../vault.js';
import { textOf } from '../text-column.js';
import { readGap, type Write } from './gap.js';
import { countUnheard } from './unheard.js';

type Counted = { n: number | string }[];

/** Reads how the desk stands; also before it is set up, when most of its tables are missing. */
export async function readFacts(
	host: Host,
	forwarded: boolean,
): Promise<{ facts: Facts; gapWrites: readonly Write[] }> {
	const { knex, env } = host;
	const has = (table: string) => knex.schema.hasTable(table);
	const now = await databaseNow(knex);
	const law = lawFor(clientOf(knex)) ?? [];
	const schema = await host.getSchema({ bypassCache: true });
	const marked = async (key: string) => ((await has('loop_journal')) ? await readMark(knex, key) : null);
	const gap = (await has('loop_events')) && (await has('loop_journal')) ? await readGap(knex, now) : null;
	const tick = await marked('tick.last');
	const facts: Facts = {
		now,
		set_up: await isMade(host),
		law: { missing: await missingLaw(knex), tables: new Set(law.map(({ table }) => table)).size },
		clock: { on: isOn(env, 'LOOP_CLOCK'), last: tick === null ? null : Number(tick) },
		pending: (await has('loop_pending')) ? await readPending(host) : { count: 0, oldest: null },
		outbox: (await has('loop_outbox')) ? await readOutbox(host) : null,
		alerts: (await has('loop_digests')) ? await readAlerts(host, now) : null,
		unheard: (await has('loop_issues')) && (await has('loop_settings')) ? await countUnheard(knex) : null,
		retiming: (await has('loop_journal')) ? await readRetiming(knex) : null,
		calendar: (await has('loop_settings')) ? await readCalendar(host) : null,
		room: { used: await countActive(host, schema), limit: await readLimit(host) },
		key_derived: isKeyDerived(env),
		proxy: { trusted: env['IP_TRUST_PROXY'] !== undefined && isOn(env, 'IP_TRUST_PROXY'), forwarded },
		mail: {
			transport: textOf(env['EMAIL_TRANSPORT']) ?? '',
			from: textOf(env['EMAIL_FROM']) ?? '',
			links: hasAddress(host),
		},
		seals: (await has('loop_seals')) ? await readSeals(host) : { unsealed: 0, ran: null, cut: null },
		around: (await has('loop_events')) ? await readAround(host, now) : { count: 0, issues: [] },
		gap: gap && { from: gap.from, to: gap.to, writes: gap.writes },
	};
	return { facts, gapWrites: gap?.first ?? [] };
}

async function readPending({ knex }: Host): Promise<Facts['pending']> {
	const [counted] = await knex('loop_pending').count<Counted>({ n: '*' });
	const oldest = await knex('loop_pending')
		.join('loop_events', 'loop_events.id', 'loop_pending.event')
		.orderBy('loop_pending.event')
		.first<{ at: unknown; data: unknown } | undefined>('loop_events.at', 'loop_events.data');
	// What was imported happened long ago and has waited only since the import.
	const imported = (fromJsonColumn(oldest?.data) as { via?: unknown } | null | undefined)?.via === 'import';
	const at = imported ? null : fromColumn(oldest?.at);
	return { count: Number(counted?.n ?? 0), oldest: at?.getTime() ?? null };
}

async function readOutbox({ knex }: Host): Promise<Facts['outbox']> {
	const states = await knex('loop_outbox')
		.whereIn('state', ['waiting', 'sending', 'failed', 'dead'])
		// A reminder waits for its time: it is not late.
		.andWhere((row) => void row.whereNot('state', 'waiting').orWhere('next_at', '<=', databaseClock(knex)))
		.groupBy('state')
		.min({ oldest: 'created_at' })
		.count({ n: '*' })
		.select<{ state: string; n: number | string; oldest: number | string }[]>('state');
	const waiting = states.filter(({ state }) => state !== 'dead');
	return {
		waiting: waiting.reduce((sum, { n }) => sum + Number(n), 0),
		oldest: waiting.length > 0 ? Math.min(...waiting.map(({ oldest }) => Number(oldest))) : null,
		dead: Number(states.find(({ state }) => state === 'dead')?.n ?? 0),
	};
}

async function readAlerts({ knex }: Host, now: number): Promise<Facts['alerts']> {
	const [row] = await knex('loop_digests')
		.whereIn('state', ['waiting', 'sending', 'failed'])
		.count({ n: '*' })
		.min<{ n: number | string; oldest: number | string | null }[]>({ oldest: 'created_at' });
	const [dead] = await knex('loop_digests')
		.where({ state: 'dead' })
		.andWhere('created_at', '>=', now - 7 * day)
		.count<Counted>({ n: '*' });
	const oldest = row?.oldest ?? null;
	return {
		waiting: Number(row?.n ?? 0),
		oldest: oldest === null ? null : Number(oldest),
		dead: Number(dead?.n ?? 0),
	};
}

async function readCalendar({ knex }: Host): Promise<Facts['calendar']> {
	if (!(await knex.schema.hasColumn('loop_settings', 'calendar'))) return null;
	const row = await knex('loop_settings').first<{ calendar: unknown } | undefined>('calendar');
	const calendar = fromJsonColumn(row?.calendar) as { coveredUntil?: unknown } | null | undefined;
	return { covered_until: typeof calendar?.coveredUntil === 'string' ? calendar.coveredUntil : null };
}

async function readSeals({ knex }: Host): Promise<Facts['seals']> {
	const { highest } = await lastSeal(knex);
	const ran = await readMark(knex, 'seal.ran');
	const cut = await readMark(knex, 'seal.cut');
	return {
		unsealed: await countUnsealed(knex, highest),
		ran: ran === null ? null : Number(ran),
		cut: cut === null ? null : Number(cut.split(' ')[0]),
	};
}

async function readAround({ knex }: Host, now: number): Promise<Facts['around']> {
	const found = () =>
		knex('loop_events')
			.where('at', '>=', toColumn(knex, new Date(now - 7 * day)))
			.andWhere('type', 'around');
	const [counted] = await found().count<Counted>({ n: '*' });
	const issues = await found().distinct('issue').orderBy('issue', 'desc').limit(20).pluck<number[]>('issue');
	return { count: Number(counted?.n ?? 0), issues };
}
