import { describe, expect, it } from 'vitest';
import { makeStamp, readStamp, stampAge } from '../../../extensions/desk/report/stamp';

const env = { SECRET: 'a secret of the tests' };
const shown = new Date('2024-05-01T06:00:00Z');
const after = (seconds: number) => new Date(shown.getTime() + seconds * 1000);

describe('the mark of a form', () => {
	it('counts from two seconds after it was shown until a day later', () => {
		const stamp = makeStamp(env, shown);
		expect(readStamp(env, stamp, after(stampAge.least - 0.1))).toEqual({ problem: 'too_fast' });
		expect(readStamp(env, stamp, after(stampAge.least))).toHaveProperty('once');
		expect(readStamp(env, stamp, after(stampAge.most))).toHaveProperty('once');
		expect(readStamp(env, stamp, after(stampAge.most + 1))).toEqual({ problem: 'too_old' });
	});

	it('is another one each time the form is shown', () => {
		const read = [makeStamp(env, shown), makeStamp(env, shown)].map((stamp) => readStamp(env, stamp, after(5)));
		expect(read[0]).not.toEqual(read[1]);
	});

	it('is ours alone: nothing of it can be changed or made up', () => {
		const [at = '', once = '', signature = ''] = makeStamp(env, shown).split('.');
		const later = (shown.getTime() + 3000).toString(36);
		for (const forged of [
			undefined,
			null,
			7,
			['a'],
			'',
			'..',
			`${at}.${once}`,
			`${later}.${once}.${signature}`,
			`${at}.${once}x.${signature}`,
			`${at}.${once}.${signature}.`,
			`${at}.${once}.${signature.slice(1)}`,
			'a'.repeat(10_000),
		]) {
			expect(readStamp(env, forged, after(5))).toEqual({ problem: 'no_stamp' });
		}
		expect(readStamp({ SECRET: 'another' }, makeStamp(env, shown), after(5))).toEqual({ problem: 'no_stamp' });
	});
});
