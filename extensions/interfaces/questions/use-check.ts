import { useApi } from '@directus/extensions-sdk';
import { computed, onBeforeUnmount, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Language, Text } from '../../domain/language.js';
import type { QuestionProblem } from '../../domain/survey/question-problem.js';

/** What the desk says about questions that are not saved yet. */
export type Checked = {
	readonly problems: readonly QuestionProblem[];
	readonly minutes: number | null;
	readonly pages: Readonly<Record<Language, string>> | null;
};

/** A survey as it stands on the page. */
export type Draft = {
	readonly questions: unknown;
	readonly title: Text;
	readonly intro: Text | null;
	readonly trigger: string | null;
};

const pause = 400;

/**
 * Has the desk look at the questions while they are being edited: the same check that guards saving, and the same page that
 * the customer gets.
 *
 * @param draft what stands on the page now
 */
export function useCheck(draft: () => Draft): {
	readonly checked: ShallowRef<Checked | null>;
	readonly failed: Ref<boolean>;
	readonly problemsOf: ComputedRef<(index: number | null) => readonly QuestionProblem[]>;
} {
	const api = useApi();
	const checked: ShallowRef<Checked | null> = shallowRef(null);
	const failed = ref(false);
	let latest = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;

	async function check(): Promise<void> {
		const mine = ++latest;
		try {
			const { data } = await api.post<{ data: Checked }>('/loop/surveys/preview', draft());
			if (mine === latest) checked.value = data.data;
			failed.value = false;
		} catch {
			if (mine === latest) failed.value = true;
		}
	}

	watch(
		() => JSON.stringify(draft()),
		(_now, before) => {
			clearTimeout(timer);
			timer = setTimeout(() => void check(), before === undefined ? 0 : pause);
		},
		{ immediate: true },
	);
	onBeforeUnmount(() => clearTimeout(timer));

	const problemsOf = computed(() => (index: number | null) => {
		return checked.value?.problems.filter((problem) => problem.index === index) ?? [];
	});
	return { checked, failed, problemsOf };
}
