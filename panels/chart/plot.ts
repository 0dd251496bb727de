import type { Point } from './curve.js';
import type { Line, Lines } from './lines.js';
import { placeOn, toScale, type Scale } from './scale.js';

/** The room there is, and the size of the letters, in pixels. */
export type Room = { readonly width: number; readonly height: number; readonly em: number };

type Mark = Point & { readonly text: string };

export type Plot = {
	/** The edges of what the lines may fill. */
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** Where each stretch of time stands, from left to right. */
	readonly xs: readonly number[];
	readonly rules: readonly number[];
	readonly dates: readonly Mark[];
	readonly leftMarks: readonly Mark[];
	readonly rightMarks: readonly Mark[];
	/** The points of each line, `null` where its value is unknown. */
	readonly points: readonly (readonly (Point | null)[])[];
	/** Whether there is room to mark every point. */
	readonly roomy: boolean;
};

/**
 * Lays out a chart: its two scales, as many dates as can be read, and a place for every value.
 *
 * @param lines what is drawn
 * @param room in pixels
 */
export function layOut({ labels, lines }: Lines, { width, height, em }: Room): Plot {
	const [top, bottom] = [em * 0.75, Math.max(em, height - em * 2)];
	const count = Math.max(1, Math.min(4, Math.floor((bottom - top) / (em * 2.5))));
	const sides = {
		left: lines.filter(({ side }) => side === 'left'),
		right: lines.filter(({ side }) => side === 'right'),
	};
	const scales = { left: scaleOf(sides.left, count), right: scaleOf(sides.right, count) };
	const yOn = (scale: Scale, value: number): number => bottom - placeOn(scale, value) * (bottom - top);

	const left = em * 0.25 + widest(textsOf('left')) * em;
	const right = Math.max(left + 1, width - em * 0.25 - widest(textsOf('right')) * em);
	const step = (right - left) / Math.max(1, labels.length - 1);
	const xs = labels.map((_, index) => (labels.length === 1 ? (left + right) / 2 : left + index * step));
	return {
		...{ left, right, top, bottom, xs },
		rules: scales.left.ticks.map((tick) => yOn(scales.left, tick)),
		dates: datesOf(),
		leftMarks: marksOf('left', left - em * 0.75),
		rightMarks: marksOf('right', right + em * 0.75),
		points: lines.map(({ values, side }) =>
			values.map((value, index) => (value === null ? null : { x: xs[index] ?? 0, y: yOn(scales[side], value) })),
		),
		roomy: step >= em * 1.5,
	};

	function textsOf(side: Line['side']): string[] {
		return scales[side].ticks.map((tick) => sides[side][0]?.say(tick) ?? '').filter(Boolean);
	}

	function marksOf(side: Line['side'], x: number): Mark[] {
		const say = sides[side][0]?.say;
		return say ? scales[side].ticks.map((tick) => ({ x, y: yOn(scales[side], tick), text: say(tick) })) : [];
	}

	/** Every so many that none touches the next, and none sticks out. */
	function datesOf(): Mark[] {
		const every = Math.max(1, Math.ceil(((widthOf(labels) + 1.25) * em) / step));
		return labels.flatMap((text, index) => {
			const half = (widthOf([text]) * em) / 2;
			const x = Math.min(Math.max(xs[index] ?? 0, half), width - half);
			return index % every === 0 ? [{ x, y: height - em * 0.5, text }] : [];
		});
	}
}

const scaleOf = (lines: readonly Line[], count: number): Scale =>
	toScale(
		lines.flatMap(({ values }) => values),
		count,
	);

/** How wide the widest of some texts is with the space beside it, in em. */
function widest(texts: readonly string[]): number {
	return texts.length === 0 ? 0.25 : widthOf(texts) + 0.75;
}

/** About how wide the widest of some texts is, in em: a Chinese character is a square, any other narrower. */
function widthOf(texts: readonly string[]): number {
	return Math.max(0, ...texts.map((text) => [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.6), 0)));
}
