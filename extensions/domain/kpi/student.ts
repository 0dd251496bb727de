/** Of the normal distribution: 95 % lie between −z and z. */
export const z95 = 1.959963984540054;

/** For one to four degrees of freedom the expansion below is too short. */
const few = [12.706204736, 4.30265273, 3.182446305, 2.776445105];

/**
 * Student's t: between −t and t lie 95 %. Hill's expansion around the normal distribution, right to three digits and more.
 *
 * @param freedom degrees of freedom, 1 or more
 * @example studentT(9) //=> 2.262
 */
export function studentT(freedom: number): number {
	const z = z95;
	const exact = few[freedom - 1];
	if (exact !== undefined) return exact;
	return (
		z +
		(z ** 3 + z) / (4 * freedom) +
		(5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
		(3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3) +
		(79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * freedom ** 4)
	);
}
