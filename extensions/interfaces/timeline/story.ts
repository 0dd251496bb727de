import type { Person } from '../../app/person.js';
import type { Method } from '../../domain/choices.js';

/** What the log tells of an issue. */
export type LoggedEvent = {
	readonly id: number | string;
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly actor: Person | null;
	readonly at: string;
	readonly data: {
		readonly via?: string;
		readonly rating?: number;
		readonly percent?: number;
		readonly confirmed_by?: string;
		/** Of a message: how it went, and what became of it. */
		readonly channel?: string;
		readonly state?: string;
		readonly reason?: string;
		/** Of a contact: its words were changed, or it went to another issue. */
		readonly edited?: boolean | number;
		readonly moved?: number;
		readonly changed?: Readonly<Record<string, readonly [string | null, string | null]>>;
	} | null;
};

/** A contact with the customer about an issue. */
export type Contact = {
	readonly id: number;
	readonly at: string | null;
	readonly recorded_at: string | null;
	readonly method: Method;
	readonly kind: string;
	readonly direction: 'in' | 'out';
	readonly reached: boolean | null;
	readonly summary: string | null;
	readonly customer_feedback: string | null;
	readonly by: Person | null;
	readonly by_name: string | null;
};

/** One entry of the story, newest first. */
export type Entry =
	| { readonly kind: 'event'; readonly key: string; readonly at: Date; readonly event: LoggedEvent }
	| { readonly kind: 'contact'; readonly key: string; readonly at: Date; readonly contact: Contact };

/** What one may want to see of the story. */
export const views = ['all', 'messages', 'steps'] as const;

export type View = (typeof views)[number];

/**
 * Puts events and contacts into one story, newest first. What happened at the same moment stays in the order of the log.
 *
 * @param events newest first
 * @param contacts newest first
 */
export function tellStory(events: readonly LoggedEvent[], contacts: readonly Contact[], view: View): Entry[] {
	const told: Entry[] = [];
	for (const event of events) {
		if (view === 'steps' && event.type !== 'step') continue;
		if (view === 'messages' && event.type !== 'message' && event.type !== 'contact') continue;
		told.push({ kind: 'event', key: `e${event.id}`, at: new Date(event.at), event });
	}
	if (view !== 'steps') {
		for (const contact of contacts) {
			const at = contact.at ?? contact.recorded_at;
			if (at) told.push({ kind: 'contact', key: `c${contact.id}`, at: new Date(at), contact });
		}
	}
	return told.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/**
 * Groups a story by day.
 *
 * @param dayOf names the day of a moment
 * @example groupByDay(story, (at) => sayDay(at, place)) //=> [{ day: 'Today', entries: […] }, …]
 */
export function groupByDay(
	entries: readonly Entry[],
	dayOf: (at: Date) => string,
): { day: string; entries: Entry[] }[] {
	const groups: { day: string; entries: Entry[] }[] = [];
	for (const entry of entries) {
		const day = dayOf(entry.at);
		const last = groups.at(-1);
		if (last?.day === day) last.entries.push(entry);
		else groups.push({ day, entries: [entry] });
	}
	return groups;
}
