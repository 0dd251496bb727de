/**
 * What the clocks on the wall of a zone show at a moment, as a form takes it.
 *
 * @param timeZone IANA name
 * @example toWall(new Date('2024-05-01T08:00Z'), 'Asia/Shanghai') //=> '2024-05-01T16:00'
 */
export function toWall(at: Date, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		calendar: 'gregory',
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	}).formatToParts(at);
	const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment at which the clocks of a zone show a time. Where they show it twice, the first one; where they leap over it,
 * as much later as they leap.
 *
 * @param wall `YYYY-MM-DDTHH:MM`
 * @returns nothing where it is no such time
 * @example fromWall('2024-05-01T16:00', 'Asia/Shanghai') //=> 2024-05-01T08:00:00.000Z
 */
export function fromWall(wall: string, timeZone: string): Date | null {
	const [, date, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/.exec(wall) ?? [];
	const asked = Date.parse(`${date}T${clock}:00Z`);
	if (date === undefined || Number.isNaN(asked)) return null;
	const offsetAt = (moment: number): number => Date.parse(`${toWall(new Date(moment), timeZone)}:00Z`) - moment;
	// No zone changes its clocks twice within two days: the offset is the one of the day before or of the day after.
	const tries = [asked - day, asked + day].map((around) => asked - offsetAt(around));
	const shown = tries.filter((moment) => moment + offsetAt(moment) === asked);
	return new Date(shown.length > 0 ? Math.min(...shown) : Math.max(...tries));
}

const day = 86_400_000;
