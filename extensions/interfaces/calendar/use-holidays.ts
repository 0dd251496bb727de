import { useApi } from '@directus/extensions-sdk';
import type { Calendar, Interval } from '../../domain/calendar.js';
import type { Language } from '../../domain/language.js';

/** What the server read, for the person to confirm. */
export type Found = {
	readonly exceptions: Calendar['exceptions'];
	readonly names: Readonly<Record<string, string>>;
	readonly problems: readonly string[];
	readonly coveredUntil: string | null;
};

/** Bytes of a file that the server takes. */
export const largestFile = 1_000_000;

/** Reads holidays: parsing files and knowing China's arrangements is the server's work. */
export function useHolidays() {
	const api = useApi();
	const ask = async (what: 'china' | 'ics', body: object): Promise<Found> => {
		const { data } = await api.post<{ data: Found }>(`/loop/calendar/${what}`, body);
		return data.data;
	};
	return {
		loadChina: (hours: readonly Interval[]) => ask('china', { hours }),
		readFile: async (file: File, hours: readonly Interval[], language: Language) =>
			ask('ics', { text: await file.text(), hours, language }),
	};
}
