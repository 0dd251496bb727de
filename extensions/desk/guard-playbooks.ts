import { InvalidPayloadError } from '@directus/errors';
import type { Knex } from 'knex';
import { languages } from '../domain/language.js';
import { messageKindNames, type MessageKind } from '../domain/message/kinds.js';
import type { Key } from '../domain/refusal.js';
import { findTemplateProblem } from './message/template.js';

type Row = Readonly<Record<string, unknown>>;

const parts = ['subject', 'body', 'short'] as const;

/**
 * A wording is read before it is saved, so that no customer meets a mistake in it.
 *
 * @param keys rows that change; none for a new one
 * @throws InvalidPayload (400) that says what is wrong and which placeholders there are
 */
export async function guardPlaybook(knex: Knex, patch: Row, keys: readonly Key[] = []): Promise<void> {
	if (![...parts, 'kind', 'language'].some((column) => column in patch)) return;
	const before =
		keys.length > 0
			? await knex('loop_playbooks')
					.whereIn('id', [...keys])
					.select<Row[]>()
			: [{}];
	for (const row of before) checkWording({ ...row, ...patch });
}

function checkWording(row: Row): void {
	const kind = (row['kind'] ?? 'playbook') as MessageKind | 'playbook';
	const known: readonly unknown[] = [...messageKindNames, 'playbook'];
	if (!known.includes(kind)) throw invalid(`"kind" is one of ${known.join(', ')}`);
	const { language } = row;
	if (language && !(languages as readonly unknown[]).includes(language)) {
		throw invalid(`"language" is one of ${languages.join(', ')}`);
	}
	for (const part of parts) {
		const template = row[part];
		if (template === null || template === undefined) continue;
		if (typeof template !== 'string') throw invalid(`"${part}" must be text`);
		const problem = findTemplateProblem(kind, part, template);
		if (problem) throw invalid(problem);
	}
}

function invalid(reason: string): Error {
	return new InvalidPayloadError({ reason });
}
