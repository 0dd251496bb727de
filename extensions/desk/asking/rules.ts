import type { Knex } from 'knex';
import { budgetOf, type Budget } from '../../domain/asking/budget.js';
import type { Calendar } from '../../domain/calendar.js';
import type { Means } from '../../domain/message/channel.js';
import type { Settings } from '../../domain/settings.js';
import { readDeskRules } from '../deadlines/policy.js';
import type { Host } from '../host.js';
import { readMeans } from '../message/means.js';

/** By what the desk decides whom it asks, as it stands now. */
export type AskingRules = {
	readonly settings: Settings;
	readonly calendar: Calendar;
	readonly budget: Budget;
	readonly means: Means;
};

/** Reads by what the desk decides whom it asks. */
export async function readAskingRules(host: Host, knex: Knex): Promise<AskingRules> {
	const { settings, calendar } = await readDeskRules(knex);
	return { settings, calendar, budget: budgetOf(settings), means: await readMeans(host, knex, settings) };
}

/**
 * The survey that is sent on an occasion.
 *
 * @returns nothing where none is switched on
 */
export async function findSurvey(knex: Knex, trigger: 'started' | 'quarter'): Promise<string | undefined> {
	const row = await knex('loop_surveys')
		.where({ trigger, active: true })
		.orderBy('key')
		.first<{ key: string } | undefined>('key');
	return row?.key;
}
