/** Counts tries per key in windows of time, within this process and in bounded memory. */
export type Rate = {
	/**
	 * Counts one try.
	 *
	 * @param now milliseconds
	 * @returns 0 where it may go on, else the seconds after which it may
	 */
	readonly take: (key: string, now: number) => number;
};

/**
 * Makes a counter of tries.
 *
 * @param most tries within one window
 * @param seconds length of a window; it starts with the first try
 * @param keys kept at once; the oldest are forgotten beyond that
 * @example const rate = createRate(1, 60, 10); rate.take('a', 0); rate.take('a', 1000) //=> 59
 */
export function createRate(most: number, seconds: number, keys: number): Rate {
	const windows = new Map<string, { until: number; count: number }>();
	return {
		take(key, now) {
			const running = windows.get(key);
			if (running && running.until > now) {
				running.count += 1;
				return running.count > most ? Math.ceil((running.until - now) / 1000) : 0;
			}
			windows.delete(key);
			windows.set(key, { until: now + seconds * 1000, count: 1 });
			for (const oldest of windows.keys()) {
				if (windows.size <= keys) break;
				windows.delete(oldest);
			}
			return 0;
		},
	};
}
