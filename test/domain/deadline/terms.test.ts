import { describe, expect, it } from 'vitest';
import { decidePromise } from '../../../extensions/domain/deadline/promise.js';
import {
	defaultEscalation,
	dueAlarms,
	nextAlarmAt,
	readAlarms,
} from '../../../extensions/domain/deadline/escalation.js';
import { checkRules, readRules } from '../../../extensions/domain/deadline/rules.js';
import { chooseTerms, readTerms, writeTerms, type Policy } from '../../../extensions/domain/deadline/terms.js';
import { readStory, type StoryEvent } from '../../../extensions/domain/deadline/story.js';
import { readClocks } from '../../../extensions/domain/deadline/clocks.js';
import { alwaysOpen } from '../../../extensions/domain/calendar.js';

const policy: Policy = {
	rules: [
		{ urgency: 'critical', tier: 'high_value', commit_minutes: 15 },
		{ urgency: 'critical', commit_minutes: 30, first_response_minutes: 5 },
		{ category: 'invoice', progress_minutes: 2880 },
	],
	category: { commit_minutes: 60 },
	tier: { commit_minutes: 90, first_response_minutes: 7 },
	settings: { first_response_minutes: 10, commit_minutes: 120, progress_minutes: 1440, survey_hours: 48 },
	calendar: 'abc123',
};

describe('the terms of an issue', () => {
	it.each([
		[
			'the first rule that fits',
			{ tier: 'high_value', urgency: 'critical', category: null },
			'commit',
			15,
			'high_value+critical',
		],
		[
			'a later rule for what the first does not name',
			{ tier: 'high_value', urgency: 'critical', category: null },
			'first_response',
			5,
			'critical',
		],
		['the category before the tier', { tier: 'new', urgency: 'normal', category: 'product' }, 'commit', 60, 'category'],
		[
			'the tier where the category says nothing',
			{ tier: 'new', urgency: 'normal', category: 'product' },
			'first_response',
			7,
			'tier',
		],
		[
			'the settings where nobody says anything',
			{ tier: 'new', urgency: 'normal', category: 'product' },
			'progress',
			1440,
			'settings',
		],
	] as const)('come from %s', (_name, matter, clock, minutes, by) => {
		expect(chooseTerms(matter, policy)[clock]).toEqual({ minutes, by });
	});

	it('are written as one text that reads back, and fits into the log', () => {
		const long = { tier: 't'.repeat(64), urgency: 'critical', category: 'c c'.repeat(20) } as const;
		const rules = [{ ...long, first_response_minutes: 525_600, commit_minutes: 525_600, progress_minutes: 525_600 }];
		for (const terms of [
			chooseTerms({ tier: null, urgency: null, category: null }, policy),
			chooseTerms(long, { ...policy, rules }),
		]) {
			expect(readTerms(writeTerms(terms))).toEqual(terms);
			expect(writeTerms(terms).length).toBeLessThanOrEqual(255);
		}
	});

	it.each([null, undefined, '', 7, 'first_response=x', 'commit=120@settings'])('are not read from %j', (text) => {
		expect(readTerms(text)).toBeUndefined();
	});
});

describe('rules that are stored', () => {
	it('fall back one by one where they make no sense', () => {
		const rules = readRules(
			{ calendar: 'x', deadline_rules: [{ urgency: 'critical', commit_minutes: 30 }], escalation: 5 },
			'UTC',
		);
		expect(rules.calendar).toEqual(alwaysOpen('UTC'));
		expect(rules.deadline_rules).toHaveLength(1);
		expect(rules.escalation).toEqual(defaultEscalation);
	});

	it('are refused before they are saved, with every problem named', () => {
		const problems = checkRules(
			{ deadline_rules: [{ commit_minutes: 0 }, { planet: 'Mars' }], escalation: [{ percent: 50, to: [] }] },
			'en-US',
		);
		expect(problems.join('\n')).toMatch(/deadline_rules\.0\.commit_minutes[^]*deadline_rules\.1[^]*escalation\.0\.to/);
		expect(checkRules({ escalation: defaultEscalation, deadline_rules: [], calendar: null }, 'en-US')).toEqual([]);
	});
});

const at = (clock: string) => new Date(`2024-05-06T${clock}:00Z`);
const story = (events: StoryEvent[]) =>
	readStory(events, {
		submitted_at: at('06:00'),
		first_response_at: null,
		promised_at: null,
		waiting: null,
		terms: writeTerms(
			chooseTerms({ tier: null, urgency: null, category: null }, { ...policy, rules: [], category: {}, tier: {} }),
		),
	});
const recorded: StoryEvent = { type: 'step', from: null, to: 'recorded', at: at('06:00'), data: null };

describe('a promise', () => {
	const until = (clock: string) => at(clock).toISOString();
	const given = (from: string | null, to: string, time: string): StoryEvent => ({
		type: 'promise',
		from,
		to,
		at: at(time),
		data: null,
	});
	const decide = (
		before: string | null,
		patch: Record<string, unknown>,
		events: StoryEvent[] = [],
		status = 'handling',
	) =>
		decidePromise({
			issue: { status, promised_at: before },
			patch,
			story: story([recorded, ...events]),
			renewals: 1,
			now: at('08:00'),
		});

	it.each([
		['lies ahead', null, { promised_at: until('09:00') }, undefined],
		['is not in the past', null, { promised_at: until('07:00') }, { code: 'LOOP_PROMISE', why: 'past' }],
		['is not taken back', until('09:00'), { promised_at: null }, { code: 'LOOP_PROMISE', why: 'back' }],
		['may be sent again as it is', until('07:00'), { promised_at: until('07:00') }, undefined],
		['is not looked at where nobody sends one', until('07:00'), { urgency: 'urgent' }, undefined],
	] as const)('%s', (_name, before, patch, refusal) => {
		expect(decide(before, patch)).toEqual(refusal);
	});

	it('is renewed with a reason, and not endlessly', () => {
		const first = [given(null, until('09:00'), '07:00')];
		const patch = { promised_at: until('10:00') };
		expect(decide(until('09:00'), patch, first)).toEqual({ code: 'LOOP_INCOMPLETE', fields: ['promise_reason'] });
		expect(decide(until('09:00'), { ...patch, promise_reason: 'A part is missing' }, first)).toBeUndefined();
		const twice = [...first, given(until('09:00'), until('10:00'), '07:30')];
		const again = { promised_at: until('11:00'), promise_reason: 'Once more' };
		expect(decide(until('10:00'), again, twice)).toEqual({ code: 'LOOP_PROMISE', why: 'spent' });
	});
});

describe('alarms', () => {
	const alarmsAt = (time: string) =>
		readAlarms(
			readClocks(story([recorded]), () => alwaysOpen('UTC'), at(time)),
			defaultEscalation,
		);
	const dueAt = (time: string, sounded: string[] = []) =>
		dueAlarms(alarmsAt(time), new Set(sounded), at(time)).map(({ clock, percent }) => `${clock.name} ${percent}`);

	it('sound at half, at four fifths, at the deadline and as long again after it', () => {
		expect(dueAt('06:04')).toEqual([]);
		expect(dueAt('06:05')).toEqual(['first_response 50']);
		expect(dueAt('06:08')).toEqual(['first_response 80']);
		expect(dueAt('06:11')).toEqual(['first_response 100']);
		expect(dueAt('06:20')).toEqual(['first_response 100', 'first_response 200']);
	});

	it('sound once', () => {
		const [half] = dueAlarms(alarmsAt('06:05'), new Set(), at('06:05'));
		expect(dueAt('06:07', [half?.key ?? ''])).toEqual([]);
		expect(nextAlarmAt(alarmsAt('06:07'), new Set([half?.key ?? '']), at('06:07'))).toEqual(at('06:08'));
	});

	it('count a breach even where the settings tell nobody of it', () => {
		const alarms = readAlarms(
			readClocks(story([recorded]), () => alwaysOpen('UTC'), at('06:11')),
			[{ percent: 50, to: ['owner'] }],
		);
		expect(alarms.filter(({ percent, to }) => percent === 100 && to.length === 0)).not.toEqual([]);
	});
});
