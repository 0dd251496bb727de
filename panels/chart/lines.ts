/** One figure over time, as it is drawn and read out. */
export type Line = {
	readonly name: string;
	readonly values: readonly (number | null)[];
	/** How many rows each value rests on. */
	readonly counts: readonly number[];
	/** Any CSS colour. */
	readonly color: string;
	readonly dash: readonly number[];
	/** Which side its scale stands on. */
	readonly side: 'left' | 'right';
	readonly say: (value: number | null) => string;
};

/** Lines that share their stretches of time, each of which has a label. */
export type Lines = { readonly labels: readonly string[]; readonly lines: readonly Line[] };
