import { moodOf, type Mood } from '../../domain/deadline/mood.js';
import { isOpen, shareUsed, type Clock, type Deadlines } from './deadlines.js';

/** A clock that runs, as the bar shows it: colour, shape and word say its mood. */
export type Running = {
	readonly key: string;
	readonly name: Clock['name'];
	readonly mood: Mood | 'waiting';
	readonly due: Date;
	/** Milliseconds to the deadline; what is late has less than none. */
	readonly left: number;
	/** From 0 to 1, in working time. */
	readonly used: number;
};

export const moodIcons = {
	calm: 'schedule',
	soon: 'hourglass_bottom',
	late: 'alarm',
	waiting: 'pause_circle',
} as const satisfies Readonly<Record<Running['mood'], string>>;

/**
 * The clocks of an issue that run or wait, the most pressing first. What waits comes last.
 *
 * @param now by the server's clock
 */
export function readRunning({ clocks, now: asked }: Deadlines, now: Date): Running[] {
	return clocks
		.filter(isOpen)
		.map((clock): Running => {
			const waits = clock.state === 'paused';
			const due = new Date(clock.due);
			const at = waits ? new Date(asked) : now;
			return {
				key: `${clock.name} ${clock.from}`,
				name: clock.name,
				mood: waits ? 'waiting' : moodOf(due, now),
				due,
				left: due.getTime() - at.getTime(),
				used: clock.state === 'missed' ? 1 : shareUsed(clock, at),
			};
		})
		.sort((one, other) => rank(one) - rank(other) || one.due.getTime() - other.due.getTime());
}

function rank({ mood }: Running): number {
	return mood === 'waiting' ? 1 : 0;
}
