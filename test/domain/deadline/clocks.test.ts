import { describe, expect, it } from 'vitest';
import { alwaysOpen } from '../../../extensions/domain/calendar.js';
import { readClocks } from '../../../extensions/domain/deadline/clocks.js';
import { allowedSeconds } from '../../../extensions/domain/deadline/due.js';
import { projectClocks } from '../../../extensions/domain/deadline/projection.js';
import { readStory, type Standing, type StoryEvent } from '../../../extensions/domain/deadline/story.js';
import { officeHours } from './life';

const at = (clock: string) => new Date(`2024-05-06T${clock}:00Z`);
const open = alwaysOpen('UTC');
const terms = 'first_response=10@settings commit=120@settings progress=1440@settings survey=48 calendar=c1';
const standing: Standing = {
	submitted_at: at('06:00'),
	first_response_at: null,
	promised_at: null,
	waiting: null,
	terms,
};
const event = (
	type: string,
	time: string,
	from: string | null,
	to: string | null,
	data: StoryEvent['data'] = null,
) => ({
	type,
	from,
	to,
	at: at(time),
	data,
});
const recorded = event('step', '06:00', null, 'recorded');
const take = (time: string) => event('step', time, 'recorded', 'handling');
const solve = (time: string) => event('step', time, 'handling', 'feedback');
const said = (events: StoryEvent[], now: string, more: Partial<Standing> = {}, calendar = open) =>
	readClocks(readStory(events, { ...standing, ...more }), () => calendar, at(now)).map(
		({ name, round, state }) => `${name}${round > 0 ? round : ''} ${state}`,
	);

describe('the clocks of an issue', () => {
	it('are none where it has no terms', () => {
		expect(said([recorded], '07:00', { terms: null })).toEqual([]);
		expect(said([recorded], '07:00', { terms: 'whatever' })).toEqual([]);
	});

	it.each([
		['met in the last moment', '06:10', 'first_response met'],
		['missed a minute later', '06:11', 'first_response missed'],
	])('count a first response as %s', (_name, time, state) => {
		expect(said([recorded, take(time)], '09:00')[0]).toBe(state);
	});

	it('are running up to the due moment and missed after it', () => {
		expect(said([recorded], '06:10')[0]).toBe('first_response running');
		expect(said([recorded], '06:11')[0]).toBe('first_response missed');
	});

	it('take a call that reached the customer for a first response, and one that did not for none', () => {
		const call = (reached: boolean) => event('contact', '06:05', null, 'other', { direction: 'out', reached });
		expect(said([recorded, call(true)], '07:00')[0]).toBe('first_response met');
		expect(said([recorded, call(false)], '07:00')[0]).toBe('first_response missed');
	});

	describe('count a first response from when it was put on record,', () => {
		const iso = (time: string | null) => time && at(time).toISOString();
		const say = (time: string, from: string | null, to: string | null) =>
			event('first_response', time, iso(from), iso(to));
		const first = (...events: StoryEvent[]) => said([recorded, ...events], '09:00')[0];

		it('in time where that was in time', () => {
			expect(first(say('06:08', null, '06:05'))).toBe('first_response met');
		});

		it('late where it was said after the deadline, whatever was said', () => {
			expect(first(say('07:00', null, '06:05'))).toBe('first_response missed');
			expect(first(take('07:00'), say('08:00', '07:00', '06:05'))).toBe('first_response missed');
			expect(first(say('07:00', null, '05:00'))).toBe('first_response missed');
			const riding = { changed: { first_response: [null, iso('06:05')] } };
			expect(first(event('step', '07:00', 'recorded', 'handling', riding))).toBe('first_response missed');
		});

		it('and neither a correction nor a time far ahead brings it forward', () => {
			expect(first(say('06:08', null, '06:05'), say('08:00', '06:05', '06:01'))).toBe('first_response met');
			expect(first(say('06:08', null, '06:05'), say('08:00', '06:05', '06:30'))).toBe('first_response missed');
			expect(first(say('06:08', null, '23:00'), say('08:00', '23:00', '06:05'))).toBe('first_response missed');
		});

		it('and not where it was taken back', () => {
			expect(first(say('06:05', null, '06:05'), say('06:06', '06:05', null))).toBe('first_response missed');
			expect(first(say('06:05', null, '06:05'), say('06:06', '06:05', null), say('08:00', null, '06:05'))).toBe(
				'first_response missed',
			);
		});

		it('and as it was told where it came with the issue', () => {
			expect(said([recorded], '09:00', { first_response_at: at('06:05') })[0]).toBe('first_response met');
		});
	});

	it('take a correction of a contact for no other report, no answer and nothing heard', () => {
		const edited = (kind: string, time: string) =>
			event('contact', time, kind, kind, { direction: 'out', reached: true, edited: true });
		const read = (events: StoryEvent[]) => readStory(events, { ...standing, waiting: 'customer' });
		expect(read([recorded, edited('progress', '06:05')]).told).toEqual([]);
		expect(said([recorded, edited('progress', '06:05')], '07:00')).toEqual([
			'first_response missed',
			'commit running',
			'progress running',
		]);
		const own = { direction: 'in', edited: 1 };
		expect(read([recorded, event('contact', '06:05', 'other', 'other', own)]).heard).toEqual([]);
	});

	it('let a promise meet the two hours and be kept, broken or renewed', () => {
		const until = (time: string) => at(time).toISOString();
		const promise = event('promise', '07:00', null, until('10:00'));
		const later = event('promise', '09:00', until('10:00'), until('12:00'));
		expect(said([recorded, take('06:05'), promise], '09:00')).toContain('promised running');
		expect(said([recorded, take('06:05'), promise], '10:01')).toContain('promised missed');
		expect(said([recorded, take('06:05'), promise, solve('10:00')], '12:00')).toContain('promised met');
		const renewed = said([recorded, take('06:05'), promise, later], '11:00');
		expect(renewed.filter((each) => each.startsWith('promised'))).toEqual(['promised replaced', 'promised running']);
		expect(renewed).toContain('commit met');
	});

	it('keep what a round came to when the work starts again', () => {
		const back = event('step', '09:00', 'feedback', 'handling');
		expect(said([recorded, take('06:05'), solve('08:30'), back], '09:30')).toEqual([
			'first_response met',
			'commit missed',
			'progress met',
			'survey replaced',
			'commit1 running',
			'progress1 running',
		]);
	});

	it('follow terms from when they changed, and keep what was missed before', () => {
		const longer = terms.replace('commit=120', 'commit=600');
		const change = (time: string) => event('terms', time, terms, longer);
		expect(said([recorded, take('06:05'), change('07:00')], '09:00', { terms: longer })).toContain('commit running');
		expect(said([recorded, take('06:05'), change('08:30')], '09:00', { terms: longer })).toContain('commit missed');
	});

	it('begin with the first terms, where an import told of what was before', () => {
		const first = event('terms', '08:00', null, terms);
		const clocks = readClocks(readStory([recorded, take('06:05'), first], standing), () => open, at('09:00'));
		expect(clocks.map(({ name, from }) => [name, from])).toEqual([
			['commit', at('08:00')],
			['progress', at('08:00')],
		]);
	});

	it('are read from a step in whose event a change rides', () => {
		const change = { changed: { promise: [null, at('09:00').toISOString()] } };
		expect(said([recorded, event('step', '06:05', 'recorded', 'handling', change)], '08:30')).toContain(
			'promised running',
		);
	});
});

describe('what the row of an issue shows', () => {
	const project = (events: StoryEvent[], now: string, more: Partial<Standing> = {}) =>
		projectClocks(readClocks(readStory(events, { ...standing, ...more }), () => open, at(now)));

	it('is what is due next; what is late stays the next until it is done', () => {
		expect(project([recorded], '06:01')).toMatchObject({ next_due: 'first_response', next_due_at: at('06:10') });
		expect(project([recorded], '23:00')).toMatchObject({ next_due: 'first_response', next_due_at: at('06:10') });
		expect(project([recorded, take('06:30')], '23:00')).toMatchObject({ next_due: 'commit', next_due_at: at('08:00') });
	});

	it('is not what waits', () => {
		const wait = event('waiting', '06:30', null, 'third_party');
		const shown = project([recorded, take('06:05'), wait], '07:00', { waiting: 'third_party' });
		expect(shown).toMatchObject({ next_due: 'progress' });
	});

	it('is nothing once it is archived', () => {
		const archive = event('step', '08:00', 'feedback', 'archived');
		expect(project([recorded, take('06:05'), solve('07:00'), archive], '09:00')).toMatchObject({ next_due: null });
	});
});

describe('an allowance in minutes', () => {
	const friday = new Date('2024-05-10T07:00:00Z');
	it.each([
		['minutes are working time', 120, 7200],
		['a whole day is a working day: Friday 15:00 to 15:00 of a worked Saturday', 1440, 8 * 3600],
	])('%s', (_name, minutes, seconds) => {
		expect(allowedSeconds(officeHours, friday, minutes)).toBe(seconds);
	});

	it('is what passes on the wall where people work around the clock', () => {
		expect(allowedSeconds(open, friday, 1440)).toBe(86_400);
	});
});
