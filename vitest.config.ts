import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first';

/** A zone that is neither UTC nor whole hours shows every place that forgot about zones. */
process.env['TZ'] = 'Asia/Kathmandu';

/** Directus builds the Studio with our parts at its start. */
const studio = { SERVE_APP: 'true' };

export default defineConfig({
	test: {
		sequence: { sequencer: SlowFirst },
		projects: [
			{
				test: {
					name: 'domain',
					maxWorkers: 2,
					include: ['domain', 'schema', 'desk', 'house'].map((part) => `test/${part}/**/*.test.ts`),
					// A property test tries hundreds of cases: a busy machine must not make it fail.
					testTimeout: 300_000,
				},
			},
			{
				test: {
					name: 'host',
					globalSetup: ['test/host/harness/run.ts'],
					include: ['test/host/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 300_000,
					fileParallelism: true,
					maxWorkers: 3,
				},
			},
			{
				test: {
					name: 'bench',
					env: studio,
					globalSetup: ['test/host/harness/run.ts'],
					include: ['test/bench/**/*.test.ts'],
					testTimeout: 900_000,
					hookTimeout: 300_000,
					fileParallelism: false,
				},
			},
			{
				test: {
					name: 'browser',
					env: studio,
					globalSetup: ['test/host/harness/run.ts'],
					include: ['test/browser/**/*.test.ts'],
					testTimeout: 180_000,
					hookTimeout: 300_000,
					expect: { poll: { timeout: 15_000 } },
					fileParallelism: true,
					maxWorkers: 2,
				},
			},
		],
	},
});
