/** How much time a deadline leaves: colour, shape and word follow from it. */
export type Mood = 'calm' | 'soon' | 'late';

/** Minutes before a deadline from which on it is soon. */
export const soonMinutes = 30;

/**
 * Tells whether a deadline is far, near or past.
 *
 * @example moodOf(new Date('2024-05-01T09:20Z'), new Date('2024-05-01T09:00Z')) //=> 'soon'
 */
export function moodOf(due: Date, now: Date): Mood {
	const left = due.getTime() - now.getTime();
	if (left < 0) return 'late';
	return left < soonMinutes * 60_000 ? 'soon' : 'calm';
}
