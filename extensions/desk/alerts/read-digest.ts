import type { Knex } from 'knex';
import { mostLines, type AlertLine, type Digest } from '../../domain/alert/letter.js';
import type { ClockName } from '../../domain/deadline/clocks.js';
import { isOpen } from '../../domain/deadline/projection.js';
import { readTimed } from '../deadlines/timed.js';
import type { Host } from '../host.js';
import { hasAddress } from '../message/links.js';
import { publicUrl } from '../survey/public-url.js';

/** Alarms that are looked at one by one; of more only their number is told. */
const most = 100;

type Row = {
	readonly alarm: string;
	readonly issue: number;
	readonly clock: ClockName;
	readonly percent: number;
	readonly critical: boolean | number;
	readonly due: number | string;
};

/**
 * Reads what a mail has to tell: what has been done since its alarm sounded is left out, and of several alarms of one
 * deadline the last is told.
 *
 * @returns nothing where nothing is left to tell
 */
export async function readDigest(host: Host, digest: string, now: Date): Promise<Digest | null> {
	const { knex } = host;
	const [counted] = await knex('loop_alerts').where({ digest }).count<{ n: number | string }[]>({ n: '*' });
	const rows = await knex('loop_alerts')
		.where({ digest })
		.orderBy([
			{ column: 'critical', order: 'desc' },
			{ column: 'percent', order: 'desc' },
			{ column: 'due' },
			{ column: 'alarm' },
		])
		.limit(most)
		.select<Row[]>('alarm', 'issue', 'clock', 'percent', 'critical', 'due');
	const lines = await readLines(host, knex, rows, now);
	const more = lines.length - mostLines > 0 ? lines.length - mostLines : 0;
	const unseen = Math.max(0, Number(counted?.n ?? 0) - rows.length);
	if (lines.length + unseen === 0) return null;
	return {
		lines: lines.slice(0, mostLines),
		more: more + unseen,
		list: hasAddress(host) ? publicUrl(host.env, 'admin/content/loop_issues') : null,
	};
}

async function readLines(host: Host, knex: Knex, rows: readonly Row[], now: Date): Promise<AlertLine[]> {
	const timed = await readTimed(knex, [...new Set(rows.map(({ issue }) => issue))], now);
	const told = new Set<string>();
	return rows.flatMap(({ alarm, issue: id, clock, percent, critical, due }): AlertLine[] => {
		const found = timed.find(({ issue }) => issue.id === id);
		const sounded = found?.alarms.find(({ key }) => `${id}:${key}` === alarm);
		const deadline = alarm.slice(0, alarm.lastIndexOf(':'));
		if (!found || !sounded || !isOpen(sounded.clock) || told.has(deadline)) return [];
		told.add(deadline);
		return [
			{
				number: (found.issue['number'] as string | null) ?? String(id),
				description: (found.issue['description'] as string | null) ?? '',
				clock,
				percent,
				due: new Date(Number(due)),
				critical: Boolean(critical),
				link: hasAddress(host) ? publicUrl(host.env, `admin/content/loop_issues/${id}`) : null,
			},
		];
	});
}
