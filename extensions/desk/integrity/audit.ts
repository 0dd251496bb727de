import type { Knex } from 'knex';
import type { Finding } from '../../domain/integrity/findings.js';
import { readMark } from '../setup/journal.js';
import {
	beginning,
	countUnsealed,
	linkHash,
	patience,
	sealedColumns,
	settledUpTo,
	toFact,
	toSeal,
	unsealed,
	type Seal,
} from './sealed-events.js';
import { findStray } from './stories.js';

const page = 2000;

/** What to verify; without a beginning the whole chain, without an end all of it. */
export type AuditRange = {
	/** The link to go on after, as an earlier audit gave it. */
	readonly from?: number | undefined;
	/** The hash that somebody wrote down for that link. */
	readonly hash?: string | undefined;
	/** Most links to verify. */
	readonly most?: number | undefined;
};

export type Audit = {
	readonly intact: boolean;
	/** Links verified. */
	readonly links: number;
	/** False where there are more links than were asked for: go on from the checkpoint. */
	readonly complete: boolean;
	/** To write down: with it a later audit sees whether anything up to here was made again. */
	readonly checkpoint: Pick<Seal, 'seq' | 'hash'>;
	/** Events that wait for their seal. */
	readonly waiting: number;
	/** The first broken link. */
	readonly broken: Finding | null;
};

type Row = Readonly<Record<string, unknown>>;

/**
 * Verifies the sealed log in pages, in bounded memory, and names the first broken link.
 *
 * @param now milliseconds of the database's clock
 */
export async function auditLog(knex: Knex, now: number, range: AuditRange = {}): Promise<Audit> {
	const walk = await openWalk(knex, range);
	const most = range.most ?? Infinity;
	// The database reads the next page while this one is verified.
	let next = readPage(knex, walk.before.seq, Math.min(page, most));
	while (!walk.broken && !walk.ended && walk.links < most) {
		const size = Math.min(page, most - walk.links);
		const rows = await next;
		const left = Math.min(page, most - walk.links - rows.length);
		const goesOn = rows.length === size && left > 0;
		next = goesOn ? readPage(knex, Number(rows.at(-1)?.['seq']), left) : Promise.resolve([]);
		// Whoever finds a broken link goes no further, and hears of no later failure.
		next.catch(() => undefined);
		await verifyPage(walk, rows);
		walk.ended = !walk.broken && rows.length < size;
	}
	await next.catch(() => undefined);
	const complete = walk.ended || walk.broken !== null;
	const broken = walk.broken ?? (walk.ended ? await findBeyond(knex, now, walk) : null);
	const waiting = complete ? await countUnsealed(knex, walk.highest) : 0;
	return {
		intact: broken === null,
		links: walk.links,
		complete,
		checkpoint: { seq: walk.before.seq, hash: walk.before.hash },
		waiting,
		broken,
	};
}

type Walk = {
	before: Pick<Seal, 'seq' | 'hash'>;
	highest: number;
	links: number;
	ended: boolean;
	broken: Finding | null;
	/** What had been sealed up to when, for the last hour before the link at hand. */
	readonly sealedUpTo: { at: number; highest: number }[];
	/** Everything up to here had been sealed an hour before the link at hand. */
	settled: number;
	/** The last link that the sealer remembers, and the first that it found gone. */
	readonly remembered: Pick<Seal, 'seq' | 'hash'> | null;
	readonly cut: number | null;
};

const link = (what: Finding['what'], seq: number, row?: Pick<Seal, 'event' | 'issue'>): Finding => ({
	what,
	seq,
	event: row?.event ?? null,
	issue: row?.issue ?? null,
});

async function openWalk(knex: Knex, { from = 0, hash }: AuditRange): Promise<Walk> {
	const [seq, known] = ((await readMark(knex, 'seal.last')) ?? '').split(' ');
	const cut = Number(((await readMark(knex, 'seal.cut')) ?? '').split(' ')[0]);
	const row = from > 0 ? await knex('loop_seals').where({ seq: from }).first<Row | undefined>() : undefined;
	const before = row ? toSeal(row) : beginning;
	const unlike = hash !== undefined && !before.hash.startsWith(hash.toLowerCase().replaceAll('-', ''));
	return {
		before,
		highest: before.highest,
		links: 0,
		ended: false,
		broken: from > 0 && !row ? link('cut', from) : unlike ? link('rewritten', from) : null,
		sealedUpTo: [],
		settled: 0,
		remembered: seq && known ? { seq: Number(seq), hash: known } : null,
		cut: cut > 0 ? cut : null,
	};
}

function readPage(knex: Knex, after: number, size: number): Promise<Row[]> {
	return knex('loop_seals as s')
		.leftJoin('loop_events as e', 'e.id', 's.event')
		.where('s.seq', '>', after)
		.orderBy('s.seq')
		.limit(size)
		.select<Row[]>([
			...['seq', 'event', 'highest', 'hash', 'sealed_at'].map((column) => `s.${column}`),
			's.issue as sealed_issue',
			'e.id',
			...sealedColumns,
		])
		.then((rows) => rows);
}

/** A page in pieces: whoever calls the desk meanwhile gets an answer in between. */
const piece = 500;

async function verifyPage(walk: Walk, rows: readonly Row[]): Promise<void> {
	for (const [index, row] of rows.entries()) {
		if (index % piece === piece - 1) await new Promise((resolve) => setImmediate(resolve));
		walk.broken = verify(walk, row);
		if (walk.broken) return;
	}
}

function verify(walk: Walk, row: Row): Finding | null {
	const seal = toSeal({ ...row, issue: row['sealed_issue'] });
	const next = walk.before.seq + 1;
	if (seal.seq !== next || seal.seq === walk.cut) return link('cut', next, seal.seq === next ? seal : undefined);
	if (row['id'] === null) return link('missing', next, seal);
	const event = toFact(seal.event, row);
	const highest = Math.max(walk.highest, seal.event);
	const same = seal.highest === highest && seal.issue === event.issue;
	if (!same || linkHash(walk.before.hash, seal, event) !== seal.hash) return link('changed', next, seal);
	expire(walk, seal.sealed_at);
	if (seal.event <= walk.settled) return link('inserted', next, seal);
	if (seal.seq === walk.remembered?.seq && seal.hash !== walk.remembered.hash) return link('rewritten', next, seal);
	walk.before = seal;
	walk.highest = highest;
	walk.links += 1;
	remember(walk, seal.sealed_at);
	return null;
}

/** One line for each moment of sealing, of the last hour only: memory stays bounded however long the chain. */
function remember({ sealedUpTo, highest }: Walk, at: number): void {
	const last = sealedUpTo.at(-1);
	if (last?.at === at) last.highest = highest;
	else sealedUpTo.push({ at, highest });
}

function expire(walk: Walk, now: number): void {
	while (walk.sealedUpTo[0] && walk.sealedUpTo[0].at < now - patience) {
		walk.settled = walk.sealedUpTo.shift()?.highest ?? walk.settled;
	}
}

/** What is wrong although every link holds: an end that is gone, events without a seal, issues beside their story. */
async function findBeyond(knex: Knex, now: number, walk: Walk): Promise<Finding | null> {
	const { remembered, before } = walk;
	if (remembered && before.seq < remembered.seq) return link('cut', before.seq + 1);
	return (await findInserted(knex, now)) ?? (await findForgotten(knex, now, walk)) ?? (await findStray(knex));
}

async function findInserted(knex: Knex, now: number): Promise<Finding | null> {
	const upTo = await settledUpTo(knex, now);
	const count = (table: string, column: string) => knex(table).where(column, '<=', upTo).count({ n: '*' });
	const counted: unknown = await knex.select({
		events: count('loop_events', 'id'),
		seals: count('loop_seals', 'event'),
	});
	const [n] = counted as { events: number | string; seals: number | string }[];
	if (Number(n?.events) === Number(n?.seals)) return null;
	return nameUnsealed('inserted', unsealed(knex, 0, upTo));
}

/** Sealing has not run for an hour, and something waits for it. */
async function findForgotten(knex: Knex, now: number, walk: Walk): Promise<Finding | null> {
	const ran = Number(await readMark(knex, 'seal.ran'));
	return ran > 0 && now - ran > patience ? nameUnsealed('unsealed', unsealed(knex, walk.highest, null)) : null;
}

async function nameUnsealed(what: Finding['what'], events: Knex.QueryBuilder): Promise<Finding | null> {
	const row = await events.first<Row | undefined>('e.id', 'e.issue');
	if (!row) return null;
	const issue = row['issue'] === null ? null : Number(row['issue']);
	return { what, seq: null, event: Number(row['id']), issue };
}
