import { computed, shallowRef, type ComputedRef } from 'vue';
import type { Calendar } from '../../domain/calendar.js';
import { readDraft } from '../../domain/calendar/draft.js';

type Change = { readonly before: unknown; readonly place: string | undefined };

export type Draft = {
	/** The calendar as it is on the page; nothing where there is none, or what is there is none. */
	readonly calendar: ComputedRef<Calendar | undefined>;
	/** What just happened, in words; it can be undone while `canUndo`. */
	readonly said: ComputedRef<string>;
	readonly canUndo: ComputedRef<boolean>;
	/** Puts a changed calendar on the page. What is typed into one `place` is one change. */
	readonly change: (next: Calendar | null, words: string, place?: string) => void;
	/** Takes the last change back. */
	readonly undo: (words: string) => void;
};

/** More steps back than anybody takes. */
const mostChanges = 50;

/**
 * The calendar that is being edited, with every step on the way, so that nothing that was there is lost before it is saved.
 *
 * @param value the field's value on the page
 * @param put hands a new value to the page
 */
export function useDraft(value: () => unknown, put: (next: unknown) => void): Draft {
	const changes = shallowRef<readonly Change[]>([]);
	const words = shallowRef('');
	return {
		calendar: computed(() => readDraft(value())),
		said: computed(() => words.value),
		canUndo: computed(() => changes.value.length > 0),
		change: (next, what, place) => {
			if (place === undefined || changes.value.at(-1)?.place !== place) {
				changes.value = [...changes.value, { before: value(), place }].slice(-mostChanges);
			}
			words.value = what;
			put(next);
		},
		undo: (what) => {
			const last = changes.value.at(-1);
			if (!last) return;
			changes.value = changes.value.slice(0, -1);
			words.value = what;
			put(last.before ?? null);
		},
	};
}
