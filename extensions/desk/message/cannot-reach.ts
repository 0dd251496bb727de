import { UnprocessableContentError } from '@directus/errors';

/** Says to staff why a customer could not be sent something; nothing was. */
export function cannotReach(why: string): Error {
	return new UnprocessableContentError({ reason: `Nothing was sent: ${why}` });
}
