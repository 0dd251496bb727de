import type { Text } from '../language.js';
import type { ProblemCode } from './problem.js';

/** What reading a cell needs to know beside its text. */
export type Context = {
	/** The moment of the import. */
	readonly now: Date;
	/** IANA zone of the organisation: times without a zone are meant in it. */
	readonly timeZone: string;
	/** Reads a tier and a category by the names that an admin has given them. */
	readonly tier: Parse<string>;
	readonly category: Parse<string>;
};

export type Parsed<T> = { readonly value: T } | { readonly code: ProblemCode; readonly detail?: string };

/** Reads a cell that is not empty. The heading may hold a unit: 年消费额(万元). */
export type Parse<T> = (text: string, context: Context, heading: string) => Parsed<T>;

export type Column<T, Required extends boolean = boolean> = {
	/** The toolkit's own headings. */
	readonly title: Text;
	/** Other headings under which people keep the same. */
	readonly also: readonly string[];
	readonly parse: Parse<T>;
	/** Whether the file must have the column and every row a value in it. */
	readonly required: Required;
};

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row as its columns read it: an empty cell is null. */
export type RecordOf<C extends Columns> = {
	readonly [K in keyof C]: C[K] extends Column<infer T, infer Required>
		? Required extends true
			? T
			: T | null
		: never;
};

/** One of the toolkit's tables (R41). */
export type Table<C extends Columns = Columns> = {
	readonly columns: C;
	/** Headings that are known and not kept, because the desk works the same out itself. */
	readonly derived: readonly string[];
	/** Finds what is wrong between columns: field → code. */
	readonly check?: (
		record: RecordOf<C>,
		context: Context,
	) => readonly (readonly [field: keyof C & string, code: ProblemCode, detail?: string])[];
};

/** A column that a file may leave out, and a row may leave empty. */
export function optional<T>(zh: string, en: string, parse: Parse<T>, also: readonly string[] = []): Column<T, false> {
	return { title: { 'zh-CN': zh, 'en-US': en }, also, parse, required: false };
}

/** A column without which there is nothing to take. */
export function required<T>(zh: string, en: string, parse: Parse<T>, also: readonly string[] = []): Column<T, true> {
	return { title: { 'zh-CN': zh, 'en-US': en }, also, parse, required: true };
}
