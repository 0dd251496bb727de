/**
 * Where a key leads among values that stand in a row.
 *
 * @param key as the browser names it
 * @param from where one is, or `null` where nothing is chosen yet
 * @param last the number of the last, counted from 0
 * @returns where to; `null` where nothing is to be chosen any more; nothing for a key that means nothing here
 * @example stepTo('ArrowLeft', 4, 9) //=> 3
 */
export function stepTo(key: string, from: number | null, last: number): number | null | undefined {
	switch (key) {
		case 'ArrowLeft':
		case 'ArrowDown':
			return Math.max(0, (from ?? last + 1) - 1);
		case 'ArrowRight':
		case 'ArrowUp':
			return Math.min(last, (from ?? last) + 1);
		case 'Home':
			return 0;
		case 'End':
			return last;
		case 'Escape':
			return from === null ? undefined : null;
		default:
			return undefined;
	}
}
