import type { Knex } from 'knex';

/** A file that came with an issue. */
export type Attachment = {
	/** Key of the host's own row; the file itself may have been erased there. */
	readonly file: string;
	readonly name: string;
	readonly type: string;
	/** Bytes. */
	readonly size: number;
};

/** The files that came with an issue, in the order in which they came. */
export async function listAttachments(knex: Knex, issue: number): Promise<Attachment[]> {
	const rows = await knex('loop_attachments')
		.where({ issue })
		.orderBy(['at', 'file'])
		.select<Attachment[]>('file', 'name', 'type', 'size');
	return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
