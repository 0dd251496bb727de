import { skips } from '../../domain/choices.js';

/** How far a run has come, as the desk tells it. */
export type Run = {
	readonly id: number;
	readonly occasion: string;
	readonly state: 'running' | 'paused' | 'cancelled' | 'done';
	readonly due_at: string;
	readonly created_at: string;
	readonly total: number;
	readonly planned: number;
	readonly waiting: number;
	readonly sent: number;
	readonly answered: number;
	readonly skipped: Readonly<Record<string, number>>;
	readonly withdrawn: number;
	readonly hold: 'quiet' | 'no_public_url' | 'off' | null;
	readonly hold_until: string | null;
};

/** How a run would go if it began now. */
export type Preview = {
	readonly asked: number;
	readonly skipped: Readonly<Record<string, number>>;
	readonly tiers: readonly { readonly tier: string | null; readonly drawn: number; readonly asked: number }[];
	readonly unknown: readonly string[];
	readonly unknown_count: number;
};

/** How many are not asked. */
export function countSkipped(skipped: Readonly<Record<string, number>>): number {
	return Object.values(skipped).reduce((sum, n) => sum + n, 0);
}

/** The reasons that hold for anybody, with how many. */
export function reasonsOf(skipped: Readonly<Record<string, number>>) {
	return Object.entries(skips)
		.map(([reason, text]) => ({ text, n: skipped[reason] ?? 0 }))
		.filter(({ n }) => n > 0);
}

/** What a person typed or pasted as numbers: one a line, or apart by commas, semicolons or tabs. */
export function readNumbers(text: string): string[] {
	return [
		...new Set(
			text
				.split(/[\n\r\t,;，；、]+/)
				.map((number) => number.trim())
				.filter((number) => number !== ''),
		),
	];
}

/** Names a run before it is there: sent twice, it starts once. */
export function nameRun(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
