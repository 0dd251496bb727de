/** A time of day. */
export type Time = { readonly hour: number; readonly minute: number; readonly second: number };

/** Parts of the day as people name them before the hour: from which hour on twelve are added. */
const halves: readonly { readonly name: RegExp; readonly add: (hour: number) => number }[] = [
	{ name: /^(?:上午|早上|早晨|清晨|凌晨|am)$/i, add: (hour) => (hour === 12 ? 0 : hour) },
	{ name: /^中午$/, add: (hour) => (hour < 11 ? hour + 12 : hour) },
	{ name: /^(?:下午|傍晚|pm)$/i, add: (hour) => (hour < 12 ? hour + 12 : hour) },
	{ name: /^(?:晚上|晚|夜里)$/, add: (hour) => (hour === 12 ? 24 : hour < 12 ? hour + 12 : hour) },
];

const half = '上午|早上|早晨|清晨|凌晨|中午|下午|傍晚|晚上|晚|夜里|am|pm';
const clock = String.raw`(\d{1,2})(?: ?[:时点] ?(半|一刻|三刻|\d{1,2})?)?(?: ?[:分] ?(\d{1,2})?(?:\.\d+)?秒?)?`;
const form = new RegExp(`^(?:(${half}) ?)?${clock}(?: ?(${half}))?$`, 'i');
const quarters: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

/**
 * Reads a time of day: 14:00, 14:00:30, 14时30分, 下午2点, 2:30 PM.
 *
 * @returns nothing where it makes no time
 * @example readTime('下午2点半') //=> { hour: 14, minute: 30, second: 0 }
 */
export function readTime(text: string): Time | undefined {
	const found = form.exec(text.trim());
	if (!found) return undefined;
	const [, before, hours = '', minutes = '0', seconds = '0', after] = found;
	const word = before ?? after;
	if (!word && !/[:时点]/.test(text)) return undefined;
	const named = halves.find(({ name }) => word && name.test(word));
	const hour = named ? named.add(Number(hours)) : Number(hours);
	const minute = quarters[minutes] ?? Number(minutes);
	const second = Number(seconds);
	return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second } : undefined;
}
