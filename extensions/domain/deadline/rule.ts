import { z } from 'zod';
import { urgencies } from '../choices.js';
import { mostMinutes } from './terms.js';

/** Minutes that can be granted. */
export const grantedMinutes = z.number().int().min(1).max(mostMinutes);

const minutes = grantedMinutes.nullish();
const word = z.string().max(64).nullish();

/** One rule of the settings: for whom it is, and what it grants. What it leaves empty holds for all. */
export const ruleSchema = z.strictObject({
	tier: word,
	urgency: z.enum(Object.keys(urgencies) as [keyof typeof urgencies]).nullish(),
	category: word,
	first_response_minutes: minutes,
	commit_minutes: minutes,
	progress_minutes: minutes,
});

export type DeadlineRule = z.infer<typeof ruleSchema>;
