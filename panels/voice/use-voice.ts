import { useApi } from '@directus/extensions-sdk';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useRequest, type Asked } from '../../extensions/app/use-request.js';
import type { Language } from '../../extensions/domain/language.js';
import { periods, toPeriodName } from '../../extensions/domain/kpi/period-names.js';
import { sayDays } from '../../extensions/domain/words/bucket.js';
import { scopeParams, type Days } from '../figures/use-figures.js';

/** What every panel about the customers' voice is told. */
export type VoiceProps = {
	readonly period?: string | null | undefined;
	readonly tier?: string | null | undefined;
	readonly category?: string | null | undefined;
	readonly now?: unknown;
};

/** The answers that somebody looks at: what they are called, and the question that finds them. */
export type Opened = { readonly title: string; readonly params: Readonly<Record<string, string>> };

export type Voice<T> = Asked<{ readonly data: T; readonly meta: Days & { readonly more?: boolean } }> & {
	readonly period: ComputedRef<string>;
	readonly days: ComputedRef<string>;
	/** What is looked at now; nothing: the drawer is shut. */
	readonly opened: Ref<Opened | null>;
	/** Opens the answers of the panel's own question, narrowed down by more. */
	readonly show: (title: string, narrowed: Readonly<Record<string, string>>) => void;
};

/**
 * Asks the desk about the answers of a period, again whenever the question or `now` changes.
 *
 * @param path below `/loop`
 * @param props of the panel
 * @param language of the person
 * @param more parts of the question
 */
export function useVoice<T>(
	path: string,
	props: VoiceProps,
	language: ComputedRef<Language>,
	more: () => Readonly<Record<string, string>> = () => ({}),
): Voice<T> {
	const api = useApi();
	const opened = ref<Opened | null>(null);
	const params = computed(() => ({
		period: toPeriodName(props.period),
		...scopeParams({ tier: props.tier ?? null, category: props.category ?? null }),
	}));
	const asked = useRequest(async () => {
		const { data } = await api.get<{ data: T; meta: Days & { more?: boolean } }>(`/loop/${path}`, {
			params: { ...params.value, ...more() },
		});
		return data;
	}, [() => JSON.stringify([params.value, more()]), () => props.now]);
	return {
		...asked,
		opened,
		show: (title, narrowed) => {
			opened.value = { title, params: { ...params.value, ...narrowed } };
		},
		period: computed(() => periods[toPeriodName(props.period)].name[language.value]),
		days: computed(() => {
			const meta = asked.answer.value?.meta;
			return meta ? sayDays(meta.from, meta.to, language.value) : '';
		}),
	};
}
