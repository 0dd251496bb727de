import { reportFolder } from '../../schema/report-folder.js';
import { familyOf } from '../family.js';
import type { Host } from '../host.js';
import { fromColumn } from '../time.js';

/** Milliseconds after which a file that no issue names will not be named any more. */
const spare = 3_600_000;

const batch = 100;

type Kept = { readonly id: string; readonly uploaded_on: unknown };

/**
 * A job of the tick: removes what reports have left in their folder where a process died between keeping the files and
 * putting the issue on record. What a person put there stays.
 */
export const cleanFiles = {
	name: 'files',
	/** @returns how many were removed */
	async run(host: Host, now: Date, signal: AbortSignal): Promise<number> {
		if (signal.aborted) return 0;
		const { knex } = host;
		// PostgreSQL compares no uuid with a text.
		const id = knex.raw(familyOf(knex) === 'postgres' ? 'f.id::text' : 'f.id');
		const rows = await knex('directus_files as f')
			.leftJoin('loop_attachments as a', 'a.file', id)
			.where('f.folder', reportFolder.id)
			.whereNull('f.uploaded_by')
			.whereNull('a.file')
			.orderBy('f.uploaded_on')
			.limit(batch)
			.select<Kept[]>('f.id', 'f.uploaded_on');
		const old = rows.filter(({ uploaded_on: at }) => {
			const kept = fromColumn(at);
			return kept !== null && now.getTime() - kept.getTime() > spare;
		});
		if (old.length === 0) return 0;
		const service = new host.services.FilesService({ schema: await host.getSchema() });
		await service.deleteMany(old.map(({ id }) => id));
		return old.length;
	},
};
