import { ForbiddenError, InvalidPayloadError } from '@directus/errors';
import type { Accountability } from '@directus/types';
import { z } from 'zod';
import { steps, type Status, type StepName } from '../../domain/steps.js';
import { needFields } from '../../domain/refusal.js';
import type { Host } from '../host.js';
import { actingFor, permissionsOption } from './acting-for.js';
import { filledText } from './filled.js';

const stepNames = steps.map(({ name }) => name) as [StepName, ...StepName[]];

const text = filledText(20_000);

const options = z.object({
	/** The issue's number or its key. */
	issue: filledText(64).pipe(z.string()),
	step: z.enum(stepNames),
	owner: text,
	resolution: text,
	rating: text.transform((value) => (value === undefined ? undefined : Number(value))).pipe(z.number().optional()),
	confirmed_by: text,
	customer_words: text,
	reopen_reason: text,
	permissions: permissionsOption,
});

export type FlowStep = { readonly id: number; readonly number: string; readonly from: Status; readonly to: Status };

/**
 * Takes a step on an issue for a flow, through the host's own service: the hooks and the law refuse what they refuse
 * everywhere. Only what the step needs is written; a flow that is tried again meets LOOP_CONFLICT.
 *
 * @param given the operation's options as the flow filled them in
 * @param triggered whoever set the flow off
 * @throws InvalidPayload (400) for options that make no sense, Forbidden (403) for an issue that is not there, and every refusal of a step
 * @example await takeFlowStep(host, { issue: 'W20260105-001', step: 'take', owner: '…' }, null) // { id: 1, from: 'recorded', to: 'handling', … }
 */
export async function takeFlowStep(host: Host, given: unknown, triggered: Accountability | null): Promise<FlowStep> {
	const read = options.safeParse(given);
	if (!read.success) throw new InvalidPayloadError({ reason: z.prettifyError(read.error) });
	const { issue, step: name, permissions, ...filled } = read.data;
	const step = steps.find((each) => each.name === name) ?? steps[0];
	const row = await findIssue(host, issue);
	const asked: readonly string[] = [...step.needs.flatMap((need) => needFields[need]), 'customer_words'];
	const patch = Object.fromEntries(
		Object.entries(filled).filter(([field, value]) => asked.includes(field) && value !== undefined),
	);
	const schema = await host.getSchema({ database: host.knex });
	const accountability = actingFor(permissions, triggered);
	const service = new host.services.ItemsService('loop_issues', { schema, accountability, knex: host.knex });
	await service.updateOne(row.id, { ...patch, status: step.to, step_from: step.from });
	return { ...row, from: step.from, to: step.to };
}

async function findIssue({ knex }: Host, issue: string): Promise<{ id: number; number: string }> {
	const isKey = /^\d{1,9}$/.test(issue);
	const row = await knex('loop_issues')
		.where(isKey ? { id: Number(issue) } : { number: issue })
		.first<{ id: number; number: string } | undefined>('id', 'number');
	if (!row) throw new ForbiddenError();
	return { id: Number(row.id), number: row.number };
}
