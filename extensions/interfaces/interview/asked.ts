import type { Text } from '../../domain/language.js';

/** One thing to choose; the digit that chooses it is its place, or its number. */
export type Option = { readonly value: number | boolean | string; readonly label: Text; readonly digit: number };

/** One input of the interview: a choice of one, of several, or words. */
export type Field = {
	/** Under which the answer is sent. */
	readonly key: string;
	/** The question that it belongs to. */
	readonly question: string;
	readonly label: Text;
	readonly hint: Text | null;
	readonly required: boolean;
	readonly options: readonly Option[];
	readonly low: Text | null;
	readonly high: Text | null;
	readonly lines: number;
	readonly kind: 'scale' | 'one' | 'many' | 'words';
};

export type Given = number | boolean | string | readonly string[];

/** What has been said so far, by field. */
export type Values = Readonly<Record<string, Given | undefined>>;
