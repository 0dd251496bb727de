import { Liquid, type Template } from 'liquidjs';
import { toLine } from '../../domain/message/line.js';
import { placeholders, placeholdersOf, type Filling } from '../../domain/message/placeholders.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import type { Language } from '../../domain/language.js';
import type { Wording } from '../../domain/message/templates.js';

/** What a template may do: ask and choose. Nothing here loops, stores, or reaches for a file. */
const tags = ['if', 'unless', 'case', 'comment'];
const filters = ['default', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'strip_newlines'];

/** Characters that a template may have, and what comes of it. */
const longest = { subject: 200, body: 10_000, short: 500 } as const satisfies Record<keyof Wording, number>;

const engine = createEngine();

function createEngine(): Liquid {
	const liquid = new Liquid({
		strictFilters: true,
		ownPropertyOnly: true,
		templates: {},
		parseLimit: longest.body,
		renderLimit: 100,
		memoryLimit: 1_000_000,
	});
	for (const name of Object.keys(liquid.tags)) if (!tags.includes(name)) delete liquid.tags[name];
	for (const name of Object.keys(liquid.filters)) if (!filters.includes(name)) delete liquid.filters[name];
	return liquid;
}

/**
 * What is wrong with a template, in words for whoever wrote it.
 *
 * @param kind whose placeholders it may name
 * @param part which part of the wording it is
 * @returns nothing where it can be used
 * @example findTemplateProblem('received', 'body', 'Hello {{ nam }}') // 'There is no placeholder "nam". There are: …'
 */
export function findTemplateProblem(
	kind: MessageKind | 'playbook',
	part: keyof Wording,
	template: string,
): string | undefined {
	if (template.length > longest.body) return `At most ${longest.body} characters`;
	let parsed: Template[];
	let named: string[];
	try {
		parsed = engine.parse(template);
		named = engine.globalFullVariablesSync(parsed);
	} catch (error) {
		return `"${part}" cannot be read as a template: ${firstLine(error)}. Tags: ${tags.join(', ')}. Filters: ${filters.join(', ')}`;
	}
	const known: readonly string[] = placeholdersOf(kind);
	const unknown = named.find((name) => !known.includes(name));
	if (unknown !== undefined) {
		return `There is no placeholder "${unknown}" for "${kind}". There are: ${known.join(', ')}`;
	}
	return undefined;
}

/**
 * Fills a template. What is filled in is text and stays text: it is never read as a template itself.
 *
 * @throws where the template cannot be read or takes too long
 */
export function renderPart(part: keyof Wording, template: string, filling: Filling): string {
	const rendered = engine.parseAndRenderSync(template, { ...filling }) as string;
	if (part === 'subject') return toLine(rendered, longest.subject);
	const tidy = rendered
		.replaceAll(/[ \t]+(?=$|[，。：；、）])/gmu, '')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim();
	return tidy.slice(0, longest[part] * 2);
}

/** The placeholders of a kind with what they mean, for whoever edits its wording. */
export function explainPlaceholders(
	kind: MessageKind | 'playbook',
	language: Language,
): { name: string; meaning: string }[] {
	return placeholdersOf(kind).map((name) => ({ name, meaning: placeholders[name][language] }));
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
