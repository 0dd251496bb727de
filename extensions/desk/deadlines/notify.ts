import type { Knex } from 'knex';
import { recipientNames, type Alarm, type Recipient } from '../../domain/deadline/escalation.js';
import { describeAlarm } from '../../domain/deadline/alarm-words.js';
import { toLanguage, type Language } from '../../domain/language.js';
import { insertAll } from '../insert-all.js';
import { toColumn } from '../time.js';
import type { Sounding } from './alarms.js';
import { readDeskRules } from './policy.js';
import type { Timed } from './timed.js';

type Person = {
	readonly id: string;
	readonly language: string | null;
	readonly status: string | null;
	readonly email: string | null;
	readonly email_notifications: boolean | number | null;
};

/** Who stands for whom, for one issue. */
export type People = {
	/** Everybody whom an alarm of an issue is told to, each once. */
	readonly toldOf: (issue: Timed['issue'], alarm: Alarm) => readonly string[];
	readonly language: (user: string) => Language;
	/** Whether a person can be told by mail, and wants to. */
	readonly byMail: (user: string) => boolean;
	readonly zone: string;
};

const chain = Object.keys(recipientNames) as Recipient[];

/** Reads the people whom the alarms of some issues may concern. */
export async function readPeople(trx: Knex, timed: readonly Timed[]): Promise<People> {
	const { settings, watcher } = await readDeskRules(trx);
	const categories = await trx('loop_categories').select<{ key: string; lead: string | null }[]>('key', 'lead');
	const leads = new Map(categories.map(({ key, lead }) => [key, lead]));
	const named = (issue: Timed['issue'], recipient: Recipient): string | null => {
		if (recipient === 'owner') return (issue['owner'] as string | null) ?? null;
		return recipient === 'lead' ? (leads.get(String(issue['category'])) ?? null) : watcher;
	};
	const ids = timed.flatMap(({ issue }) => chain.map((each) => named(issue, each)));
	const users = await trx('directus_users')
		.whereIn('id', [...new Set(ids.filter((id) => id !== null))])
		.select<Person[]>('id', 'language', 'status', 'email', 'email_notifications');
	const known = new Map(users.map((user) => [user.id, user]));
	// Whoever cannot sign in hears nothing: the next one up is told instead.
	const of = (issue: Timed['issue'], recipient: Recipient): string | null => {
		const id = named(issue, recipient);
		return id !== null && known.get(id)?.status === 'active' ? id : null;
	};
	return {
		toldOf: (issue, { to }) => {
			const told = to.map((recipient) => findFirst(chain.slice(chain.indexOf(recipient)), (each) => of(issue, each)));
			return [...new Set(told.filter((id) => id !== null))];
		},
		language: (user) => toLanguage(known.get(user)?.language, settings.language),
		byMail: (user) => settings.alert_email && wantsMail(known.get(user)),
		zone: settings.time_zone,
	};
}

/** The switch is the host's own: "E-mail notifications" in a person's profile. */
export function wantsMail(person: Omit<Person, 'id' | 'language'> | undefined): boolean {
	return person?.status === 'active' && !!person.email && [true, 1].includes(person.email_notifications ?? false);
}

/**
 * Tells people in the Studio. Where the one who should be told is nobody, or switched off, the next one up is: an issue
 * without an owner is the lead's. The rows are written past the host's service, which would send a mail for each.
 */
export async function notify(trx: Knex, sounding: readonly Sounding[], people: People, now: Date): Promise<void> {
	const timestamp = toColumn(trx, now);
	const rows = sounding.flatMap(({ timed: { issue }, due }) =>
		due.flatMap((alarm) => {
			const about = { number: String(issue['number']), now, zone: people.zone };
			return people.toldOf(issue, alarm).map((recipient) => ({
				status: 'inbox',
				timestamp,
				recipient,
				subject: describeAlarm(alarm, about, people.language(recipient)),
				message: ((issue['description'] as string | null) ?? '').slice(0, 500),
				collection: 'loop_issues',
				item: String(issue.id),
			}));
		}),
	);
	await insertAll(trx, 'directus_notifications', rows);
}

function findFirst<T>(candidates: readonly T[], look: (candidate: T) => string | null): string | null {
	for (const candidate of candidates) {
		const found = look(candidate);
		if (found !== null) return found;
	}
	return null;
}
