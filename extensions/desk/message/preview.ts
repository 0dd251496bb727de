import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Language } from '../../domain/language.js';
import type { Facts } from '../../domain/message/filling.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import { defaultWordings } from '../../domain/message/templates.js';
import type { Wording } from '../../domain/message/wording.js';
import type { Host } from '../host.js';
import { readSettings } from '../settings.js';
import { publicUrl } from '../survey/public-url.js';
import { compose, findWording, type Content } from './compose.js';
import { readTold } from './facts.js';
import { explainPlaceholders, findTemplateProblem } from './template.js';

export type Preview = Content & {
	readonly language: Language;
	readonly placeholders: readonly { readonly name: string; readonly meaning: string }[];
};

const day = 86_400_000;

/**
 * Shows a message as a customer would get it about a real issue. Nothing is sent and no link is made.
 *
 * @param asked the issue; a wording to try, else the one that is used; a language, else the customer's
 * @throws Forbidden (403) where there is no such issue; InvalidPayload (400) where the wording cannot be used
 */
export async function previewMessage(
	host: Host,
	asked: {
		readonly kind: MessageKind;
		readonly issue: number;
		readonly language?: Language | undefined;
		readonly wording?: { readonly [part in keyof Wording]?: string | undefined } | undefined;
	},
	now = new Date(),
): Promise<Preview> {
	const { kind, issue } = asked;
	const parts = Object.entries(asked.wording ?? {}).filter(
		(entry): entry is [keyof Wording, string] => entry[1] !== undefined,
	);
	for (const [part, template] of parts) {
		const problem = findTemplateProblem(kind, part, template);
		if (problem) throw new InvalidPayloadError({ reason: problem });
	}
	const settings = await readSettings(host.knex);
	const told = await readTold(host.knex, issue, settings, now);
	if (!told) throw new ForbiddenError();
	const language = asked.language ?? told.language;
	const used = (await findWording(host.knex, kind, language, told.tier))?.wording ?? defaultWordings[kind][language];
	const example = (path: string) => publicUrl(host.env, `loop/${path}/…`);
	const facts: Facts = {
		...told.facts,
		progress: language === 'zh-CN' ? '（这里是您写的进度）' : '(what you write about the progress)',
		resolution: told.facts.resolution ?? (language === 'zh-CN' ? '（这里是解决方案）' : '(the resolution)'),
		followLink: example('i'),
		surveyLink: example('s'),
		surveyUntil: new Date(now.getTime() + settings.survey_days * day),
	};
	const place = { now, language, timeZone: settings.time_zone };
	const content = compose(host.logger, kind, { ...used, ...Object.fromEntries(parts) }, facts, place);
	return { ...content, language, placeholders: explainPlaceholders(kind, language) };
}
