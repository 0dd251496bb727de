import type { Status } from '../../domain/steps.js';
import type { Host } from '../host.js';
import { fromJsonColumn } from '../json-column.js';
import { fromColumn } from '../time.js';

/** One line of the story as its customer may see it. */
export type Chapter = { readonly at: Date } & (
	| {
			readonly tells: 'step';
			readonly from: Status | null;
			readonly to: Status;
			readonly byCustomer: boolean;
	  }
	| { readonly tells: 'promise'; readonly until: Date }
	| { readonly tells: 'said' | 'told'; readonly words: string }
);

/** Lines that the page shows. */
const most = 60;

type Event = { id: number; type: string; from: string | null; to: string | null; at: unknown; data: unknown };

/**
 * Reads the story of an issue for its customer (R21), newest first: steps, promises, what they wrote themselves, and what
 * the desk has sent them about the progress. Only what is named here is ever read: of the contacts that staff put on
 * record, none but those that went out as a message.
 */
export async function readStory(host: Host, issue: number): Promise<Chapter[]> {
	const { knex } = host;
	const events = await knex('loop_events')
		.where({ issue })
		.whereIn('type', ['step', 'promise'])
		.orderBy('id', 'desc')
		.limit(most)
		.select<Event[]>('id', 'type', 'from', 'to', 'at', 'data');
	const contacts = (list: string) =>
		knex(list)
			.join('loop_contacts', 'loop_contacts.id', `${list}.contact`)
			.where(`${list}.issue`, issue)
			.orderBy('loop_contacts.id', 'desc')
			.limit(most)
			.distinct<Said[]>('loop_contacts.id', 'loop_contacts.at', 'loop_contacts.summary');
	// Of a report only who sent it and how to reach them is a contact: its words are the issue's own.
	const said = await contacts('loop_posts').whereNull('loop_contacts.by_name');
	const told = await contacts('loop_outbox').where({ 'loop_outbox.kind': 'progress', 'loop_outbox.state': 'sent' });
	const chapters = [
		...events.flatMap(tell),
		...said.map((row) => quote('said', row)),
		...told.map((row) => quote('told', row)),
	];
	return chapters.sort((one, other) => other.at.getTime() - one.at.getTime()).slice(0, most);
}

type Said = { at: unknown; summary: string | null };

function quote(tells: 'said' | 'told', { at, summary }: Said): Chapter {
	return { tells, at: fromColumn(at) ?? new Date(0), words: summary ?? '' };
}

function tell(event: Event): Chapter[] {
	const at = fromColumn(event.at) ?? new Date(0);
	const data = fromJsonColumn(event.data) as { via?: string; changed?: { promise?: unknown[] } } | null;
	const until = event.type === 'promise' ? event.to : data?.changed?.promise?.[1];
	const promise: Chapter[] = typeof until === 'string' ? promiseUntil(at, until) : [];
	if (event.type !== 'step') return promise;
	const byCustomer = data?.via === 'customer' || data?.via === 'survey' || data?.via === 'web';
	return [...promise, { tells: 'step', at, from: event.from as Status | null, to: event.to as Status, byCustomer }];
}

function promiseUntil(at: Date, until: string): Chapter[] {
	const moment = new Date(until);
	return Number.isNaN(moment.getTime()) ? [] : [{ tells: 'promise', at, until: moment }];
}
