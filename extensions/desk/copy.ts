const mark = Symbol.for('directus-extension-closed-loop');

/** Where this copy of the bundle lies, without what a reload appends. */
const here = import.meta.url.split('?')[0] ?? import.meta.url;

/**
 * Two copies (one from npm, one in the extensions folder) would do everything twice.
 *
 * @returns where the first copy lies if this is a second one, nothing if this one is alone
 */
export function findOtherCopy(): string | undefined {
	const registry = globalThis as unknown as Record<symbol, string | undefined>;
	const first = (registry[mark] ??= here);
	return first === here ? undefined : first;
}
