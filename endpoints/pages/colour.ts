type Rgb = readonly [red: number, green: number, blue: number];

/** The host's own colour, for projects that have set none. */
export const defaultColour = '#6644ff';

/**
 * The project's colour, made strong enough to be read on a background: mixed with black or white until it is.
 *
 * @param colour what an admin has set; anything but `#rgb` or `#rrggbb` falls back to the default
 * @param background `#rrggbb`
 * @param least contrast, as WCAG 2 counts it (4.5 for text)
 * @example readableOn('#ffff00', '#ffffff', 4.5) //=> '#7a7a00'
 */
export function readableOn(colour: unknown, background: string, least: number): string {
	const ground = parse(background) ?? [255, 255, 255];
	const toward: Rgb = luminance(ground) > 0.18 ? [0, 0, 0] : [255, 255, 255];
	const start = parse(colour) ?? parse(defaultColour) ?? toward;
	for (let share = 0; share < 1; share += 0.02) {
		const mixed = mix(start, toward, share);
		if (contrast(mixed, ground) >= least) return format(mixed);
	}
	return format(toward);
}

/** A background that carries a breath of the colour. */
export function tint(colour: string, background: string, share: number): string {
	return format(mix(parse(background) ?? [255, 255, 255], parse(colour) ?? [0, 0, 0], share));
}

function parse(colour: unknown): Rgb | undefined {
	if (typeof colour !== 'string') return undefined;
	const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
	const digits = short ? short.slice(1).map((digit) => digit + digit) : /^#(..)(..)(..)$/.exec(colour)?.slice(1);
	if (!digits?.every((pair) => /^[0-9a-f]{2}$/i.test(pair))) return undefined;
	const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16));
	return [red, green, blue];
}

function format(colour: Rgb): string {
	return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix([red, green, blue]: Rgb, other: Rgb, share: number): Rgb {
	const blend = (one: number, two: number) => Math.round(one + (two - one) * share);
	return [blend(red, other[0]), blend(green, other[1]), blend(blue, other[2])];
}

function contrast(one: Rgb, other: Rgb): number {
	const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
	return Math.max(a, b) / Math.min(a, b);
}

function luminance(colour: Rgb): number {
	const [red = 0, green = 0, blue = 0] = colour.map((part) => {
		const share = part / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
