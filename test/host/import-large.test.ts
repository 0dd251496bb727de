import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './harness/desk';
import { counts, importInto, xlsx } from './import/desk';

const rows = 100_000;
/** Milliseconds, on a machine that has other things to do. */
const patience = 300_000;
const megabyte = 1024 * 1024;
const all = { taken: 0, changed: 0, unchanged: 0, refused: 0 };

function table(): string {
	const head = '客户ID,客户名称,行业,规模(员工数),合作时长,年消费额,分层等级,核心需求,维护专员,维护频率';
	const lines = Array.from(
		{ length: rows },
		(_, n) =>
			`G${n},客户公司${n},制造业,500-1000人,24个月,${(n % 90) + 1}万元,高价值,供应链效率优化第${n}号,张经理,每周1次`,
	);
	return [head, ...lines].join('\n');
}

describe('a table of a hundred thousand customers', () => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk({ database: 'sqlite' });
	});
	afterAll(() => desk.stop());

	it(
		'is taken whole, and the server holds no more than a small part of it at a time',
		async () => {
			const file = table();
			await importInto(desk, 'customers', file.slice(0, 20_000), { dryRun: true });
			const watch = watchMemory(desk.url);
			const started = Date.now();
			const { status, report } = await importInto(desk, 'customers', file);
			const seconds = (Date.now() - started) / 1000;
			const grown = watch.stop();
			expect([status, counts(report)]).toEqual([200, { ...all, taken: rows }]);
			console.log(
				`csv: ${(file.length / megabyte).toFixed(0)} MB in ${seconds.toFixed(1)} s, server grew by ${grown} MB`,
			);
			expect(grown).toBeLessThan(300);
		},
		patience,
	);

	it(
		'changes nothing a second time, as a workbook too',
		async () => {
			const file = await xlsx(table());
			const watch = watchMemory(desk.url);
			const started = Date.now();
			const { report } = await importInto(desk, 'customers', file, { type: 'application/octet-stream' });
			const seconds = (Date.now() - started) / 1000;
			expect(counts(report)).toEqual({ ...all, unchanged: rows });
			console.log(
				`xlsx: ${(file.length / megabyte).toFixed(0)} MB in ${seconds.toFixed(1)} s, server grew by ${watch.stop()} MB`,
			);
		},
		patience,
	);
});

/** How much the memory of the server at an address grows, in MB; on systems that tell. */
function watchMemory(url: string) {
	const pid = findServer(new URL(url).port);
	const read = () => {
		if (!pid) return 0;
		const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return Number(line?.[1] ?? 0) / 1024;
	};
	const before = read();
	let most = before;
	const timer = setInterval(() => (most = Math.max(most, read())), 50);
	return {
		stop: () => {
			clearInterval(timer);
			return Math.round(most - before);
		},
	};
}

function findServer(port: string): string | undefined {
	if (process.platform !== 'linux') return undefined;
	return readdirSync('/proc').find((entry) => {
		try {
			return /^\d+$/.test(entry) && readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0').includes(`PORT=${port}`);
		} catch {
			return false;
		}
	});
}
