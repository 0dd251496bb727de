import { readClock, writeClock } from './hours.js';

/**
 * Reads a time of day as people type it. What is no time stays as it is, so that nobody loses what they wrote.
 *
 * @example tidyClock('9') //=> '09:00'
 * @example tidyClock('9：30') //=> '09:30'
 * @example tidyClock('1730') //=> '17:30'
 * @example tidyClock('soon') //=> 'soon'
 */
export function tidyClock(text: string): string {
	const [, hour = '', minute = '00'] =
		/^\s*(\d{1,2})(?:\s*[:：.．点时hH]?\s*([0-5]\d))?\s*[点时]?\s*$/.exec(text) ?? [];
	const minutes = readClock(`${hour.padStart(2, '0')}:${minute}`);
	return hour === '' || minutes === undefined ? text : writeClock(minutes);
}
