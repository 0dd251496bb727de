import { Liquid, type Template } from 'liquidjs';
import { toLine } from '../../domain/message/line.js';
import { placeholders, placeholdersOf, type Filling } from '../../domain/message/placeholders.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import type { Language, Text } from '../../domain/language.js';
import type { Wording } from '../../domain/message/wording.js';

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
 * @param language of the words
 * @returns nothing where it can be used
 * @example findTemplateProblem('received', 'body', 'Hello {{ nam }}') // 'There is no placeholder "nam". There are: …'
 */
export function findTemplateProblem(
	kind: MessageKind | 'playbook',
	part: keyof Wording,
	template: string,
	language: Language = 'en-US',
): string | undefined {
	if (template.length > longest.body) return problems.long()[language];
	let parsed: Template[];
	let named: string[];
	try {
		parsed = engine.parse(template);
		named = engine.globalFullVariablesSync(parsed);
	} catch (error) {
		return problems.unreadable(part, firstLine(error))[language];
	}
	const known: readonly string[] = placeholdersOf(kind);
	const unknown = named.find((name) => !known.includes(name));
	return unknown === undefined ? undefined : problems.unknown(unknown, kind, known)[language];
}

const problems = {
	long: (): Text => ({ 'zh-CN': `最多 ${longest.body} 个字符`, 'en-US': `At most ${longest.body} characters` }),
	unreadable: (part: keyof Wording, why: string): Text => ({
		'zh-CN': `模板读不懂：${why}。可用的标签：${tags.join('、')}；过滤器：${filters.join('、')}`,
		'en-US': `"${part}" cannot be read as a template: ${why}. Tags: ${tags.join(', ')}. Filters: ${filters.join(', ')}`,
	}),
	unknown: (name: string, kind: string, known: readonly string[]): Text => ({
		'zh-CN': `这类消息没有占位符“${name}”。可用的有：${known.join('、')}`,
		'en-US': `There is no placeholder "${name}" for "${kind}". There are: ${known.join(', ')}`,
	}),
};

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

/** What is wrong with the parts of a wording that is being written, and what its kind may name. */
export function checkWording(
	kind: MessageKind | 'playbook',
	wording: { readonly [part in keyof Wording]?: string | undefined },
	language: Language,
): {
	problems: { part: string; message: string }[];
	placeholders: { name: string; meaning: string }[];
} {
	const found = (Object.entries(wording) as [keyof Wording, string | undefined][]).flatMap(([part, template]) => {
		const message = template === undefined ? undefined : findTemplateProblem(kind, part, template, language);
		return message === undefined ? [] : [{ part, message }];
	});
	return { problems: found, placeholders: explainPlaceholders(kind, language) };
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
