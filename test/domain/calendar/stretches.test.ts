import { describe, expect, it } from 'vitest';
import { explainWorkingTime, type Pause } from '../../../extensions/domain/calendar.js';
import { office } from './office';

const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00Z`);
const told = (from: string, to: string, pauses: Pause[] = []) =>
	explainWorkingTime(office('UTC', { '2024-05-13': [] }), at(from), at(to), pauses).map(
		(piece) => `${piece.from.toISOString().slice(5, 16)} ${piece.kind}`,
	);

describe('a deadline told piece by piece', () => {
	it('names working hours, closed hours, the holiday and what is paused', () => {
		const pauses: Pause[] = [[at('2024-05-10 17:00'), at('2024-05-14 10:00')]];
		expect(told('2024-05-10 11:00', '2024-05-14 11:00', pauses)).toEqual([
			'05-10T11:00 working',
			'05-10T12:00 closed',
			'05-10T13:00 working',
			'05-10T17:00 pause',
			'05-10T18:00 closed',
			'05-13T00:00 holiday',
			'05-14T00:00 closed',
			'05-14T09:00 pause',
			'05-14T10:00 working',
		]);
	});

	it('is empty for no time and for time that runs backwards', () => {
		expect(told('2024-05-10 11:00', '2024-05-10 11:00')).toEqual([]);
		expect(told('2024-05-10 11:00', '2024-05-09 11:00')).toEqual([]);
		expect(explainWorkingTime(office('UTC'), new Date(NaN), new Date(NaN))).toEqual([]);
	});
});
