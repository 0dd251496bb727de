import { useApi } from '@directus/extensions-sdk';
import { shallowRef, watch, type ShallowRef } from 'vue';
import { nameOf, personFields, type Person } from '../../app/person.js';
import type { LoggedEvent } from './story.js';

/** The names behind the keys that the log keeps: users, customers, categories, issues. */
export type Names = Readonly<Record<string, string>>;

/**
 * Looks up the names of whatever the log names by its key.
 *
 * @param events the log; changes grow the list of names
 * @param language whose names for categories
 */
export function useNames(events: () => readonly LoggedEvent[], language: () => string): ShallowRef<Names> {
	const api = useApi();
	const names: ShallowRef<Names> = shallowRef({});
	const asked = new Set<string>();

	async function look(
		collection: string,
		path: string,
		keys: string[],
		fields: readonly string[],
		key: string,
	): Promise<Row[]> {
		const unknown = keys.filter((each) => !asked.has(`${collection}:${each}`));
		if (unknown.length === 0) return [];
		for (const each of unknown) asked.add(`${collection}:${each}`);
		const params = { fields, filter: { [key]: { _in: unknown } }, limit: unknown.length };
		return (await api.get<{ data: Row[] }>(path, { params })).data.data;
	}

	async function lookAll(): Promise<void> {
		const keys = (type: string): string[] => keysOf(events(), type);
		const [users, customers, categories, issues] = await Promise.all([
			look('users', '/users', keys('owner'), personFields, 'id'),
			look('customers', '/items/loop_customers', keys('customer'), ['id', 'name'], 'id'),
			look('categories', '/items/loop_categories', keys('category'), ['key', 'name_zh', 'name_en'], 'key'),
			look('issues', '/items/loop_issues', keys('duplicate'), ['id', 'number'], 'id'),
		]);
		const found: Record<string, string> = { ...names.value };
		for (const user of users) found[`owner:${user['id']}`] = nameOf(user as unknown as Person);
		for (const { id, name } of customers) found[`customer:${id}`] = String(name);
		for (const { key, name_zh: zh, name_en: en } of categories) {
			found[`category:${key}`] = String((language() === 'zh-CN' ? zh : en) ?? key);
		}
		for (const { id, number } of issues) found[`duplicate:${id}`] = String(number);
		names.value = found;
	}

	// A name that cannot be read is left as its key: the story is told all the same.
	watch(events, () => void lookAll().catch(() => undefined), { immediate: true });
	return names;
}

type Row = Readonly<Record<string, string | number | null>>;

/** The keys that events of a type, and steps that changed the same field, speak of. */
function keysOf(events: readonly LoggedEvent[], type: string): string[] {
	const keys = events.flatMap((event) => {
		if (event.type === type) return [event.from, event.to];
		return event.data?.changed?.[type] ?? [];
	});
	return [...new Set(keys.filter((key): key is string => typeof key === 'string' && key !== ''))];
}
