import type { Knex } from 'knex';
import { readSigns } from '../../domain/consequence/signs.js';
import { overallFromRating } from '../../domain/survey/rating.js';
import { openIssue } from '../consequence/raise.js';
import { databaseNow } from '../database-clock.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { putSignals } from '../risk.js';
import { readSettings } from '../settings.js';
import { fromColumn } from '../time.js';
import type { IssueEvent } from './event.js';

/**
 * Lets what follows from a rating happen that came with the archiving, by whichever way but a survey, whose answer has
 * consequences of its own: a low one opens an issue by itself (R28) and is a signal of risk.
 */
export async function followRating(host: Host, trx: Knex, event: IssueEvent): Promise<void> {
	if (event.type !== 'step' || event.to !== 'archived') return;
	const { via, rating } = (fromJsonColumn(event.data) ?? {}) as { via?: string; rating?: number };
	if (via === 'import' || via === 'survey' || typeof rating !== 'number') return;
	const settings = await readSettings(trx);
	const answered = { overall: overallFromRating(rating), nps: null, solved: true, words: [], scores: {} };
	const signs = readSigns(answered, settings);
	if (signs.length === 0) return;
	const customer = String(event.row['customer']);
	const now = new Date(await databaseNow(trx));
	const at = fromColumn(event.at) ?? now;
	const fresh = signs.map(({ sign, figure }) => ({
		signal: sign,
		at,
		issue: event.issue,
		...(figure === undefined ? {} : { figure }),
	}));
	await putSignals(trx, customer, fresh, now);
	const { language } = settings;
	const answer = { response: null, customer, language, answered };
	await openIssue(host, trx, { answer, signs, about: event.row, now }, settings);
}
