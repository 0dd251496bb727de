import type { Knex } from 'knex';
import { languages, type Language } from '../../domain/language.js';
import { fillingOf, type Facts } from '../../domain/message/filling.js';
import type { MessageKind } from '../../domain/message/kinds.js';
import type { Filling } from '../../domain/message/placeholders.js';
import { defaultWordings } from '../../domain/message/templates.js';
import type { Wording } from '../../domain/message/wording.js';
import type { Logger } from '../host.js';
import { once } from '../once.js';
import { renderPart } from './template.js';

/** A message in words, as it goes out. */
export type Content = {
	readonly subject: string;
	readonly body: string;
	readonly short: string;
	/** Where one press ends letters of this kind (RFC 8058). */
	readonly unsubscribe?: string;
};

type Place = { readonly now: Date; readonly language: Language; readonly timeZone: string };
type Row = Record<keyof Wording, string | null> & { language: string | null; tier: string | null };

/**
 * Finds the wording that an admin wrote for a kind: in the customer's language before the other, for the customer's
 * tier before all, the newest first.
 *
 * @returns nothing where that kind has been switched off, by its switch or by deleting its wordings
 */
export async function findWording(
	knex: Knex,
	kind: MessageKind,
	language: Language,
	tier: string | null,
): Promise<{ readonly wording: Wording; readonly language: Language } | undefined> {
	const rows = await once(knex, `wording ${kind} ${tier ?? ''}`, async () => {
		return knex('loop_playbooks')
			.where({ kind, active: true })
			.andWhere((row) => void row.whereNull('tier').orWhere({ tier }))
			.orderBy('id', 'desc')
			.select<Row[]>('subject', 'body', 'short', 'language', 'tier');
	});
	const order = [language, ...languages.filter((other) => other !== language)];
	for (const spoken of order) {
		const mine = rows.filter((row) => (row.language ?? language) === spoken);
		const found = mine.find((row) => row.tier !== null) ?? mine[0];
		const { body } = found ?? {};
		if (found && body) {
			return { language: spoken, wording: { subject: found.subject ?? '', body, short: found.short ?? '' } };
		}
	}
	return undefined;
}

/**
 * Puts a message into words. A wording that fails gives way to the one that the desk ships: the customer is told.
 *
 * @param place when it is read, whose words, the organisation's zone
 */
export function compose(logger: Logger, kind: MessageKind, wording: Wording, facts: Facts, place: Place): Content {
	const filling = fillingOf(facts, place);
	const shipped = defaultWordings[kind][place.language];
	return {
		subject: say(logger, 'subject', wording.subject, shipped.subject, filling),
		body: say(logger, 'body', wording.body, shipped.body, filling),
		short: say(logger, 'short', wording.short || wording.body, shipped.short, filling),
	};
}

function say(logger: Logger, part: keyof Wording, template: string, shipped: string, filling: Filling): string {
	try {
		const said = renderPart(part, template, filling);
		if (said !== '') return said;
	} catch (error) {
		logger.warn(error as Error);
	}
	return renderPart(part, shipped, filling);
}
