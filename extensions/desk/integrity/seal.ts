import type { Knex } from 'knex';
import { readMark, writeMark } from '../setup/journal.js';
import { lastSeal, linkHash, sealedColumns, settledUpTo, toFact, unsealed, type Seal } from './sealed-events.js';

/** Links made in one transaction. */
const batch = 250;

/** Links made at most in one run, so that a long log waiting for its first seals does not fill a minute. */
const most = 20_000;

/**
 * Seals the events that bear no seal yet: each link covers the one before and the text of one event (D2). The order
 * is that of the sealing, since a lower number may become visible later. Two instances at it at once make one chain:
 * the number of a link exists once.
 *
 * @param now milliseconds of the database's clock
 * @returns how many were sealed
 */
export async function sealEvents(knex: Knex, now: number, signal?: AbortSignal): Promise<number> {
	await noteCut(knex, now);
	const start = await lastSeal(knex);
	const passes = [
		{ after: await settledUpTo(knex, now), upTo: start.highest },
		{ after: start.highest, upTo: null },
	];
	let last = start;
	let sealed = 0;
	for (const { after, upTo } of passes) {
		for (let cursor = after; sealed < most && !signal?.aborted;) {
			const rows = await unsealed(knex, cursor, upTo)
				.limit(batch)
				.select<Row[]>(['e.id', ...sealedColumns]);
			if (rows.length > 0) {
				const made = await append(knex, chain(last, now, rows));
				if (!made) return sealed;
				last = made;
			}
			sealed += rows.length;
			cursor = Number(rows.at(-1)?.['id']);
			if (rows.length < batch) break;
		}
	}
	await writeMark(knex, 'seal.ran', String(now));
	return sealed;
}

type Row = Readonly<Record<string, unknown>>;

/** @returns the last of the links, or nothing where another instance went on with the chain first */
async function append(knex: Knex, links: readonly Seal[]): Promise<Seal | undefined> {
	const [first, last] = [links[0], links.at(-1)];
	const isNext = async (trx: Knex) => (await lastSeal(trx)).seq + 1 === first?.seq;
	try {
		return await knex.transaction(async (trx) => {
			if (!last || !(await isNext(trx))) return undefined;
			await trx('loop_seals').insert(links);
			await writeMark(trx, 'seal.last', `${last.seq} ${last.hash}`);
			return last;
		});
	} catch (error) {
		if (await isNext(knex)) throw error;
		return undefined;
	}
}

function chain(before: Pick<Seal, 'seq' | 'hash' | 'highest'>, sealed_at: number, rows: readonly Row[]): Seal[] {
	const links: Seal[] = [];
	for (const row of rows) {
		const last = links.at(-1) ?? before;
		const link = { seq: last.seq + 1, sealed_at };
		const event = toFact(Number(row['id']), row);
		const highest = Math.max(last.highest, event.id);
		links.push({ ...link, event: event.id, issue: event.issue, highest, hash: linkHash(last.hash, link, event) });
	}
	return links;
}

/** Links that were there and are gone, or are others now: new ones would hide it, so it is written down first. */
async function noteCut(knex: Knex, now: number): Promise<void> {
	const [seq, hash] = ((await readMark(knex, 'seal.last')) ?? '').split(' ');
	if (!seq || (await readMark(knex, 'seal.cut'))) return;
	const stands = await knex('loop_seals')
		.where({ seq: Number(seq) })
		.first<{ hash: string } | undefined>('hash');
	if (stands?.hash === hash) return;
	const first = stands ? Number(seq) : (await lastSeal(knex)).seq + 1;
	await writeMark(knex, 'seal.cut', `${first} ${now}`);
}
