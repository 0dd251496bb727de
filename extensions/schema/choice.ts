import { languageNames, languages, type Text } from '../domain/language.js';
import type { FieldDefinition } from './definition.js';
import { field, type FieldOptions } from './field.js';
import { refer } from './words.js';

type Choices = Readonly<Record<string, Text>>;

/** Theme colours for choices that mean a state; all others stay quiet. */
const colors: Readonly<Record<string, string>> = {
	urgent: 'var(--theme--warning)',
	critical: 'var(--theme--danger)',
	recorded: 'var(--theme--warning)',
	handling: 'var(--theme--primary)',
	feedback: 'var(--theme--secondary)',
	archived: 'var(--theme--success)',
	won: 'var(--theme--success)',
	lost: 'var(--theme--danger)',
	done: 'var(--theme--success)',
	checked: 'var(--theme--success)',
};

/**
 * A column that holds one word of a closed list. The list derives from the domain, so that they cannot drift.
 *
 * @param list name of the list in the host's dictionary: `loop_<list>_<value>`
 */
export function choose(
	name: string,
	listName: string,
	choices: Choices,
	title: Text,
	options: FieldOptions = {},
): FieldDefinition {
	const offered = choicesOf(listName, choices);
	return field(name, 'string', title, {
		interface: 'select-dropdown',
		display: 'labels',
		...options,
		options: { choices: offered, allowNone: !(options.required ?? false), ...options.options },
		displayOptions: {
			showAsDot: false,
			choices: offered.map((choice) => ({
				...choice,
				// The theme's colours alone are too pale to be read on their own tint.
				foreground: choice.color
					? `color-mix(in srgb, ${choice.color} 55%, var(--theme--foreground))`
					: 'var(--theme--foreground)',
				background: choice.color
					? `color-mix(in srgb, ${choice.color} 15%, var(--theme--background))`
					: 'var(--theme--background-normal)',
			})),
		},
	});
}

/** The words of a closed list as the host's own inputs take them. */
export function choicesOf(listName: string, choices: Choices) {
	return Object.entries(choices).map(([value, word]) => {
		return { value, text: refer(`loop_${listName}_${value}`, word), color: colors[value] ?? null };
	});
}

/** A column that holds one of the two languages, each called as those who read it call it. */
export function chooseLanguage(title: Text, options: FieldOptions = {}): FieldDefinition {
	const choices = languages.map((value) => ({ text: languageNames[value], value }));
	return field('language', 'string', title, {
		interface: 'select-dropdown',
		...options,
		options: { choices, allowNone: true },
	});
}
