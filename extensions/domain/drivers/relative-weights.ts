import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { pearson } from './correlation.js';

/**
 * How much each of several dimensions accounts for a result, where the dimensions move together (Johnson 2000): each is
 * shared out over the nearest set of independent ones, whose part in the result is plain.
 *
 * @param columns the values of each dimension; every one varies
 * @param result as many values
 * @returns a part for each dimension; all parts together are R², the part of the result's spread that is accounted for
 */
export function relativeWeights(columns: readonly (readonly number[])[], result: readonly number[]): number[] {
	const among = new Matrix(columns.map((x) => columns.map((y) => (x === y ? 1 : (pearson(x, y) ?? 0)))));
	const towards = Matrix.columnVector(columns.map((x) => pearson(x, result) ?? 0));
	const { eigenvectorMatrix: turn, realEigenvalues: sizes } = new EigenvalueDecomposition(among, {
		assumeSymmetric: true,
	});
	const scaled = (of: (size: number) => number): Matrix =>
		turn.mmul(Matrix.diag(sizes.map((size) => (size > 1e-9 ? of(size) : 0)))).mmul(turn.transpose());
	// What two equal dimensions have in common lies in one direction; the other one has no size and no part.
	const loads = scaled(Math.sqrt);
	const parts = scaled((size) => 1 / Math.sqrt(size)).mmul(towards);
	return columns.map((_, index) =>
		columns.reduce((sum, __, other) => sum + loads.get(index, other) ** 2 * parts.get(other, 0) ** 2, 0),
	);
}
