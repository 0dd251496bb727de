import type { Problem } from '../../app/use-request.js';
import type { promiseWords } from './promise-words.js';

/**
 * Which words say why a promise was not taken.
 *
 * @param given promises of this round that the person knew of
 * @returns nothing where the server's own words say it best
 * @example tellRefusal({ code: 'LOOP_INCOMPLETE', … }, 0) //=> 'moved', since a first promise needs no reason
 */
export function tellRefusal(
	problem: Problem & { readonly why: string | null },
	given: number,
): keyof typeof promiseWords | null {
	if (problem.code === 'LOOP_INCOMPLETE') return given === 0 ? 'moved' : 'missing';
	// How often it may be renewed is known here; the server's words leave it out.
	return problem.code === 'LOOP_PROMISE' && problem.why === 'spent' ? 'spent' : null;
}
