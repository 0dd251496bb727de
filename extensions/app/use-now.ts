import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/**
 * The time, moving on while somebody looks.
 *
 * @param every milliseconds between two looks at the clock
 * @param onTick called each time the clock moves on and the page is visible
 */
export function useNow(every: number, onTick?: () => void): Ref<Date> {
	const now = ref(new Date());
	let timer: ReturnType<typeof setInterval> | undefined;
	const tick = (): void => {
		if (document.hidden) return;
		now.value = new Date();
		onTick?.();
	};
	onMounted(() => {
		timer = setInterval(tick, every);
		document.addEventListener('visibilitychange', tick);
	});
	onBeforeUnmount(() => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', tick);
	});
	return now;
}
