import { createReadStream } from 'node:fs';
import { nameFile, type FileKind } from '../../domain/report/file-kind.js';
import { reportFolder } from '../../schema/report-folder.js';
import type { Host } from '../host.js';
import type { Attachment } from './attachments.js';

/** A file that has arrived and waits to be kept. */
export type Arrived = {
	/** Where it lies meanwhile. */
	readonly path: string;
	readonly name: string;
	readonly kind: FileKind;
	readonly size: number;
};

/**
 * Hands files to the host's own storage, where only admins and our staff route reach them. All are kept, or none.
 */
export async function keepFiles(host: Host, arrived: readonly Arrived[]): Promise<Attachment[]> {
	if (arrived.length === 0) return [];
	const service = new host.services.FilesService({ schema: await host.getSchema() });
	const folder = await host
		.knex('directus_folders')
		.where({ id: reportFolder.id })
		.first<{ id: string } | undefined>('id');
	const kept: Attachment[] = [];
	try {
		for (const { path, name, kind, size } of arrived) {
			const called = nameFile(name, kind);
			const file = await service.uploadOne(createReadStream(path), {
				filename_download: called,
				title: called,
				type: kind,
				folder: folder?.id ?? null,
			});
			kept.push({ file: String(file), name: called, type: kind, size });
		}
		return kept;
	} catch (error) {
		await dropFiles(host, kept);
		throw error;
	}
}

/** Files whose issue could not be put on record go again; those that an issue has after all stay. */
export async function dropFiles(host: Host, kept: readonly Attachment[]): Promise<void> {
	if (kept.length === 0) return;
	try {
		const files = kept.map(({ file }) => file);
		// A connection may be lost just when everything has been put on record.
		const named = await host.knex('loop_attachments').whereIn('file', files).pluck<string[]>('file');
		const service = new host.services.FilesService({ schema: await host.getSchema() });
		await service.deleteMany(files.filter((file) => !named.includes(file)));
	} catch (error) {
		host.logger.warn(error as Error);
	}
}
