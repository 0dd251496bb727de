import { createHash } from 'node:crypto';
import { bookmarks } from '../../schema/bookmarks.js';
import { collections } from '../../schema/collections.js';
import { dashboardPanels } from '../../schema/dashboard.js';
import { lawFor } from '../../schema/law/law.js';
import { policies } from '../../schema/policies.js';
import { reportFolder } from '../../schema/report-folder.js';
import { seeds } from '../../schema/seeds.js';
import { untracked } from '../../schema/untracked.js';
import { hostWords } from '../../schema/words.js';
import type { Host } from '../host.js';
import { withLease } from '../lease.js';
import { layGroundwork, openJournal, readMark, writeMark } from './journal.js';
import { ensureLaw, missingLaw } from './law.js';
import { checkRoom } from './room.js';
import { makeRows } from './rows.js';
import { makeCollections } from './tables.js';

/** Names what this version sets up: a start that finds the same mark has nothing to do. */
const version = createHash('sha256')
	.update(
		JSON.stringify([
			collections,
			untracked.map(({ table, build }) => [table, String(build)]),
			bookmarks,
			dashboardPanels,
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
	if (await isSetUp(host)) return 'unchanged';
	await layGroundworkWithRoom(host);
	const done = await withLease(host.knex, 'setup', async () => {
		if (await isSetUp(host)) return false;
		const journal = await openJournal(host.knex);
		await makeCollections(host, journal);
		await ensureLaw(host.knex);
		await makeRows(host);
		await forgetSchema(host);
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

async function layGroundworkWithRoom(host: Host): Promise<void> {
	await checkRoom(host, await host.getSchema({ bypassCache: true }));
	await layGroundwork(host.knex);
}

/** Every part of the host must see the new tables, not the ones it remembers. */
async function forgetSchema(host: Host): Promise<void> {
	const schema = await host.getSchema({ bypassCache: true });
	const accountability = { admin: true, app: true, role: null, roles: [], user: null, ip: null };
	await new host.services.UtilsService({ schema, accountability }).clearCache({ system: true });
}
