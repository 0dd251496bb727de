import { useApi } from '@directus/extensions-sdk';
import { computed, type ComputedRef } from 'vue';
import { useRequest } from '../../app/use-request.js';
import { useSettled } from '../../app/use-settled.js';
import type { Calendar } from '../../domain/calendar.js';
import type { Coverage } from '../../domain/calendar/coverage.js';
import type { Language } from '../../domain/language.js';

type Checked = {
	/** What is wrong, in words, and where. */
	readonly problems: readonly { readonly path: readonly string[]; readonly message: string }[];
	readonly coverage: Coverage | null;
};

const fine: Checked = { problems: [], coverage: null };

export type Check = {
	readonly coverage: ComputedRef<Coverage | null>;
	/** The problems of one place: a field, or a weekday in it. */
	readonly problemsAt: (...path: readonly string[]) => string[];
	/** The problems of all dates of the exceptions, each with its date. */
	readonly ofDates: ComputedRef<string[]>;
};

/** Has the server look at the calendar while it is being edited; it is the one that will refuse to save it. */
export function useCheck(calendar: () => Calendar | undefined, language: () => Language): Check {
	const api = useApi();
	const asked = useSettled(() => ({ calendar: calendar(), language: language() }));
	// Without an answer nothing is said here: whoever saves hears it then.
	const { answer } = useRequest(async () => {
		if (!asked.value.calendar) return fine;
		const { data } = await api.post<{ data: Checked }>('/loop/calendar/check', asked.value);
		return data.data;
	}, asked);
	const found = computed(() => answer.value ?? fine);
	return {
		coverage: computed(() => found.value.coverage),
		problemsAt: (...path) =>
			found.value.problems.filter((each) => each.path.join('.') === path.join('.')).map(({ message }) => message),
		ofDates: computed(() =>
			found.value.problems
				.filter(({ path }) => path[0] === 'exceptions')
				.map(({ path, message }) => [path[1], message].filter(Boolean).join(' · ')),
		),
	};
}
