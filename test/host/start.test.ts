import { describe, expect, it } from 'vitest';
import { preferring } from './harness/databases';
import { openDesk } from './harness/desk';

describe.each(preferring('sqlite', 'postgres'))('a start on %s', (database) => {
	it('loads the bundle, though a Directus with EXTENSIONS_MUST_LOAD would rather not start', async () => {
		const desk = await openDesk({ database });
		const { status } = await desk.api('GET', '/loop/health');
		expect(status).toBe(200);
		await desk.stop();
	});

	it('changes nothing when set-up has been done before', async () => {
		const desk = await openDesk({ database });
		const before = await desk.dump();
		expect(Object.keys(before)).toContain('loop_issues');
		await desk.restart();
		expect(await desk.dump()).toEqual(before);
		await desk.stop();
	});
});
