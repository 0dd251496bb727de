/** The text of a column or of a setting; nothing where it says nothing. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
