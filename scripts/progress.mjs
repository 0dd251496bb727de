/**
 * Says that something long goes on: one living line on a terminal, elsewhere a line every ten seconds.
 * @template T
 * @param {string} title what is being done, in the words of the person who waits
 * @param {(say: (detail: string) => void) => Promise<T>} work calls `say` with where it stands
 * @returns {Promise<T>}
 */
export async function showProgress(title, work) {
	const start = Date.now();
	const terminal = process.stderr.isTTY;
	let detail = '';
	const line = () => `${title} … ${elapsed(start)}${detail && ` · ${detail}`}`;
	const show = () => process.stderr.write(terminal ? `\r\x1b[2K${line()}` : `${line()}\n`);
	show();
	const timer = setInterval(show, terminal ? 500 : 10_000);
	try {
		const result = await work((text) => void (detail = text));
		process.stderr.write(`${terminal ? '\r\x1b[2K' : ''}${title}: done in ${elapsed(start)}\n`);
		return result;
	} catch (error) {
		process.stderr.write(`${terminal ? '\r\x1b[2K' : ''}${title}: failed after ${elapsed(start)}\n`);
		throw error;
	} finally {
		clearInterval(timer);
	}
}

/**
 * @param {number} start in ms
 * @returns {string} for example `3 min 05 s`
 */
export function elapsed(start) {
	const seconds = Math.round((Date.now() - start) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
