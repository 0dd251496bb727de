import type { Knex } from 'knex';
import type { Means } from '../../domain/message/channel.js';
import type { Settings } from '../../domain/settings.js';
import type { Host } from '../host.js';
import { readWebhook } from './webhook.js';

/** What the desk has been set up to send through. */
export async function readMeans(host: Host, knex: Knex, settings: Settings): Promise<Means> {
	return {
		email: settings.message_email,
		webhook: (await readWebhook(knex, host.env, settings)) !== undefined,
		smsToo: settings.sms_important,
	};
}
