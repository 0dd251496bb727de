import type { Knex } from 'knex';
import { recipientNames, type Alarm, type Recipient } from '../../domain/deadline/escalation.js';
import { describeAlarm } from '../../domain/deadline/alarm-words.js';
import { toLanguage, type Language } from '../../domain/language.js';
import { toColumn } from '../time.js';
import { readDeskRules } from './policy.js';
import type { Timed } from './refresh.js';

type Person = { readonly id: string; readonly language: string | null };

/** Who stands for whom, for one issue. */
export type People = {
	readonly of: (issue: Timed['issue'], recipient: Recipient) => string | null;
	readonly language: (user: string) => Language;
	readonly zone: string;
};

/** Reads the people whom the alarms of some issues may concern. */
export async function readPeople(trx: Knex, timed: readonly Timed[]): Promise<People> {
	const { settings } = await readDeskRules(trx);
	const categories = await trx('loop_categories').select<{ key: string; lead: string | null }[]>('key', 'lead');
	const leads = new Map(categories.map(({ key, lead }) => [key, lead]));
	const own = (await trx('loop_settings').first<{ watcher: string | null } | undefined>('watcher'))?.watcher ?? null;
	const of: People['of'] = (issue, recipient) => {
		if (recipient === 'owner') return (issue['owner'] as string | null) ?? null;
		return recipient === 'lead' ? (leads.get(String(issue['category'])) ?? null) : own;
	};
	const ids = timed.flatMap(({ issue }) => (Object.keys(recipientNames) as Recipient[]).map((each) => of(issue, each)));
	const users = await trx('directus_users')
		.whereIn('id', [...new Set(ids.filter((id) => id !== null))])
		.select<Person[]>('id', 'language');
	const languages = new Map(users.map(({ id, language }) => [id, toLanguage(language, settings.language)]));
	return { of, zone: settings.time_zone, language: (user) => languages.get(user) ?? settings.language };
}

/**
 * Tells people in the Studio. Where the one who should be told is nobody, the next one up is: an issue without an owner
 * is the lead's.
 */
export async function notify(trx: Knex, { issue }: Timed, alarm: Alarm, people: People, now: Date): Promise<void> {
	const chain: Recipient[] = ['owner', 'lead', 'watcher'];
	const told = alarm.to.map((recipient) => chain.slice(chain.indexOf(recipient)).map((each) => people.of(issue, each)));
	const users = new Set(told.map((candidates) => candidates.find((id) => id !== null)).filter((id) => id != null));
	for (const recipient of users) {
		const words = describeAlarm(
			alarm,
			{ number: String(issue['number']), now, zone: people.zone },
			people.language(recipient),
		);
		await trx('directus_notifications').insert({
			status: 'inbox',
			timestamp: toColumn(trx, now),
			recipient,
			subject: words,
			message: (issue['description'] as string).slice(0, 500),
			collection: 'loop_issues',
			item: String(issue.id),
		});
	}
}
