import type { Address } from '../../domain/import/address.js';
import { isSameCooperation } from '../../domain/import/cooperation.js';
import type { CustomerRecord } from '../../domain/import/customers.js';
import { describeProblem, type Problem } from '../../domain/import/problem.js';
import { dayOf } from '../../domain/kpi/period.js';
import { dayFromColumn } from '../day-column.js';
import { findPrint, sealPrivate } from '../private.js';
import { fromColumn } from '../time.js';
import type { Values } from './changes.js';
import type { Session } from './session.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * What the columns of a customer should hold by the table; what it leaves empty is not among them.
 *
 * @param notes gets what became of cells that could not be taken as they are
 */
export function wantedOf(
	session: Session,
	record: CustomerRecord,
	existing: Row | undefined,
	notes: Problem[],
): Values {
	const { employees, name, industry, yearly_spend, core_need, contact_person, preferred_channel, stage } = record;
	const plain = { name, industry, yearly_spend, core_need, contact_person, preferred_channel, stage };
	return {
		...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null)),
		...(employees ? { size_min: employees.min, size_max: employees.max } : {}),
		...sinceOf(session, record, existing),
		...tierOf(session, record, existing, notes),
		...ownerOf(session, record, notes),
	};
}

function sinceOf({ context }: Session, { cooperation }: CustomerRecord, existing: Row | undefined): Values {
	if (!cooperation) return {};
	if (existing?.['since']) {
		const recorded = fromColumn(existing['recorded_at']) ?? context.now;
		if (isSameCooperation(cooperation, dayFromColumn(existing['since']), recorded, context)) return {};
	}
	return { since: cooperation.since };
}

/** A tier that a person has pinned wins until the pin ends (D16). */
function tierOf(
	{ context, heading }: Session,
	{ tier }: CustomerRecord,
	existing: Row | undefined,
	notes: Problem[],
): Values {
	if (!tier) return {};
	const pinned = existing?.['tier_pinned_until'];
	if (pinned && existing['tier'] !== tier && dayFromColumn(pinned) >= dayOf(context.now, context.timeZone)) {
		notes.push(describeProblem(heading('tier'), 'tier_pinned'));
		return {};
	}
	return { tier };
}

function ownerOf({ people, heading }: Session, { owner }: CustomerRecord, notes: Problem[]): Values {
	if (!owner) return {};
	const user = people(owner);
	if (user) return { owner: user, owner_name: null };
	notes.push(describeProblem(heading('owner'), 'no_user', owner));
	return { owner_name: owner };
}

type Reach = { columns: Values } | { problem: Problem };

/** Phone number and e-mail address, sealed; nothing where the customer has the very same. */
export function reachOf(session: Session, record: CustomerRecord, id: string, existing: Row | undefined): Reach {
	const given: (Address & { field: 'phone' | 'email' | 'address' })[] = [];
	if (record.address) given.push({ ...record.address, field: 'address' });
	if (record.phone) given.push({ kind: 'phone', text: record.phone, field: 'phone' });
	if (record.email) given.push({ kind: 'email', text: record.email, field: 'email' });
	const columns: Record<string, string | null> = {};
	for (const { kind, text, field } of given) {
		const print = findPrint(session.host.env, kind, text);
		if (print !== undefined && existing?.[`${kind}_hash`] === print) continue;
		const sealed = sealPrivate(session.host.env, id, kind, text);
		if ('problem' in sealed) return { problem: describeProblem(session.heading(field), 'not_an_address') };
		Object.assign(columns, sealed.columns);
	}
	return { columns };
}
