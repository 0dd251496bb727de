import type { Status } from '../steps.js';

/** An issue as far as its customer may know it; moments as Dates. */
export type Followed = {
	readonly status: Status;
	readonly waiting: string | null;
	readonly statusSince: Date | null;
	readonly firstResponseDue: Date | null;
	readonly commitDue: Date | null;
	readonly promisedAt: Date | null;
	readonly progressDue: Date | null;
};

/** What the first sentence of the customer's page says, and the moment that it names. */
export type Standing =
	| { readonly says: 'received' | 'answerBy' | 'planBy' | 'newsBy' | 'third'; readonly by: Date }
	| { readonly says: 'late'; readonly since: Date }
	| { readonly says: 'working' | 'thirdOpen' | 'yourTurn' | 'solved' | 'archived' };

/**
 * Says in one word where an issue stands for its customer (R21): what comes next and by when. A promise is kept or
 * broken; a time of ours that has passed is never shown as if it were still to come.
 *
 * @param now the moment of looking
 * @example standingOf({ status: 'handling', promisedAt: four, … }, noon) //=> { says: 'answerBy', by: four }
 */
export function standingOf(issue: Followed, now: Date): Standing {
	if (issue.status === 'archived') return { says: 'archived' };
	if (issue.status === 'feedback') return { says: 'solved' };
	if (issue.waiting === 'customer') return { says: 'yourTurn' };
	const ahead = (at: Date | null): at is Date => at !== null && at > now;
	if (issue.waiting === 'third_party') {
		return ahead(issue.progressDue) ? { says: 'third', by: issue.progressDue } : { says: 'thirdOpen' };
	}
	const promise = promiseOf(issue);
	if (promise) return ahead(promise) ? { says: 'answerBy', by: promise } : { says: 'late', since: promise };
	if (issue.status === 'recorded') {
		if (ahead(issue.firstResponseDue)) return { says: 'received', by: issue.firstResponseDue };
		return issue.firstResponseDue ? { says: 'late', since: issue.firstResponseDue } : { says: 'working' };
	}
	if (ahead(issue.commitDue)) return { says: 'planBy', by: issue.commitDue };
	return ahead(issue.progressDue) ? { says: 'newsBy', by: issue.progressDue } : { says: 'working' };
}

/**
 * The promise that holds now. One made before the issue came (back) to its step belongs to the round before.
 *
 * @returns nothing where nobody has promised a time
 */
export function promiseOf({ promisedAt, statusSince }: Pick<Followed, 'promisedAt' | 'statusSince'>): Date | null {
	return promisedAt && (!statusSince || promisedAt > statusSince) ? promisedAt : null;
}
