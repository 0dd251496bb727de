import { InvalidPayloadError } from '@directus/errors';
import type { Knex } from 'knex';
import { checkRules } from '../domain/deadline/rules.js';
import { isBlank } from '../domain/issue/fields.js';
import { isMask } from '../domain/mask.js';
import { checkSettings } from '../domain/settings.js';
import { about, invalid } from './error.js';
import { fromJsonColumn } from './json-column.js';
import { findUrlProblem } from './message/safe-address.js';
import { sealSecret } from './message/webhook.js';
import { readSettings } from './settings.js';

type Row = Record<string, unknown>;
type Env = Readonly<Record<string, unknown>>;

const secretWords = {
	missing: {
		'zh-CN': '消息接口（Webhook）需要一个密钥来签名',
		'en-US': 'a webhook needs a secret that signs what it is sent',
	},
	long: { 'zh-CN': '最多 255 个字符', 'en-US': 'text of at most 255 characters' },
	short: { 'zh-CN': '至少 16 个字符', 'en-US': 'at least 16 characters' },
} as const;

/** What everyone sees in place of a secret that is there. */
const shown = '********';

/**
 * Settings of the webhook are checked before they are saved, and its secret is sealed: nobody reads it afterwards.
 *
 * @throws InvalidPayload (400) that says what is wrong
 */
export async function guardSettings(knex: Knex, env: Env, input: Row): Promise<Row> {
	const problems = checkSettings({ ...input, webhook_url: undefined });
	if (problems.length > 0) throw new InvalidPayloadError({ reason: problems.join('; ') });
	await checkStructured(knex, input);
	const output = sealInput(env, input);
	if (!('webhook_url' in input || 'webhook_private' in input || 'webhook_secret' in output)) return output;
	const before = (await knex('loop_settings').first<Row | undefined>()) ?? {};
	const after: Row = { ...before, ...output };
	if (isBlank(after['webhook_url'])) return { ...output, ...('webhook_url' in input && { webhook_url: null }) };
	const url = after['webhook_url'];
	const allowed = [true, 1].includes(after['webhook_private'] as boolean);
	const problem = findUrlProblem(typeof url === 'string' ? url : '', allowed);
	if (problem) throw invalid(about('webhook_url', problem));
	if (isBlank(after['webhook_secret_sealed'])) {
		throw invalid(about('webhook_secret', secretWords.missing));
	}
	return output;
}

function sealInput(env: Env, input: Row): Row {
	const output = { ...input };
	delete output['webhook_secret_sealed'];
	if (!('webhook_secret' in input)) return output;
	const { webhook_secret: secret } = input;
	delete output['webhook_secret'];
	if (isBlank(secret)) return { ...output, webhook_secret: null, webhook_secret_sealed: null };
	if (typeof secret !== 'string' || secret.length > 255) {
		throw invalid(about('webhook_secret', secretWords.long));
	}
	// The mask sent back changes nothing.
	if (secret === shown || isMask(secret)) return output;
	if (secret.length < 16) throw invalid(about('webhook_secret', secretWords.short));
	return { ...output, webhook_secret: shown, webhook_secret_sealed: sealSecret(env, secret) };
}

/** Rules and calendars that make no sense are refused with what is wrong, before they are saved. */
async function checkStructured(knex: Knex, input: Row): Promise<void> {
	const names = ['calendar', 'deadline_rules', 'escalation'].filter((name) => !isBlank(input[name]));
	if (names.length === 0) return;
	const rules = Object.fromEntries(names.map((name) => [name, fromJsonColumn(input[name]) ?? 'no JSON']));
	const problems = checkRules(rules, (await readSettings(knex)).language);
	if (problems.length > 0) throw new InvalidPayloadError({ reason: problems.join('; ') });
}
