import { defineEndpoint } from '@directus/extensions-sdk';
import { findOtherCopy } from '../extensions/desk/copy.js';
import { toHost } from '../extensions/desk/host.js';
import { register as asking } from './asking.js';
import { register as audit } from './audit.js';
import { register as calendar } from './calendar.js';
import { register as customers } from './customers.js';
import { register as deadlines } from './deadlines.js';
import { register as files } from './files.js';
import { register as follow } from './follow.js';
import { register as imports } from './import.js';
import { register as kpis } from './kpis.js';
import { register as messages } from './messages.js';
import { register as report } from './report.js';
import { register as responses } from './responses.js';
import { refuseUntilSetUp, register as setup } from './setup.js';
import { register as steps } from './steps.js';
import { register as survey } from './survey.js';
import { register as surveyStudio } from './survey-studio.js';
import { register as voice } from './voice.js';

export default defineEndpoint({
	id: 'loop',
	handler: (router, context) => {
		if (findOtherCopy()) return;
		const host = toHost(context);
		setup(router, host);
		router.use(refuseUntilSetUp(host));
		const all = [
			asking,
			audit,
			calendar,
			customers,
			deadlines,
			files,
			follow,
			imports,
			kpis,
			messages,
			report,
			responses,
			steps,
			survey,
			surveyStudio,
			voice,
		];
		for (const register of all) register(router, host);
	},
});
