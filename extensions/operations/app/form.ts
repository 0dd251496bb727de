import type { defineOperationApp } from '@directus/extensions-sdk';
import { studioText } from '../../app/studio-text.js';
import type { Text } from '../../domain/language.js';

/** A field of an operation's form. */
export type Field = Extract<Parameters<typeof defineOperationApp>[0]['options'], unknown[]>[number];

type More = {
	readonly required?: boolean;
	readonly initial?: string;
	readonly wide?: boolean;
	readonly allowOther?: boolean;
	readonly placeholder?: string;
};

/**
 * A field in which one thing of a list is chosen.
 *
 * @param choices value → name
 */
export function chooseField(
	field: string,
	name: Text,
	choices: Readonly<Record<string, Text>>,
	more: More = {},
): Field {
	const items = Object.entries(choices).map(([value, text]) => ({ value, text: studioText(text) }));
	const { allowOther = false } = more;
	return make(field, name, 'select-dropdown', { choices: items, allowOther }, more);
}

/** A field in which a value is written, or the template of the flow that gives it. */
export function writeField(field: string, name: Text, more: More = {}): Field {
	const { placeholder = '' } = more;
	return make(field, name, more.wide ? 'input-multiline' : 'input', { placeholder }, more);
}

/** With whose rights an operation works; every form of ours ends with it. */
export function permissionField(): Field {
	return chooseField(
		'permissions',
		{ 'zh-CN': '以谁的权限', 'en-US': 'With whose rights' },
		{
			$trigger: { 'zh-CN': '触发流程的人', 'en-US': 'Whoever sets the flow off' },
			$full: { 'zh-CN': '全部权限', 'en-US': 'All rights' },
		},
		{ initial: '$trigger' },
	);
}

function make(field: string, name: Text, look: string, options: object, { required, initial, wide }: More): Field {
	return {
		field,
		name: studioText(name),
		type: 'string',
		...(initial === undefined ? {} : { schema: { default_value: initial } }),
		meta: { interface: look, width: wide ? 'full' : 'half', required: required ?? false, options },
	};
}
