import { describe, expect, it } from 'vitest';
import { begunAt, mustBeOurs, nameRun } from '../host/harness/workspace';

describe('tests remove only what a test made', () => {
	it.each([
		'information_schema',
		'performance_schema',
		'postgres',
		'sys',
		'loop_customer_data',
		'looptest',
		'looptest_data_1',
		'my_looptest_1700000000000_4711_sqlite',
	])('%s stays', (name) => {
		expect(begunAt(name)).toBeNull();
		expect(() => mustBeOurs(name)).toThrow('stays');
	});

	it('knows what a run has made, and since when', () => {
		const name = `${nameRun(1_700_000_000_000, 4711)}_postgres_ready`;
		expect(begunAt(name)).toBe(1_700_000_000_000);
		expect(() => mustBeOurs(name)).not.toThrow();
	});
});
