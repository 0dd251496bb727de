import { computed, getCurrentInstance, type ComponentInternalInstance, type ComputedRef } from 'vue';

type Row = Record<string, unknown>;

/** The row on the page that an interface stands on, and what the person has changed but not saved. */
export type FormRow = {
	/** The row as the page last read it. */
	readonly row: ComputedRef<Row | null>;
	/** Column → value, unsaved. */
	readonly edits: ComputedRef<Readonly<Row>>;
	/** Lays a fresher row over the page's own, so that every field shows it. Unsaved changes stay. */
	readonly lay: (fresh: Readonly<Row>) => void;
	/** Tells the page that its unsaved changes have been saved. */
	readonly settle: () => void;
};

/**
 * Reaches the form of the page that an interface stands on.
 *
 * The host gives an interface no way to say "I have saved this row, show it". The form, however, holds the very object that the page read,
 * and what is laid over that object appears in every field at once, without a reload and without touching unsaved changes.
 * Where no form is found (another page, another version) `row` is null and the two actions do nothing.
 */
export function useFormRow(): FormRow {
	const form = findForm(getCurrentInstance());
	const row = computed(() => asRow(form?.props['initialValues']));
	const edits = computed(() => {
		const entries = Object.entries(asRow(form?.props['modelValue']) ?? {});
		return Object.fromEntries(entries.filter(([field]) => !field.startsWith('$')));
	});
	return {
		row,
		edits,
		lay: (fresh) => {
			if (row.value) Object.assign(row.value, fresh);
		},
		settle: () => form?.emit('update:modelValue', {}),
	};
}

/** The nearest form that is no group of another. */
function findForm(from: ComponentInternalInstance | null): ComponentInternalInstance | null {
	for (let at = from?.parent ?? null; at; at = at.parent) {
		const isForm = 'initialValues' in at.props && 'modelValue' in at.props && 'fields' in at.props;
		if (isForm && !at.props['group']) return at;
	}
	return null;
}

function asRow(value: unknown): Row | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
}
