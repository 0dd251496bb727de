import type { Host, MailService } from '../host.js';
import { publicUrl } from '../survey/public-url.js';
import type { Content } from './compose.js';
import { toHtml } from './html.js';

/** One for each process: the host checks its mail set-up each time it makes one. */
const services = new WeakMap<Host, MailService>();

/**
 * Hands a mail to the host's own mail set-up. The text is ours, not a Liquid file of the host: those do not escape.
 *
 * @param name under which receivers know this message: a second copy can be dropped
 * @returns false where another extension held it back
 * @throws what the mail server, or the way to it, answered
 */
export async function sendEmail(host: Host, to: string, name: string, content: Content): Promise<boolean> {
	let service = services.get(host);
	if (!service) {
		service = new host.services.MailService({ schema: await host.getSchema(), knex: host.knex });
		services.set(host, service);
	}
	const sent = await service.send({
		to: { name: '', address: to },
		subject: content.subject,
		text: content.body,
		html: toHtml(content.body, publicUrl(host.env, '')),
		messageId: `<${name}@loop>`,
		headers: {
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'All',
			...(content.unsubscribe && {
				'List-Unsubscribe': `<${content.unsubscribe}>`,
				'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			}),
		},
	});
	return sent !== null;
}
