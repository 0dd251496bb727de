import { InvalidPayloadError } from '@directus/errors';
import { z } from 'zod';

/**
 * Checks what a staff route was sent as JSON.
 *
 * @throws InvalidPayload (400) that names every part in question
 */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
	const parsed = schema.safeParse(body ?? {});
	if (!parsed.success) throw new InvalidPayloadError({ reason: z.prettifyError(parsed.error) });
	return parsed.data;
}
