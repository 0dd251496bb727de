import { defineOperationApi } from '@directus/extensions-sdk';
import { readFlowFigure } from '../../../desk/flow/read-figure.js';
import { toHost } from '../../../desk/host.js';

/** Flows read figures, to compare and to pass on. */
export default defineOperationApi({
	id: 'loop-figure',
	handler: (options, context) => readFlowFigure(toHost(context), options, context.accountability),
});
