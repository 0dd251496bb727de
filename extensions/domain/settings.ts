import { z } from 'zod';
import { afterHours, type AfterHours } from './alert/after-hours.js';
import { defaultObjections } from './consequence/objections.js';
import { grantedMinutes } from './deadline/rule.js';

const zone = z.string().refine(isTimeZone, 'not an IANA time zone');
/** Some databases keep a truth value as 0 or 1. */
const flag = z.union([z.boolean(), z.literal([0, 1]).transform(Boolean)]);

/** Phrases, one an entry; some databases give a list as its text. */
const phrases = z.preprocess(fromText, z.array(z.string().trim().min(1).max(100)).max(200));

/** Every setting of the desk with its default; the README's table is checked against this. */
export const settingsSchema = z.object({
	/** IANA zone of the organisation: days, issue numbers and figures are counted in it. */
	time_zone: zone.default('Asia/Shanghai'),
	/** Language of whoever has none of their own. */
	language: z.enum(['zh-CN', 'en-US']).default('zh-CN'),
	/** Minutes to the first response (R18). */
	first_response_minutes: grantedMinutes.default(10),
	/** Minutes to a solution or a promised time (R18). */
	commit_minutes: grantedMinutes.default(120),
	/** Minutes between two reports of progress to the customer (R18). */
	progress_minutes: grantedMinutes.default(1440),
	/** Times that a promise may be renewed within one round (D13). */
	promise_renewals: z.number().int().min(0).max(20).default(2),
	/** Hours after the solution within which the customer is asked (R27). */
	survey_hours: z.number().int().min(1).max(8760).default(48),
	/** Days for which a survey link is good. */
	survey_days: z.number().int().min(1).max(365).default(14),
	/** Surveys that one person gets at most within `ask_days`, over all channels (R27). */
	ask_most: z.number().int().min(0).max(100).default(2),
	/** Rolling days over which they are counted. */
	ask_days: z.number().int().min(1).max(365).default(30),
	/** The same for the relationship survey, which has a budget of its own. */
	relation_most: z.number().int().min(0).max(100).default(1),
	/** Rolling days over which those are counted. */
	relation_days: z.number().int().min(1).max(365).default(60),
	/** Days between the start of the cooperation and the first survey (R27). */
	ask_start_days: z.number().int().min(0).max(365).default(7),
	/** Days after which whoever has not answered is reminded, once; 0: never. */
	ask_reminder_days: z.number().int().min(0).max(90).default(3),
	/** Whether surveys go out in working time only. */
	ask_quiet: flag.default(true),
	/** Surveys that are handed to the mail server in a minute. */
	ask_pace: z.number().int().min(1).max(100_000).default(120),
	/** Fewer answers than this are too few for a figure to go by. */
	fewest_answers: z.number().int().min(1).max(1000).default(5),
	/** Documented attempts that archiving without an answer needs (R16). */
	confirm_attempts: z.number().int().min(1).max(20).default(1),
	/** Up to this overall score an answer has consequences (R28). */
	low_score: z.number().int().min(0).max(10).default(6),
	/** Words that are an objection wherever a customer writes them (R28). */
	objection_words: phrases.default([...defaultObjections]),
	/** Whether an objection or too low a satisfaction moves the customer to churn-risk (R28). */
	answer_moves_tier: flag.default(true),
	/** Whether promoters are invited to recommend us, in the wording of the playbook of that kind (R33). */
	referral: flag.default(false),
	/** Days after which an invitation without an answer becomes a call; 0: nobody calls (D14). */
	call_days: z.number().int().min(0).max(90).default(3),
	/** Hours until the next try where nobody was reached. */
	call_hours: z.number().int().min(1).max(720).default(24),
	/** Tries before nobody calls any more. */
	call_attempts: z.number().int().min(1).max(20).default(3),
	/** Whether whoever handled an issue may ask how it went (D14). */
	call_by_owner: flag.default(false),
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
	/** Whether staff are told of deadlines by e-mail as well, each by the switch of their profile. */
	alert_email: flag.default(true),
	/** Minutes between two such mails to one person; what comes meanwhile goes into one. */
	alert_digest_minutes: z.number().int().min(0).max(1440).default(15),
	/** What of it is mailed outside working time. */
	alert_after_hours: z.enum(Object.keys(afterHours) as [AfterHours, ...AfterHours[]]).default('critical'),
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

/**
 * What is wrong with settings that somebody sends; an emptied one takes its default.
 *
 * @returns a sentence each, such as `"survey_days": Too big: expected number to be <=365`
 */
export function checkSettings(input: Readonly<Record<string, unknown>>): string[] {
	return Object.entries(settingsSchema.shape).flatMap(([key, field]) => {
		const sent = input[key];
		if (sent === null || sent === undefined || sent === '') return [];
		const read = field.safeParse(sent);
		return read.success ? [] : read.error.issues.map(({ message }) => `"${key}": ${message}`);
	});
}

function fromText(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
