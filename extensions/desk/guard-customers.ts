import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { isMask } from '../domain/mask.js';
import { isBlank } from '../domain/issue/fields.js';
import type { Key } from '../domain/refusal.js';
import { customerHistory } from '../schema/law/keeps.js';
import { about, invalid, refuse } from './error.js';
import { takeNumber } from './number.js';
import { sealPrivate, type PrivateField } from './private.js';

type Row = Record<string, unknown>;
type Env = Readonly<Record<string, unknown>>;

const privateFields: readonly PrivateField[] = ['phone', 'email'];
const sealedColumns = privateFields.flatMap((field) => [`${field}_sealed`, `${field}_hash`]);

/** A new customer gets its key and number, and what is personal is sealed before it is stored. */
export async function guardCustomer(trx: Knex, env: Env, input: Row): Promise<Row> {
	const id = typeof input['id'] === 'string' ? input['id'] : randomUUID();
	const number = isBlank(input['number']) ? await nextCustomerNumber(trx) : input['number'];
	const since = isBlank(input['tier']) ? {} : { tier_since: new Date().toISOString() };
	return { ...since, ...sealFields(env, id, input), id, number };
}

/** A change of a customer: the mask sent back changes nothing, a new value is sealed. */
export async function guardCustomerChange(knex: Knex, env: Env, patch: Row, keys: readonly Key[]): Promise<Row> {
	const touched = privateFields.some((field) => !isBlank(patch[field]) && !isMask(String(patch[field])));
	if (touched && keys.length !== 1) {
		throw invalid({
			'zh-CN': '一个电话或邮箱只属于一个客户：请逐个修改',
			'en-US': 'A phone number or e-mail address belongs to one customer: change one at a time',
		});
	}
	return { ...(await sinceWhen(knex, patch, keys)), ...sealFields(env, String(keys[0]), patch) };
}

/** Whoever comes to another tier is in it from now on (R3). */
async function sinceWhen(knex: Knex, { tier }: Row, keys: readonly Key[]): Promise<Row> {
	if (typeof tier !== 'string' || tier === '') return {};
	const moves = await knex('loop_customers')
		.whereIn('id', [...keys])
		.andWhere((row) => void row.whereNull('tier').orWhereNot({ tier }))
		.first<{ id: string } | undefined>('id');
	return moves ? { tier_since: new Date().toISOString() } : {};
}

/** A customer with a history stays. */
export async function guardCustomerDelete(knex: Knex, keys: readonly Key[]): Promise<void> {
	const kept = new Set<Key>();
	for (const table of customerHistory) {
		const rows = await knex(table)
			.whereIn('customer', [...keys])
			.distinct<{ customer: Key }[]>('customer');
		for (const { customer } of rows) kept.add(customer);
	}
	if (kept.size > 0) throw refuse({ code: 'LOOP_KEEP', what: 'customer', keys: [...kept] });
}

function sealFields(env: Env, row: string, input: Row): Row {
	const output = { ...input };
	for (const column of sealedColumns) delete output[column];
	for (const field of privateFields) {
		const value = input[field];
		if (!(field in input)) continue;
		delete output[field];
		if (typeof value === 'string' && isMask(value)) continue;
		if (value !== null && typeof value !== 'string' && typeof value !== 'number') {
			throw invalid(about(field, { 'zh-CN': '要填文字', 'en-US': 'it must be text' }));
		}
		const sealed = sealPrivate(env, row, field, String(value ?? ''));
		if ('problem' in sealed) throw invalid(about(field, sealed.problem));
		Object.assign(output, sealed.columns);
	}
	return output;
}

/** Numbers that people brought along are skipped. */
async function nextCustomerNumber(trx: Knex): Promise<string> {
	for (;;) {
		const number = `C${String(await takeNumber(trx, 'customer')).padStart(3, '0')}`;
		if (!(await trx('loop_customers').where({ number }).first('id'))) return number;
	}
}
