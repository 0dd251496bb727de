import { defineEndpoint } from '@directus/extensions-sdk';
import { findOtherCopy } from '../extensions/desk/copy.js';
import { toHost } from '../extensions/desk/host.js';
import { register as audit } from './audit.js';
import { register as customers } from './customers.js';
import { register as deadlines } from './deadlines.js';
import { register as files } from './files.js';
import { register as follow } from './follow.js';
import { register as imports } from './import.js';
import { register as kpis } from './kpis.js';
import { register as messages } from './messages.js';
import { register as report } from './report.js';
import { refuseUntilSetUp, register as setup } from './setup.js';
import { register as steps } from './steps.js';
import { register as survey } from './survey.js';

export default defineEndpoint({
	id: 'loop',
	handler: (router, context) => {
		if (findOtherCopy()) return;
		const host = toHost(context);
		setup(router, host);
		router.use(refuseUntilSetUp(host));
		const all = [audit, customers, deadlines, files, follow, imports, kpis, messages, report, steps, survey];
		for (const register of all) register(router, host);
	},
});
