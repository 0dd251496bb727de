import { InvalidPayloadError } from '@directus/errors';
import { defineOperationApi } from '@directus/extensions-sdk';
import { z } from 'zod';
import { askByHand } from '../../../desk/asking/hand.js';
import { toHost } from '../../../desk/host.js';

const wanted = z.object({ survey: z.string().trim().min(1).max(64), customer: z.uuid() });

/** In a Flow: a survey is sent to a customer. It answers what became of it, `sent` or `skipped` with the reason. */
export default defineOperationApi({
	id: 'loop-survey',
	handler: async (options, context) => {
		const read = wanted.safeParse(options);
		if (!read.success) throw new InvalidPayloadError({ reason: z.prettifyError(read.error) });
		const { response, state, skipped } = await askByHand(toHost(context), { ...read.data, how: 'send', by: null });
		return { response, state, skipped };
	},
});
