/**
 * The customer's rating of an issue, 1 to 5 (R15), from the overall score of the survey, 1 to 10 (R26).
 *
 * @param overall 1–10
 * @param rating 1–5 where the customer gave one; it wins
 * @example rateFromOverall(8) //=> 4
 */
export function rateFromOverall(overall: number, rating?: number | null): number {
	return rating ?? Math.ceil(overall / 2);
}

/**
 * The overall score that a rating of an issue stands for, so that both are low by one rule (R28).
 *
 * @param rating 1–5
 * @example overallFromRating(2) //=> 4
 */
export function overallFromRating(rating: number): number {
	return rating * 2;
}
