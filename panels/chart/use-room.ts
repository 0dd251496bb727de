import { onBeforeUnmount, onMounted, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Room } from './plot.js';

/** How much room an element has, and how large its letters are, for as long as it is on the page. */
export function useRoom(element: Readonly<Ref<HTMLElement | null>>): ShallowRef<Room | null> {
	const room = shallowRef<Room | null>(null);
	const observer = new ResizeObserver(([entry]) => {
		if (!entry) return;
		const { width, height } = entry.contentRect;
		const em = Number.parseFloat(getComputedStyle(entry.target).fontSize);
		room.value = width > 0 && height > 0 ? { width, height, em } : null;
	});
	onMounted(() => element.value && observer.observe(element.value));
	onBeforeUnmount(() => observer.disconnect());
	return room;
}
