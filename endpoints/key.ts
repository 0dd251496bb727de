import { z } from 'zod';

/** A counted key as a part of an address. */
export const keySchema = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(z.number().max(2_147_483_647));
