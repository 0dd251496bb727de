import { area, curveMonotoneX, line } from 'd3-shape';

/** A place in a drawing. */
export type Point = { readonly x: number; readonly y: number };

const isThere = (point: Point | null): point is Point => point !== null;

/**
 * The path of a line that never overshoots its points. Where a point is unknown the line has a gap.
 *
 * @param points from left to right, `null` where a value is unknown
 * @example drawCurve([{ x: 0, y: 5 }, null, { x: 2, y: 5 }, { x: 3, y: 5 }]) //=> 'M0,5ZM2,5L3,5'
 */
export function drawCurve(points: readonly (Point | null)[]): string {
	const draw = line<Point | null>(
		(point) => point?.x ?? 0,
		(point) => point?.y ?? 0,
	);
	return draw.defined(isThere).curve(curveMonotoneX)([...points]) ?? '';
}

/**
 * The path of what lies between a line and the floor under it.
 *
 * @param floor where the ground is, in the units of the points
 */
export function drawArea(points: readonly (Point | null)[], floor: number): string {
	const draw = area<Point | null>(
		(point) => point?.x ?? 0,
		floor,
		(point) => point?.y ?? 0,
	);
	return draw.defined(isThere).curve(curveMonotoneX)([...points]) ?? '';
}

/**
 * The points that no line reaches, since their neighbours are unknown.
 *
 * @example findLonely([{ x: 0, y: 1 }, null, { x: 2, y: 1 }, { x: 3, y: 1 }]) //=> [{ x: 0, y: 1 }]
 */
export function findLonely(points: readonly (Point | null)[]): Point[] {
	return points.filter((_, index) => !points[index - 1] && !points[index + 1]).filter(isThere);
}
