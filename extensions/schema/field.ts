import type { Text } from '../domain/language.js';
import { translate, type ColumnType, type FieldDefinition } from './definition.js';
import { refer } from './words.js';

/** What a field may say beyond its name; everything else is a default below. */
export type FieldOptions = {
	readonly width?: 'half' | 'full' | 'fill';
	readonly group?: string;
	readonly note?: Text;
	readonly readonly?: boolean;
	readonly hidden?: boolean;
	readonly required?: boolean;
	readonly unique?: boolean;
	readonly initial?: unknown;
	readonly special?: readonly string[];
	readonly conditions?: readonly object[];
	readonly options?: Readonly<Record<string, unknown>>;
	readonly interface?: string;
	readonly display?: string | null;
	readonly displayOptions?: Readonly<Record<string, unknown>>;
};

type Shown = {
	readonly interface: string;
	readonly display?: string;
	readonly options?: object;
	readonly special?: readonly string[];
};

const shown: Readonly<Record<Exclude<ColumnType, 'alias'>, Shown>> = {
	uuid: { interface: 'input' },
	string: { interface: 'input', options: { trim: true } },
	text: { interface: 'input-multiline' },
	integer: { interface: 'input', display: 'formatted-value' },
	decimal: { interface: 'input', display: 'formatted-value' },
	boolean: { interface: 'boolean', display: 'boolean', special: ['cast-boolean'] },
	date: { interface: 'datetime', display: 'datetime' },
	timestamp: { interface: 'datetime', display: 'datetime' },
	json: { interface: 'input-code', options: { language: 'JSON' }, special: ['cast-json'] },
};

/**
 * Describes a column.
 *
 * @param name column name, the same in code, database, API and screen
 * @param type the host's type
 * @param title the field's name in both languages
 */
export function field(
	name: string,
	type: Exclude<ColumnType, 'alias'>,
	title: Text,
	options: FieldOptions = {},
): FieldDefinition {
	const look = shown[type];
	return {
		field: name,
		type,
		schema: {
			is_nullable: !(options.required ?? false),
			is_unique: options.unique ?? false,
			default_value: options.initial ?? null,
			...(type === 'decimal' ? { numeric_precision: 18, numeric_scale: 2 } : {}),
		},
		meta: {
			...describe(title, options),
			interface: options.interface ?? look.interface,
			options: { ...look.options, ...options.options },
			display: options.display === undefined ? (look.display ?? null) : options.display,
			display_options: options.displayOptions ?? (type === 'timestamp' ? { relative: true } : null),
			special: [...(look.special ?? []), ...(options.special ?? [])],
		},
	};
}

/** A primary key that is a word an admin can read, such as a tier. */
export function wordKey(title: Text): FieldDefinition {
	const base = field('key', 'string', title, { required: true });
	return { ...base, schema: { is_primary_key: true, is_nullable: false, max_length: 64 } };
}

/** A primary key that the database counts up. */
export function countedKey(): FieldDefinition {
	return {
		field: 'id',
		type: 'integer',
		schema: { is_primary_key: true, has_auto_increment: true },
		meta: { hidden: true, readonly: true, interface: 'input' },
	};
}

/** A primary key that nobody can guess. */
export function uuidKey(): FieldDefinition {
	return {
		field: 'id',
		type: 'uuid',
		schema: { is_primary_key: true, is_nullable: false },
		meta: { hidden: true, readonly: true, interface: 'input', special: ['uuid'] },
	};
}

/** Something on the page that is no column: a group, a divider, an interface of ours. */
export function alias(name: string, title: Text, look: string, options: FieldOptions = {}): FieldDefinition {
	return {
		field: name,
		type: 'alias',
		schema: null,
		meta: {
			...describe(title, options),
			interface: look,
			options: options.options ?? null,
			special: options.special ?? ['alias', 'no-data'],
		},
	};
}

/** Fields that belong together on the page. */
export function group(
	name: string,
	title: Text,
	options: FieldOptions & { readonly closed?: boolean } = {},
): FieldDefinition {
	return alias(name, title, 'group-detail', {
		...options,
		special: ['alias', 'no-data', 'group'],
		options: { start: options.closed ? 'closed' : 'open' },
	});
}

function describe(title: Text, options: FieldOptions): Record<string, unknown> {
	return {
		width: options.width ?? 'half',
		group: options.group ?? null,
		note: options.note ? refer(`loop_note_${slug(options.note['en-US'])}`, options.note) : null,
		readonly: options.readonly ?? false,
		hidden: options.hidden ?? false,
		required: options.required ?? false,
		conditions: options.conditions ?? null,
		translations: translate(title),
	};
}

function slug(words: string): string {
	return words
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '_')
		.slice(0, 60);
}
