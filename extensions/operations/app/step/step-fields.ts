import { confirmations } from '../../../domain/choices.js';
import type { Text } from '../../../domain/language.js';
import { needFields } from '../../../domain/refusal.js';
import { stepNames, steps } from '../../../domain/steps.js';
import { chooseField, permissionField, writeField, type Field } from '../form.js';

export const stepWord: Text = { 'zh-CN': '环节', 'en-US': 'Step' };
export const issueWord: Text = { 'zh-CN': '问题', 'en-US': 'Issue' };

/** What a step may be given, by column. */
const given: Readonly<Record<string, () => Field>> = {
	owner: () => writeField('owner', { 'zh-CN': '处理负责人（用户 ID）', 'en-US': 'Owner (the user’s id)' }),
	resolution: () => writeField('resolution', { 'zh-CN': '解决方案', 'en-US': 'Resolution' }, { wide: true }),
	rating: () => writeField('rating', { 'zh-CN': '客户评分（1–5）', 'en-US': 'Rating (1–5)' }),
	confirmed_by: () =>
		chooseField('confirmed_by', { 'zh-CN': '确认方式', 'en-US': 'Confirmed by' }, confirmations, { allowOther: true }),
	customer_words: () =>
		writeField('customer_words', { 'zh-CN': '客户原话', 'en-US': 'The customer’s words' }, { wide: true }),
	reopen_reason: () =>
		writeField('reopen_reason', { 'zh-CN': '重新打开原因', 'en-US': 'Reason to reopen' }, { wide: true }),
};

/**
 * The form of the operation: the step, the issue, and what that very step needs.
 *
 * @param options what the admin has chosen so far
 */
export function stepFields({ step: chosen }: Readonly<Record<string, unknown>>): Field[] {
	const step = steps.find(({ name }) => name === chosen);
	const columns = [...new Set((step?.needs ?? []).flatMap((need) => needFields[need]))];
	return [
		chooseField('step', stepWord, stepNames, { required: true }),
		writeField(
			'issue',
			{ 'zh-CN': '问题（编号或 ID）', 'en-US': 'Issue (its number or id)' },
			{
				required: true,
				placeholder: '{{$trigger.body.issue}}',
			},
		),
		...columns.flatMap((column) => given[column]?.() ?? []),
		permissionField(),
	];
}
