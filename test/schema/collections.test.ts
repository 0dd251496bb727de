import { describe, expect, it } from 'vitest';
import { messageKindNames } from '../../extensions/domain/message/kinds.js';
import { departments } from '../../extensions/domain/categories.js';
import * as choices from '../../extensions/domain/choices.js';
import { afterHours } from '../../extensions/domain/alert/after-hours.js';
import { defaultSettings } from '../../extensions/domain/settings.js';
import { statusNames } from '../../extensions/domain/steps.js';
import { collections, folder } from '../../extensions/schema/collections.js';
import type { FieldDefinition } from '../../extensions/schema/definition.js';
import { promised } from './contract';

type Choice = { readonly value: string };

const fields = collections.flatMap((collection) =>
	collection.fields.map((field) => ({ collection: collection.collection, name: field.field, field })),
);
const fieldsOf = (name: string) => collections.find(({ collection }) => collection === name)?.fields ?? [];
const find = (collection: string, name: string) => fieldsOf(collection).find(({ field }) => field === name);
const offered = (field: FieldDefinition | undefined): string[] =>
	((field?.meta['options'] as { choices?: Choice[] } | null)?.choices ?? []).map(({ value }) => value);

describe('the collections', () => {
	it('are those that others rely on, at most 14, each once', () => {
		const names = collections.map(({ collection }) => collection);
		expect([...names].sort()).toEqual(Object.keys(promised).sort());
		expect(names.length).toBeLessThanOrEqual(14);
		expect(new Set(names).size).toBe(names.length);
	});

	it.each(collections)('$collection lies in our folder', ({ collection, meta }) => {
		expect(collection).toMatch(/^loop_[a-z]+$/);
		expect(meta['group']).toBe(folder.collection);
	});

	it('stand in the folder in an order without two at the same place', () => {
		const order = collections.map(({ meta }) => meta['sort']);
		expect(new Set(order).size).toBe(order.length);
	});

	it.each(collections)('$collection has one primary key and no field twice', (definition) => {
		const keys = definition.fields.filter(({ schema }) => schema?.['is_primary_key']);
		expect(keys.map(({ field }) => field)).toEqual([find(definition.collection, 'key') ? 'key' : 'id']);
		const names = definition.fields.map(({ field }) => field);
		expect(new Set(names).size).toBe(names.length);
	});

	it.each(Object.entries(promised))('%s has every field that others rely on', (collection, names) => {
		expect(fieldsOf(collection).map(({ field }) => field)).toEqual(expect.arrayContaining([...names]));
	});

	it('have no flow, no junction and no translation beside them', () => {
		for (const { field } of fields) expect(field.meta['special'] ?? []).not.toContain('translations');
		for (const { field } of fields) expect(field.meta['special'] ?? []).not.toContain('m2m');
	});

	it.each(collections)('$collection: indexes name its own columns', ({ fields: own, indexes }) => {
		const columns = own.filter(({ schema }) => schema !== null).map(({ field }) => field);
		for (const index of indexes) expect(columns).toEqual(expect.arrayContaining([...index]));
	});

	it('have indexes that can be told apart by the name they get', () => {
		const names = collections.flatMap(({ collection, indexes }) =>
			indexes.map((columns) => `${collection}_ix_${columns.join('_')}`.slice(0, 60)),
		);
		expect(new Set(names).size).toBe(names.length);
	});

	it.each(collections)('$collection shows rows by fields that it has', ({ collection, meta }) => {
		const template = (meta['display_template'] as string | null) ?? '';
		for (const [, path = ''] of template.matchAll(/\{\{([\w.]+)\}\}/g)) {
			const [name = '', next] = path.split('.');
			const field = find(collection, name);
			expect(field, path).toBeDefined();
			if (next) expect(find(field?.relation?.to ?? '', next), path).toBeDefined();
		}
	});
});

describe('the fields', () => {
	it.each(fields)('$collection.$name has a name that every database and language can hold', ({ name }) => {
		expect(name).toMatch(/^[a-z][a-z_]{0,31}$/);
	});

	it('lie in a group that is there', () => {
		for (const { collection, name, field } of fields) {
			const group = field.meta['group'];
			if (group) expect(find(collection, group as string)?.meta['special'], `${collection}.${name}`).toContain('group');
		}
	});

	it('that hide or freeze by a rule ask for fields and statuses that are there', () => {
		for (const { collection, name, field } of fields) {
			for (const { rule } of (field.meta['conditions'] ?? []) as { rule: Record<string, Record<string, unknown>> }[]) {
				for (const [asked, test] of Object.entries(rule)) {
					expect(find(collection, asked), `${collection}.${name}`).toBeDefined();
					const words = Object.values(test).flat();
					if (asked === 'status') expect(Object.keys(statusNames)).toEqual(expect.arrayContaining(words));
				}
			}
		}
	});

	it('of an archived issue only read, as far as a person could write them', () => {
		const free = ['status', 'reopen_reason'];
		for (const field of fieldsOf('loop_issues')) {
			if (!field.schema || field.meta['readonly'] || free.includes(field.field)) continue;
			expect(field.meta['conditions'], field.field).toContainEqual(
				expect.objectContaining({ rule: { status: { _eq: 'archived' } }, readonly: true }),
			);
		}
	});

	it('that are personal are sealed: hidden, never sent, never written by hand', () => {
		const sealed = fields.filter(({ name }) => name.endsWith('_sealed'));
		expect(sealed.map(({ collection, name }) => `${collection}.${name}`)).toEqual([
			'loop_settings.webhook_secret_sealed',
			'loop_customers.phone_sealed',
			'loop_customers.email_sealed',
			'loop_responses.contact_sealed',
		]);
		for (const { field } of sealed) {
			expect(field.meta).toMatchObject({ hidden: true, readonly: true });
			expect(field.meta['special']).toContain('conceal');
		}
	});

	it.each(['loop_events'])('of %s are written by nobody', (collection) => {
		for (const { field, meta } of fieldsOf(collection)) expect(meta['readonly'], field).toBe(true);
	});

	it('hold the settings, each with the default of the domain', () => {
		for (const [name, initial] of Object.entries(defaultSettings)) {
			const field = find('loop_settings', name);
			expect(field, name).toBeDefined();
			// The language is the installation's as long as nobody has chosen.
			expect(field?.schema?.['default_value'], name).toBe(name === 'language' ? null : stored(initial));
		}
	});
});

describe('the choices', () => {
	const lists: readonly [string, string, object][] = [
		['loop_issues', 'status', statusNames],
		['loop_issues', 'urgency', choices.urgencies],
		['loop_issues', 'source', choices.sources],
		['loop_issues', 'department', departments],
		['loop_settings', 'alert_after_hours', afterHours],
		['loop_issues', 'waiting', choices.waits],
		['loop_issues', 'confirmed_by', choices.confirmations],
		['loop_issues', 'next_due', choices.nextDues],
		['loop_customers', 'stage', choices.stages],
		['loop_customers', 'preferred_channel', choices.methods],
		['loop_contacts', 'method', choices.methods],
		['loop_contacts', 'kind', choices.contactKinds],
		['loop_contacts', 'direction', choices.directions],
		['loop_surveys', 'trigger', choices.surveyTriggers],
		['loop_responses', 'channel', choices.channels],
		['loop_responses', 'skipped', choices.skips],
		['loop_responses', 'call_ended', choices.callEnds],
		['loop_playbooks', 'kind', Object.fromEntries([...messageKindNames, 'playbook'].map((kind) => [kind, kind]))],
		['loop_recoveries', 'state', choices.recoveryStates],
		['loop_actions', 'state', choices.actionStates],
		['loop_actions', 'department', departments],
		['loop_categories', 'department', departments],
	];
	const languages = ['loop_settings.language', 'loop_customers.language', 'loop_playbooks.language'];

	it.each(lists)('%s.%s are the domain’s, in its order', (collection, name, list) => {
		expect(offered(find(collection, name))).toEqual(Object.keys(list));
	});

	it('are in no other field, but for the two languages by their own names', () => {
		const known = [...lists.map(([collection, name]) => `${collection}.${name}`), ...languages];
		const found = fields.filter(({ field }) => offered(field).length > 0);
		expect(found.map(({ collection, name }) => `${collection}.${name}`).sort()).toEqual([...known].sort());
		for (const path of languages) {
			const [collection = '', name = ''] = path.split('.');
			expect(offered(find(collection, name))).toEqual(['zh-CN', 'en-US']);
		}
	});

	it('start with a word that is among them', () => {
		for (const { collection, name, field } of fields) {
			const initial = field.schema?.['default_value'];
			const words = offered(field);
			if (words.length > 0 && initial !== null) expect(words, `${collection}.${name}`).toContain(initial);
		}
	});

	it('cannot be emptied where the column cannot', () => {
		for (const { collection, name, field } of fields) {
			if (offered(field).length === 0) continue;
			const { allowNone } = field.meta['options'] as { allowNone?: boolean };
			expect(allowNone, `${collection}.${name}`).toBe(field.schema?.['is_nullable']);
		}
	});
});

/** A list stands in its column as its text. */
function stored(initial: unknown): unknown {
	return Array.isArray(initial) ? JSON.stringify(initial) : initial;
}
