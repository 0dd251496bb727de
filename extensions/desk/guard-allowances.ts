import { grantedMinutes } from '../domain/deadline/rule.js';
import { allowanceNames } from '../domain/deadline/terms.js';
import { about, invalid } from './error.js';

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
	throw invalid(
		about(wrong.join(', '), {
			'zh-CN': '要填 1 到 525600 的整数分钟',
			'en-US': 'a whole number of minutes from 1 to 525600',
		}),
	);
}
