import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';

/**
 * A colour of the theme as a canvas understands it.
 *
 * @param element where the theme holds
 * @param expression any CSS colour, such as `var(--theme--primary)`
 */
export function themeColor(element: HTMLElement, expression: string): string {
	const probe = document.createElement('span');
	probe.style.color = expression;
	element.append(probe);
	const { color } = getComputedStyle(probe);
	probe.remove();
	return color;
}

/** A number that grows when the Studio goes from light to dark or back, for whatever must be painted anew. */
export function useThemeChanges(): Ref<number> {
	const changes = ref(0);
	const observer = new MutationObserver(() => void changes.value++);
	onMounted(() => {
		observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
		observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });
	});
	onBeforeUnmount(() => observer.disconnect());
	return changes;
}
