import { defineHook } from '@directus/extensions-sdk';
import type { Accountability } from '@directus/types';
import type { Application } from 'express';
import type { Knex } from 'knex';
import type { Key } from '../extensions/domain/refusal.js';
import { findOtherCopy } from '../extensions/desk/copy.js';
import { readBadValue, readLaw, refuse } from '../extensions/desk/error.js';
import { guardAllowances } from '../extensions/desk/guard-allowances.js';
import { guardContact, guardContactChange } from '../extensions/desk/guard-contacts.js';
import { guardCustomer, guardCustomerChange, guardCustomerDelete } from '../extensions/desk/guard-customers.js';
import { guardInUse } from '../extensions/desk/guard-in-use.js';
import { guardChange, guardRecord } from '../extensions/desk/guard-issues.js';
import {
	guardCollectionChange,
	guardCollectionDelete,
	guardFieldDelete,
	guardStoryDelete,
	guardUserDelete,
} from '../extensions/desk/guard-keep.js';
import { guardPlaybook } from '../extensions/desk/guard-playbooks.js';
import { guardSettings } from '../extensions/desk/guard-settings.js';
import { guardSurvey } from '../extensions/desk/guard-surveys.js';
import { defuseRows, rememberExport } from '../extensions/desk/export/spreadsheet.js';
import { isOn, toHost } from '../extensions/desk/host.js';
import { sayRefusals, type Answered } from '../extensions/desk/say-refusals.js';
import { wake } from '../extensions/desk/reactors/wake.js';
import { ensureLaw } from '../extensions/desk/setup/law.js';
import { isSetUp, keepLaw, setUp } from '../extensions/desk/setup/setup.js';
import { readClock, tick } from '../extensions/desk/tick.js';
import { createGuards, type Row } from './guard.js';
import { hideLinks, showLinks } from './hide-links.js';

type Asking = { readonly accountability: Accountability | null };

export default defineHook(({ filter, action, init, schedule }, context) => {
	const host = toHost(context);
	const other = findOtherCopy();
	if (other) {
		host.logger.error(
			`Closed Loop is installed twice; this copy stays idle. The other one: ${other}. Remove one of them.`,
		);
		return;
	}

	const guard = createGuards(host, filter as never);
	const never = (code: 'LOOP_KEEP' | 'LOOP_READ_ONLY') => (keys: unknown) => {
		throw refuse(code === 'LOOP_KEEP' ? { code, what: 'issue', keys: keys as Key[] } : { code });
	};

	guard('loop_issues.items.create', (input, _meta, { database, accountability }) =>
		guardRecord(database, accountability, input),
	);
	guard('loop_issues.items.update', (patch, meta, { database, accountability }) =>
		guardChange(database, accountability, patch, meta['keys'] as Key[]),
	);
	filter('loop_issues.items.delete', never('LOOP_KEEP'));
	for (const table of ['loop_events', 'loop_survey_versions'])
		for (const deed of ['create', 'update', 'delete']) filter(`${table}.items.${deed}`, never('LOOP_READ_ONLY'));

	guard('loop_customers.items.create', (input, _meta, { database }) => guardCustomer(database, host.env, input));
	guard('loop_customers.items.update', (patch, meta, { database }) =>
		guardCustomerChange(database, host.env, patch, meta['keys'] as Key[]),
	);
	guard('loop_contacts.items.create', (input, _meta, { database, accountability }) =>
		guardContact(database, accountability, input),
	);
	guard('loop_contacts.items.update', (patch) => guardContactChange(patch));
	for (const deed of ['create', 'update'])
		guard(`loop_settings.items.${deed}`, (input, _meta, { database }) => guardSettings(database, host.env, input));

	for (const table of ['loop_tiers', 'loop_categories'])
		for (const deed of ['create', 'update']) guard(`${table}.items.${deed}`, (input) => guardAllowances(input));

	/** Registers a check that only looks at what is about to happen. */
	const check = (event: string, look: (database: Knex, payload: Row & Key[], meta: Row) => Promise<void>) =>
		guard(event, async (payload, meta, { database }) => {
			if (await database.schema.hasTable('loop_anchor')) await look(database, payload, meta);
			return payload;
		});

	check('loop_playbooks.items.create', (database, input) => guardPlaybook(database, input));
	check('loop_playbooks.items.update', (database, patch, meta) =>
		guardPlaybook(database, patch, meta['keys'] as Key[]),
	);
	check('loop_surveys.items.create', (database, input) => guardSurvey(database, input));
	check('loop_surveys.items.update', (database, patch, meta) => guardSurvey(database, patch, meta['keys'] as Key[]));
	check('loop_customers.items.delete', (database, keys) => guardCustomerDelete(database, keys));
	check('loop_contacts.items.delete', (database, keys) => guardStoryDelete(database, 'loop_contacts', keys));
	check('loop_responses.items.delete', (database, keys) => guardStoryDelete(database, 'loop_responses', keys));
	for (const table of ['loop_tiers', 'loop_categories', 'loop_surveys', 'loop_playbooks'])
		check(`${table}.items.delete`, (database, keys) => guardInUse(database, table, keys));
	check('users.delete', (database, keys) => guardUserDelete(database, keys));
	check('collections.delete', (database, names) => guardCollectionDelete(database, names));
	check('collections.update', (database, patch, meta) => guardCollectionChange(database, patch, meta['keys'] as Key[]));
	check('fields.delete', (database, names, meta) => guardFieldDelete(database, meta['collection'], names));

	// Some databases drop the table before the host asks any hook: this asks first.
	init('routes.before', ({ app }) => {
		(app as Application).delete('/collections/:name', (request, _response, next) => {
			const { accountability } = request as typeof request & { accountability?: Accountability | null };
			if (!accountability?.admin) next();
			else guardCollectionDelete(host.knex, [request.params.name]).then(() => next(), next);
		});
	});

	init('middlewares.before', ({ app }) => hideLinks(app as Application));
	init('middlewares.after', ({ app }) => showLinks(app as Application));
	init('routes.before', ({ app }) => {
		(app as Application).use((request, _response, next) => rememberExport(request, next));
	});
	filter('items.read', ((rows: unknown, { collection }: Row) =>
		String(collection).startsWith('loop_') ? defuseRows(rows) : rows) as never);

	filter('database.error', (error: unknown) => {
		const refusal = readLaw(error);
		return refusal ? refuse(refusal) : (readBadValue(error) ?? error);
	});

	// The host answers with what this gives, whatever else goes wrong.
	filter('request.error', (async (errors: Answered[], _meta: unknown, { accountability }: Asking) =>
		sayRefusals(host.knex, errors, accountability?.user).catch(() => errors)) as never);

	const report = (error: unknown) => host.logger.error(error instanceof Error ? error : String(error));
	action('loop_issues.items.create', () => wake(host));
	action('loop_issues.items.update', () => wake(host));
	action('loop_contacts.items.create', () => wake(host));
	action('loop_contacts.items.update', () => wake(host));
	action('loop_responses.items.create', () => wake(host));
	action('loop_responses.items.update', () => wake(host));
	// On SQLite a changed relation rebuilds the table, and a rebuilt table has lost its triggers.
	for (const event of [
		'fields.create',
		'fields.update',
		'fields.delete',
		'relations.create',
		'relations.update',
		'relations.delete',
	]) {
		action(
			event,
			() =>
				void isSetUp(host)
					.then((done) => (done ? undefined : relayLaw()))
					.catch(report),
		);
	}
	const relayLaw = async () => {
		if (await host.knex.schema.hasTable('loop_anchor')) await ensureLaw(host.knex);
	};
	action('server.start', () => {
		if (!isOn(host.env, 'LOOP_AUTO_SETUP')) return;
		void setUp(host)
			.then((done) => (done === 'made' ? host.logger.info('Closed Loop is set up.') : wake(host)))
			.catch(report);
	});
	const stopping = new AbortController();
	let ticking: Promise<unknown> | undefined;
	action('server.stop', () => stopping.abort());
	schedule(readClock(host.env), async () => {
		if (ticking || !isOn(host.env, 'LOOP_CLOCK')) return;
		// Nothing is done half guarded: what is missing of the law comes back first.
		ticking = keepLaw(host)
			.then((guarded) => (guarded ? tick(host, stopping.signal) : false))
			.catch(report);
		await ticking;
		ticking = undefined;
	});
});
