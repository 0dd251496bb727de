import { onBeforeUnmount, onMounted, type Ref } from 'vue';

/** The Studio drops what a link has behind its #, so where one leads is kept here until it is there. */
let wanted: string | null = null;

/** Milliseconds after which the page around has come to rest: fields above are still growing when ours is there. */
const looks = [0, 400, 1200, 2500];

const gestures = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const;

/** Says to which part of the next page a link leads. */
export function leadTo(name: string): void {
	wanted = name;
}

/**
 * Brings a part of a page into sight for whoever comes by a link to it. Whoever moves by themselves is left alone.
 *
 * @param name what the link said it leads to
 */
export function useArrival(part: Readonly<Ref<HTMLElement | null>>, name: string): void {
	let timers: ReturnType<typeof setTimeout>[] = [];
	const stop = (): void => {
		for (const timer of timers) clearTimeout(timer);
		for (const gesture of gestures) window.removeEventListener(gesture, stop);
	};
	onMounted(() => {
		if (wanted !== name) return;
		wanted = null;
		timers = looks.map((after) => setTimeout(() => part.value?.scrollIntoView({ block: 'start' }), after));
		for (const gesture of gestures) window.addEventListener(gesture, stop, { passive: true });
	});
	onBeforeUnmount(stop);
}
