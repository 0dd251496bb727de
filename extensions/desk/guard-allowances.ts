import { InvalidPayloadError } from '@directus/errors';
import { grantedMinutes } from '../domain/deadline/rule.js';
import { allowanceNames } from '../domain/deadline/terms.js';

type Row = Record<string, unknown>;

/**
 * Minutes that a tier or a category grants are checked before they are saved.
 *
 * @throws InvalidPayload (400) that names what makes no sense
 */
export function guardAllowances(input: Row): Row {
	const columns = allowanceNames.map((name) => `${name}_minutes`);
	const wrong = columns.filter((column) => {
		const minutes = input[column];
		return minutes !== null && minutes !== undefined && !grantedMinutes.safeParse(minutes).success;
	});
	if (wrong.length === 0) return input;
	throw new InvalidPayloadError({
		reason: wrong.map((column) => `"${column}" is a whole number of minutes from 1 to 525600`).join('; '),
	});
}
