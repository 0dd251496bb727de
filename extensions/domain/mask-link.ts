/** What stands behind `/loop/s/` and `/loop/i/` opens the page (D7). */
const privateLink = /(\/loop\/[si]\/)[^#]*/gi;

/**
 * Hides what opens a private page: whoever reads a log must not get in by it.
 *
 * @param url a path, with or without what stands before it
 * @example maskLink('/loop/s/Pe3q4t8AV-uuwZrWvX7s7mzi0QmRNXNtMj5gF1FMWjA?score=9') //=> '/loop/s/--redacted--'
 */
export function maskLink(url: string): string {
	return url.replace(privateLink, '$1--redacted--');
}
