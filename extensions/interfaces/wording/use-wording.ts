import { useApi } from '@directus/extensions-sdk';
import { computed, type ComputedRef } from 'vue';
import { useRequest, type Asked } from '../../app/use-request.js';
import { useSettled } from '../../app/use-settled.js';
import type { Language } from '../../domain/language.js';
import { messageKindNames, type MessageKind } from '../../domain/message/kinds.js';
import { useFormRow } from '../form-row.js';

export const parts = ['subject', 'body', 'short'] as const;

export type Part = (typeof parts)[number];

/** The wording on the page, saved or not. */
export type Wording = {
	readonly kind: MessageKind | 'playbook';
	/** Of the wording; nothing where it serves both. */
	readonly language: string | null;
	readonly wording: Readonly<Record<Part, string>>;
};

export type Looked = {
	/** The wording that was looked at. */
	readonly of: Wording;
	readonly problems: readonly { readonly part: Part; readonly message: string }[];
	readonly placeholders: readonly { readonly name: string; readonly meaning: string }[];
};

/** What stands in the form of the page, and what the server says of it a moment later. */
export function useWording(language: () => Language): { wording: ComputedRef<Wording>; check: Asked<Looked> } {
	const api = useApi();
	const form = useFormRow();
	const wording = computed((): Wording => {
		const row = { ...form.row.value, ...form.edits.value };
		const text = (part: Part): string => (typeof row[part] === 'string' ? row[part] : '');
		return {
			kind: messageKindNames.find((kind) => kind === row['kind']) ?? 'playbook',
			language: typeof row['language'] === 'string' ? row['language'] : null,
			wording: { subject: text('subject'), body: text('body'), short: text('short') },
		};
	});
	const asked = useSettled(() => ({ ...wording.value, said: language() }), 400);
	const check = useRequest(async () => {
		const { said, ...of } = asked.value;
		const body = { kind: of.kind, wording: of.wording, language: said };
		const { data } = await api.post<{ data: Omit<Looked, 'of'> }>('/loop/messages/check', body);
		return { ...data.data, of };
	}, asked);
	return { wording, check };
}
