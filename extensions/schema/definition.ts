import type { Text } from '../domain/language.js';

export type ColumnType =
	'uuid' | 'string' | 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'json' | 'alias';

/** One field of a collection, as data: the column, how the Studio shows it, and where it points. */
export type FieldDefinition = {
	readonly field: string;
	readonly type: ColumnType;
	readonly schema: Readonly<Record<string, unknown>> | null;
	readonly meta: Readonly<Record<string, unknown>>;
	readonly relation?: RelationDefinition;
};

export type RelationDefinition = {
	readonly to: string;
	/** Name of the list on the other side, where there is one. */
	readonly list?: string;
	/** False where the row must outlive what it names: no foreign key then. */
	readonly guarded: boolean;
};

export type CollectionDefinition = {
	readonly collection: string;
	readonly meta: Readonly<Record<string, unknown>>;
	readonly fields: readonly FieldDefinition[];
	/** Columns of each index beside the keys. */
	readonly indexes: readonly (readonly string[])[];
};

/** Two words as one text. */
export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, 'en-US': en });

/** The translations of a field's name as the host keeps them. */
export function translate(name: Text): { language: string; translation: string }[] {
	return Object.entries(name).map(([language, translation]) => ({ language, translation }));
}

/**
 * Describes a collection; what every collection of the desk has in common stands here once.
 *
 * @param collection table name
 * @param icon Material symbol
 * @param name what people call it
 * @param options order in the folder, display template, archive and the rest of the host's own settings
 */
export function collection(
	name: string,
	icon: string,
	title: Text,
	options: { readonly sort: number; readonly template?: string; readonly note?: Text } & Readonly<
		Record<string, unknown>
	>,
	fields: readonly FieldDefinition[],
	indexes: readonly (readonly string[])[] = [],
): CollectionDefinition {
	const { template, note, ...rest } = options;
	return {
		collection: name,
		meta: {
			icon,
			group: 'loop',
			accountability: 'all',
			versioning: false,
			display_template: template ?? null,
			note: note?.['en-US'] ?? null,
			translations: Object.entries(title).map(([language, word]) => ({
				language,
				translation: word,
				singular: word,
				plural: word,
			})),
			...rest,
		},
		fields,
		indexes,
	};
}
