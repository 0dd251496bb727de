import { describe, expect, it } from 'vitest';
import { decideWalk, type Walker } from '../../../extensions/domain/import/walk';
import { progressNames, type Progress } from '../../../extensions/domain/import/synonyms';
import { findStep, statuses } from '../../../extensions/domain/steps';

const now = new Date('2024-05-10T14:00:00Z');
const submittedAt = new Date('2024-05-01T06:00:00Z');
const solvedAt = new Date('2024-05-02T09:30:00Z');
const walker: Walker = {
	status: 'recorded',
	isNew: true,
	ours: false,
	cameBack: false,
	progress: 'done',
	rating: 4,
	submittedAt,
	solvedAt,
	now,
};

describe('an imported issue', () => {
	it('that is done and rated walks through every step at the times of the table', () => {
		expect(decideWalk(walker)).toEqual({
			target: 'archived',
			notes: [],
			steps: [
				{ name: 'take', from: 'recorded', to: 'handling', at: submittedAt },
				{ name: 'solve', from: 'handling', to: 'feedback', at: solvedAt },
				{ name: 'archive', from: 'feedback', to: 'archived', at: solvedAt },
			],
		});
	});

	it('that is done without a rating waits at feedback, with a note', () => {
		const { steps, notes } = decideWalk({ ...walker, rating: null });
		expect(steps.map(({ to }) => to)).toEqual(['handling', 'feedback']);
		expect(notes).toEqual(['no_rating']);
	});

	it('that is done at an unknown time is solved at the time of the import, with a note', () => {
		const { steps, notes } = decideWalk({ ...walker, solvedAt: null });
		expect(steps.map(({ at }) => at)).toEqual([submittedAt, now, now]);
		expect(notes).toEqual(['no_solution_time']);
	});

	it('about whose progress the table says nothing stays where it is', () => {
		for (const status of statuses) expect(decideWalk({ ...walker, status, progress: null }).steps).toEqual([]);
	});

	it('that the desk has brought further is not taken back', () => {
		const { steps, notes } = decideWalk({ ...walker, status: 'archived', isNew: false, progress: 'handling' });
		expect([steps, notes]).toEqual([[], ['desk_is_ahead']]);
	});

	it('that came back after the table was written is not closed by it again', () => {
		const { steps, notes } = decideWalk({ ...walker, status: 'handling', isNew: false, cameBack: true });
		expect([steps, notes]).toEqual([[], ['desk_is_ahead']]);
	});

	it('that the desk knows is taken up when the table says so, not in the past', () => {
		const { steps } = decideWalk({ ...walker, isNew: false, progress: 'handling' });
		expect(steps).toMatchObject([{ to: 'handling', at: now }]);
	});

	it('that the desk recorded itself walks by the desk’s clock: no table puts a step back before its deadline', () => {
		const { steps } = decideWalk({ ...walker, isNew: false, ours: true });
		expect(steps.map(({ at }) => at)).toEqual([now, now, now]);
	});

	it('takes only steps of the loop, each where the one before ended, to its target', () => {
		for (const status of statuses)
			for (const progress of [null, ...(Object.keys(progressNames) as Progress[])])
				for (const rating of [null, 1, 5]) {
					const { steps, target, notes } = decideWalk({ ...walker, status, progress, rating });
					let at = status;
					for (const { from, to, name } of steps) {
						expect(from).toBe(at);
						expect(findStep(from, to)?.name).toBe(name);
						at = to;
					}
					expect(notes.includes('desk_is_ahead') ? status : target).toBe(at);
					if (steps.at(-1)?.to === 'archived') expect(rating).not.toBeNull();
				}
	});
});
