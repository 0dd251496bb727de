import type { Knex } from 'knex';
import { isBlank } from '../../domain/issue/fields.js';
import { datesToColumns } from '../columns.js';
import type { Host } from '../host.js';
import { completeRecord } from '../record.js';
import { fromColumn } from '../time.js';
import type { IssueEvent } from './event.js';

/** An issue that was recorded past the hooks is given what every issue is given. */
export async function adopt(_host: Host, trx: Knex, { row }: IssueEvent): Promise<void> {
	if (!isBlank(row['number']) || row['status'] === 'archived') return;
	const now = fromColumn(row['submitted_at']) ?? new Date();
	const given = await completeRecord(trx, row as never, now);
	Object.assign(row, given);
	// Its deadlines run from when it was recorded, not from when the desk came to know of it.
	const columns = { ...datesToColumns(trx, { ...given, step_at: now }), step_via: 'system' };
	await trx('loop_issues').where({ id: row.id }).whereNull('number').update(columns);
}
