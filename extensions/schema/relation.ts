import type { Text } from '../domain/language.js';
import type { ColumnType, FieldDefinition } from './definition.js';
import { alias, field, type FieldOptions } from './field.js';

type Target = { readonly type: Exclude<ColumnType, 'alias'>; readonly template: string };

/** What a relation can point at, the type of its key and how a person recognises a row. */
const targets = {
	loop_customers: { type: 'uuid', template: '{{number}} {{name}}' },
	loop_issues: { type: 'integer', template: '{{number}} {{description}}' },
	loop_tiers: { type: 'string', template: '{{key}}' },
	loop_categories: { type: 'string', template: '{{key}}' },
	loop_surveys: { type: 'string', template: '{{key}}' },
	loop_responses: { type: 'integer', template: '{{survey.title_zh}} {{overall}}' },
	loop_events: { type: 'integer', template: '{{type}}' },
	loop_playbooks: { type: 'integer', template: '{{title}}' },
	directus_users: { type: 'uuid', template: '{{first_name}} {{last_name}}' },
} as const satisfies Readonly<Record<string, Target>>;

/**
 * A column that names a row of another collection. Rows that are named cannot be deleted (RESTRICT),
 * unless `guarded` is false: then the name outlives the row.
 */
export function relate(
	name: string,
	to: keyof typeof targets,
	title: Text,
	options: FieldOptions & { readonly list?: string; readonly guarded?: boolean } = {},
): FieldDefinition {
	const target: Target = targets[to];
	const user = to === 'directus_users';
	const base = field(name, target.type, title, {
		interface: 'select-dropdown-m2o',
		display: user ? 'user' : 'related-values',
		...options,
		options: { template: target.template, ...options.options },
		displayOptions: options.displayOptions ?? (user ? { circle: true } : { template: target.template }),
		special: ['m2o'],
	});
	return {
		...base,
		schema: { ...base.schema, ...(target.type === 'string' ? { max_length: 64 } : {}) },
		relation: { to, guarded: options.guarded ?? true, ...(options.list ? { list: options.list } : {}) },
	};
}

/** The other side of a relation: the rows that name this one. */
export function list(
	name: string,
	title: Text,
	fields: readonly string[],
	options: FieldOptions = {},
): FieldDefinition {
	return alias(name, title, 'list-o2m', {
		width: 'full',
		...options,
		special: ['o2m'],
		options: { layout: 'table', fields, enableCreate: true, enableSelect: false, ...options.options },
	});
}
