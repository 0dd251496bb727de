import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableOn } from '../../../endpoints/pages/colour.js';
import { styleFor } from '../../../endpoints/pages/style.js';

/** The colours of a style, light and dark. */
function variablesOf(colour: unknown): Record<string, string>[] {
	const blocks = [...styleFor(colour).matchAll(/:root\{([^}]*)\}/g)].map(([, block]) => block ?? '');
	return blocks.map((block) => {
		const pairs = [...block.matchAll(/--(\w+):(#[0-9a-f]{6})/g)].map(
			([, name, value]) => [name ?? '', value ?? ''] as const,
		);
		return Object.fromEntries(pairs);
	});
}

function contrast(one = '', other = ''): number {
	const luminance = (colour: string) => {
		const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
			const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
	return Math.max(a, b) / Math.min(a, b);
}

describe('the project’s colour on public pages', () => {
	it('can be read wherever it stands, whatever an admin has chosen (WCAG 1.4.3, 1.4.11)', () => {
		const hex = fc
			.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })))
			.map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
		fc.assert(
			fc.property(fc.oneof(hex, fc.constantFrom('#000000', '#ffffff', '#ffff00', '#0000ff', '#6644ff')), (colour) => {
				const styles = variablesOf(colour);
				expect(styles).toHaveLength(2);
				for (const { page, sheet, tint, badtint, hover, ink, quiet, edge, accent, onaccent, brand, bad } of styles) {
					for (const ground of [page, sheet, tint]) {
						expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5);
						expect(contrast(quiet, ground)).toBeGreaterThanOrEqual(4.5);
					}
					for (const ground of [page, sheet, tint, hover, badtint])
						expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
					expect(contrast(accent, onaccent)).toBeGreaterThanOrEqual(4.5);
					expect(contrast('#ffffff', brand)).toBeGreaterThanOrEqual(4.5);
					for (const ground of [sheet, badtint]) expect(contrast(bad, ground)).toBeGreaterThanOrEqual(4.5);
					expect(contrast(edge, sheet)).toBeGreaterThanOrEqual(3);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('stays as it is where it can be read', () => {
		expect(readableOn('#0e4c66', '#ffffff', 4.5)).toBe('#0e4c66');
		expect(readableOn('#03C', '#ffffff', 4.5)).toBe('#0033cc');
	});

	it.each([
		null,
		undefined,
		7,
		'',
		'red',
		'#12',
		'#12345g',
		'#11223344',
		'#fff;}body{display:none',
		'url(//x)',
		'</style>',
	])('falls back to the host’s own for %j', (colour) => {
		expect(styleFor(colour)).toBe(styleFor('#6644ff'));
	});
});
