import type { Status } from '../steps.js';
import { readFirstResponse } from './first-response.js';

/** One event of an issue, as the log tells it. Moments are UTC. */
export type StoryEvent = {
	readonly type: string;
	readonly from: string | null;
	readonly to: string | null;
	readonly at: Date;
	readonly data: Readonly<Record<string, unknown>> | null;
};

/** What a column holds now: where no event tells of a change, it has held that from the beginning. */
export type Standing = {
	readonly submitted_at: Date;
	readonly first_response_at: Date | null;
	readonly promised_at: Date | null;
	readonly waiting: string | null;
	readonly terms: string | null;
};

export type Moved = { readonly to: Status; readonly from: Status | null; readonly at: Date };
/** A value that held from a moment on, until the next one. */
export type Held = { readonly value: string | null; readonly at: Date };
export type Told = { readonly at: Date; readonly kind: string };

/** An issue's story as far as its deadlines depend on it, each list in order of time. */
export type Story = {
	readonly steps: readonly Moved[];
	readonly promises: readonly Held[];
	readonly waits: readonly Held[];
	readonly terms: readonly Held[];
	/** What reached the customer. */
	readonly told: readonly Told[];
	/** What the customer said to us. */
	readonly heard: readonly Date[];
	/** When the customer was asked to confirm. */
	readonly asked: readonly Date[];
	/** When somebody said that the customer had been answered, from when on it was said. */
	readonly first_response_at: Date | null;
};

/**
 * Reads the story out of the log (D13).
 *
 * @param events of one issue, the oldest first
 * @param standing the issue as it stands
 */
export function readStory(events: readonly StoryEvent[], standing: Standing): Story {
	const held = (name: 'promise' | 'waiting' | 'terms' | 'first_response', now: string | null) =>
		readHeld(events, name, now, standing);
	// A correction of what was written down is nothing new that was said.
	const contacts = events.filter(({ type, data }) => type === 'contact' && !isTrue(data?.['edited']));
	return {
		steps: readSteps(events, standing),
		promises: held('promise', standing.promised_at?.toISOString() ?? null),
		waits: held('waiting', standing.waiting),
		terms: held('terms', standing.terms),
		// When it was written down counts: what is put on record after a deadline does not undo that it was missed.
		told: contacts
			.filter(({ data }) => data?.['direction'] === 'out' && isTrue(data['reached']))
			.map(({ at, to }) => ({ at, kind: String(to) })),
		heard: contacts.filter(({ data }) => data?.['direction'] === 'in').map(({ at }) => at),
		asked: events.filter(asks).map(({ at }) => at),
		first_response_at: readFirstResponse(held('first_response', standing.first_response_at?.toISOString() ?? null)),
	};
}

/** Asked by a message that went out, by a link that staff handed over, or by a call that reached the customer. */
function asks({ type, to, data }: StoryEvent): boolean {
	if (type === 'message') return to === 'solved' && data?.['state'] === 'sent';
	if (type === 'link') return to === 'survey';
	return type === 'contact' && to === 'confirm' && data?.['direction'] === 'out' && isTrue(data['reached']);
}

function readSteps(events: readonly StoryEvent[], standing: Standing): Moved[] {
	const steps = events
		.filter(({ type }) => type === 'step')
		.map(({ from, to, at }) => ({ from: from as Status | null, to: to as Status, at }));
	return steps.length > 0 ? steps : [{ from: null, to: 'recorded', at: standing.submitted_at }];
}

/** A change may have an event of its own, or ride in the event of a step. */
function readHeld(events: readonly StoryEvent[], name: string, now: string | null, { submitted_at }: Standing): Held[] {
	const changes = events.flatMap((event) => {
		if (event.type === name) return [{ from: event.from, to: event.to, at: event.at }];
		const changed = (event.data?.['changed'] as Record<string, [string | null, string | null]> | undefined)?.[name];
		return event.type === 'step' && changed ? [{ from: changed[0], to: changed[1], at: event.at }] : [];
	});
	const first = changes[0] ? changes[0].from : now;
	return [{ value: first, at: submitted_at }, ...changes.map(({ to, at }) => ({ value: to, at }))].map((each) => ({
		...each,
		value: each.value === '' ? null : each.value,
	}));
}

function isTrue(value: unknown): boolean {
	return value === true || value === 1 || value === 'true' || value === '1';
}

/** Where the work began, and where it began again: a return or a reopening starts a new round. */
export function roundStarts({ steps }: Story): readonly Moved[] {
	return steps.filter(({ from, to }) => from === null || (to === 'handling' && from !== 'recorded'));
}

/** The promises given within a round; one that came with the recording belongs to the first. */
export function promisesSince({ promises }: Story, round: { readonly index: number; readonly from: Date }): Held[] {
	return promises.filter(
		({ value, at }, index) => value !== null && at >= round.from && (index > 0 || round.index === 0),
	);
}
