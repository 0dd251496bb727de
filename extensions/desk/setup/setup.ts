import { createHash } from 'node:crypto';
import { bookmarks } from '../../schema/bookmarks.js';
import { collections } from '../../schema/collections.js';
import { dashboardPanels, satisfactionDashboardPanels } from '../../schema/dashboard.js';
import { lawFor } from '../../schema/law/law.js';
import { policies } from '../../schema/policies.js';
import { reportFolder } from '../../schema/report-folder.js';
import { seeds } from '../../schema/seeds.js';
import { untracked } from '../../schema/untracked.js';
import { hostWords } from '../../schema/words.js';
import { databaseNow } from '../database-clock.js';
import type { Host } from '../host.js';
import { tryLease, withLease } from '../lease.js';
import { forgetSchema } from './forget-schema.js';
import { layGroundwork, openJournal, readMark, writeMark } from './journal.js';
import { ensureLaw, missingLaw } from './law.js';
import { checkRoom } from './room.js';
import { makeRows } from './rows.js';
import { makeCollections } from './tables.js';
import { takeUpgrades, upgrades } from './upgrades.js';

/** Names what this version sets up: a start that finds the same mark has nothing to do. */
const version = createHash('sha256')
	.update(
		JSON.stringify([
			collections,
			untracked.map(({ table, build }) => [table, String(build)]),
			upgrades.map(({ step, what }) => [step, what]),
			bookmarks,
			dashboardPanels,
			satisfactionDashboardPanels,
			policies,
			seeds,
			reportFolder,
			[...hostWords],
			lawFor('sqlite3'),
		]),
	)
	.digest('hex');

/**
 * Sets the desk up or brings it to this version (D8): creates what is missing, touches nothing that an admin
 * changed, never makes again what an admin deleted, never drops.
 *
 * @returns what was done
 * @throws LOOP_ROOM before the first change where the licence has no room; an Error with what to grant
 *   where the database account may not create triggers
 */
export async function setUp(host: Host): Promise<'made' | 'unchanged'> {
	if (await isSetUp(host)) {
		if (await isRecent(host)) await forgetSchema(host);
		return 'unchanged';
	}
	await layGroundworkWithRoom(host);
	const done = await withLease(host.knex, 'setup', async () => {
		if (await isSetUp(host)) return false;
		const journal = await openJournal(host.knex);
		await makeCollections(host, journal);
		await takeUpgrades(host.knex, journal);
		await ensureLaw(host.knex);
		await makeRows(host);
		await forgetSchema(host);
		await writeMark(host.knex, 'version.at', String(await databaseNow(host.knex)));
		await writeMark(host.knex, 'version', version);
		return true;
	});
	if (!done) await forgetSchema(host);
	return done ? 'made' : 'unchanged';
}

/** Whether this version is set up and guarded. Two small reads, so that a start costs next to nothing. */
export async function isSetUp(host: Host): Promise<boolean> {
	return (await isMade(host)) && (await missingLaw(host.knex)).length === 0;
}

/** Whether set-up of this version has come to its end, however the law stands now. */
export async function isMade(host: Host): Promise<boolean> {
	if (!(await host.knex.schema.hasTable('loop_journal'))) return false;
	return (await readMark(host.knex, 'version')) === version;
}

/**
 * Puts back what of the law somebody has dropped, by one of all instances.
 *
 * @returns whether this version is set up, and guarded by now
 * @throws with what to grant where the account may not create triggers
 */
export async function keepLaw(host: Host): Promise<boolean> {
	if (!(await isMade(host))) return false;
	const missing = await missingLaw(host.knex);
	if (missing.length === 0) return true;
	host.logger.warn(`Closed Loop: parts of the law were missing and are put back: ${missing.join(', ')}`);
	await tryLease(host.knex, 'setup', () => ensureLaw(host.knex));
	return (await missingLaw(host.knex)).length === 0;
}

/** Milliseconds in which a process that starts may have read the schema before another one was done with it. */
const recent = 60_000;

async function isRecent({ knex }: Host): Promise<boolean> {
	const at = Number((await readMark(knex, 'version.at')) ?? 0);
	return (await databaseNow(knex)) - at < recent;
}

async function layGroundworkWithRoom(host: Host): Promise<void> {
	await checkRoom(host, await host.getSchema({ bypassCache: true }));
	await layGroundwork(host.knex);
}
