import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue';

/**
 * Follows something that a person is typing, a moment behind: nobody is told off in the middle of a word.
 *
 * @param source what is followed; compared as text
 * @param patience milliseconds of quiet before it is taken over
 */
export function useSettled<T>(source: () => T, patience = 500): ShallowRef<T> {
	const settled: ShallowRef<T> = shallowRef(source());
	let timer: ReturnType<typeof setTimeout> | undefined;
	watch(
		() => JSON.stringify(source()),
		() => {
			clearTimeout(timer);
			timer = setTimeout(() => (settled.value = source()), patience);
		},
	);
	onBeforeUnmount(() => clearTimeout(timer));
	return settled;
}
