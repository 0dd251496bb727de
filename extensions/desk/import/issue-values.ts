import { departments } from '../../domain/categories.js';
import type { IssueRecord } from '../../domain/import/issues.js';
import { describeProblem, type Problem } from '../../domain/import/problem.js';
import type { Walk } from '../../domain/import/walk.js';
import type { Text } from '../../domain/language.js';
import type { StepName } from '../../domain/steps.js';
import { termsFor } from '../deadlines/policy.js';
import type { Values } from './changes.js';
import type { Session } from './session.js';

type Customer = { readonly id: string; readonly tier: string | null };

/** What stands in where the table says that an issue is done and not how. */
const unsaidResolution: Text = {
	'zh-CN': '导入的表格中记为已完成。',
	'en-US': 'Recorded as done in the imported table.',
};

/** The table has no column for how a customer confirmed; people ask by phone. */
const confirmedBy = 'phone';

/**
 * What the columns of an issue should hold by the table; what it leaves empty is not among them, and neither is what
 * comes with a step.
 *
 * @param notes gets what became of cells that could not be taken as they are
 */
export function wantedOf(
	session: Session,
	record: IssueRecord,
	customer: Customer,
	{ owner, walk, cameBack }: { readonly owner: unknown; readonly walk: Walk; readonly cameBack: boolean },
	notes: Problem[],
): Values {
	const { description, urgency, category, expected_at, root_cause, prevention } = record;
	const plain: Values = { description, urgency, category, expected_at, root_cause, prevention };
	const archives = walk.steps.some(({ name }) => name === 'archive');
	const answer: Values = archives || cameBack ? {} : { rating: record.rating, customer_words: record.customer_words };
	const solves = walk.steps.some(({ name }) => name === 'solve');
	const said: Values = { ...plain, ...answer, resolution: solves ? null : record.resolution };
	return {
		...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
		customer: customer.id,
		...departmentOf(session, record),
		...ownerOf(session, record, owner, walk, notes),
	};
}

/** What comes with a step, because the step needs it. */
export function patchOf({ settings }: Session, step: StepName, record: IssueRecord, resolution: unknown): Values {
	if (step === 'solve') {
		const known = typeof resolution === 'string' && resolution.trim() !== '' ? resolution : null;
		return { resolution: record.resolution ?? known ?? unsaidResolution[settings.language] };
	}
	if (step !== 'archive') return {};
	return {
		confirmed_by: confirmedBy,
		...(record.rating === null ? {} : { rating: record.rating }),
		...(record.customer_words === null ? {} : { customer_words: record.customer_words }),
	};
}

/**
 * Deadlines run for an issue that is still open, from the import on: that is when the desk came to know of it. What the
 * clocks say follows from the terms, right after the commit.
 */
export function termsOf(
	{ allowances, rules }: Session,
	record: IssueRecord,
	customer: Customer,
	{ target }: Walk,
): Values {
	if (target !== 'recorded' && target !== 'handling') return {};
	const category = allowances.category.get(record.category ?? '');
	const tier = allowances.tier.get(customer.tier ?? '');
	const matter = { urgency: record.urgency ?? 'normal', category: record.category };
	const key = customer.tier ?? '';
	return { terms: termsFor(rules, matter, { ...(category && { category }), ...(tier && { tier: { ...tier, key } }) }) };
}

/** The department that the table names, or that the category or the owner's name gives away: 技术部赵工. */
function departmentOf({ allowances }: Session, { department, category, owner }: IssueRecord): Values {
	const named = Object.entries(departments).find(([, name]) =>
		Object.values(name).some((word) => owner?.toLowerCase().startsWith(word.toLowerCase())),
	);
	const found = department ?? (category && allowances.category.get(category)?.department) ?? named?.[0];
	return found ? { department: found } : {};
}

/** Handling needs an owner who is a user; a name that is none is kept beside whoever imports. */
function ownerOf(
	{ people, heading, by }: Session,
	record: IssueRecord,
	owner: unknown,
	walk: Walk,
	notes: Problem[],
): Values {
	const user = record.owner === null ? undefined : people(record.owner);
	if (user) return { owner: user, owner_name: null };
	const standsIn = (owner ?? null) === null && walk.steps.length > 0;
	if (record.owner === null) {
		if (standsIn) notes.push(describeProblem(heading('owner'), 'owner_missing'));
		return standsIn ? { owner: by } : {};
	}
	notes.push(describeProblem(heading('owner'), standsIn ? 'owner_stands_in' : 'no_user', record.owner));
	return { owner_name: record.owner, ...(standsIn ? { owner: by } : {}) };
}
