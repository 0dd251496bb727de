import { z } from 'zod';

const zone = z.string().refine(isTimeZone, 'not an IANA time zone');
/** Some databases keep a truth value as 0 or 1. */
const flag = z.union([z.boolean(), z.literal([0, 1]).transform(Boolean)]);

/** Every setting of the desk with its default; the README's table is checked against this. */
export const settingsSchema = z.object({
	/** IANA zone of the organisation: days, issue numbers and figures are counted in it. */
	time_zone: zone.default('Asia/Shanghai'),
	/** Language of whoever has none of their own. */
	language: z.enum(['zh-CN', 'en-US']).default('zh-CN'),
	/** Minutes to the first response (R18). */
	first_response_minutes: z.number().int().positive().default(10),
	/** Minutes to a solution or a promised time (R18). */
	commit_minutes: z.number().int().positive().default(120),
	/** Minutes between two reports of progress to the customer (R18). */
	progress_minutes: z.number().int().positive().default(1440),
	/** Times that a promise may be renewed within one round (D13). */
	promise_renewals: z.number().int().min(0).max(20).default(2),
	/** Hours after the solution within which the customer is asked (R27). */
	survey_hours: z.number().int().positive().default(48),
	/** Days for which a survey link is good. */
	survey_days: z.number().int().min(1).max(365).default(14),
	/** Documented attempts that archiving without an answer needs (R16). */
	confirm_attempts: z.number().int().min(1).max(20).default(1),
	/** Whether messages to customers go out by e-mail. */
	message_email: flag.default(true),
	/** Whether what is important goes by SMS as well (R12). */
	sms_important: flag.default(true),
	/** Hours after which a customer who has not confirmed is reminded; 0: never. */
	reminder_hours: z.number().int().min(0).max(720).default(24),
	/** Tries before a message is given up and a person has to see to it. */
	message_attempts: z.number().int().min(1).max(50).default(12),
	/** Where SMS and WeChat messages go; nothing: they are not sent. */
	webhook_url: z
		.url({ protocol: /^https?$/ })
		.max(255)
		.nullable()
		.default(null),
	/** Whether that address may lie in a private network. */
	webhook_private: flag.default(false),
	/** Most rows that one import may hold. */
	import_max_rows: z.number().int().min(1).default(200_000),
	/** Most megabytes that one import may have. */
	import_max_mb: z.number().int().min(1).max(500).default(50),
	/** Whether anyone may raise an issue on the public page (R20). */
	report_page: flag.default(true),
	/** Files that a report may bring along; 0 asks for none. */
	report_files: z.number().int().min(0).max(10).default(3),
	/** Most megabytes of one such file. */
	report_file_mb: z.number().int().min(1).max(100).default(5),
	/** Reports that one address of the network may send in ten minutes. */
	report_limit: z.number().int().min(1).max(10_000).default(30),
	/** Days for which a customer's private link is good. */
	link_days: z.number().int().min(1).max(3650).default(180),
	/** Days after archiving within which the customer may say that it came back; 0 leaves that to staff. */
	reopen_days: z.number().int().min(0).max(3650).default(30),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

/**
 * Reads a row of settings; a value that is missing or makes no sense falls back to its default alone.
 *
 * @param row the singleton's row as stored, or nothing
 * @param language the installation's own default language
 */
export function parseSettings(row: Readonly<Record<string, unknown>> | undefined, language?: string): Settings {
	const read: Record<string, unknown> = { ...defaultSettings };
	if (language === 'zh-CN' || language === 'en-US') read['language'] = language;
	for (const [key, field] of Object.entries(settingsSchema.shape)) {
		const stored = row?.[key];
		if (stored === null || stored === undefined) continue;
		const parsed = field.safeParse(stored);
		if (parsed.success) read[key] = parsed.data;
	}
	return settingsSchema.parse(read);
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
