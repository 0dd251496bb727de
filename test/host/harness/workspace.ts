import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where tests keep their SQLite files, their Directus folders and their locks. */
export const workspace = join(tmpdir(), 'closed-loop');

/** What a run creates bears its name and nothing else does: database servers here may hold other people's databases. */
const OURS = /^looptest_(\d{13})_\d+_\w+/;

/** @returns for example `looptest_1700000000000_4711` */
export function nameRun(now: number, pid: number): string {
	return `looptest_${now}_${pid}`;
}

/** When the run began that made what bears this name, in ms; null where it is not ours. */
export function begunAt(name: string): number | null {
	const found = OURS.exec(name)?.[1];
	return found === undefined ? null : Number(found);
}

/** Stands before everything that removes: throws where the name is not one that a run gave. */
export function mustBeOurs(name: string): void {
	if (begunAt(name) === null) throw new Error(`"${name}" was not made by a test; it stays`);
}

/** The run that this process belongs to. */
export function runName(): string {
	const name = process.env['LOOP_RUN'];
	if (!name) throw new Error('openDesk works in a run of vitest that has test/host/harness/run.ts as its globalSetup');
	return name;
}
