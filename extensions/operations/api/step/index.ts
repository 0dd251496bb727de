import { defineOperationApi } from '@directus/extensions-sdk';
import { takeFlowStep } from '../../../desk/flow/take-step.js';
import { toHost } from '../../../desk/host.js';

/** Flows take steps on issues; the loop says no to them as to everybody. */
export default defineOperationApi({
	id: 'loop-step',
	handler: (options, context) => takeFlowStep(toHost(context), options, context.accountability),
});
