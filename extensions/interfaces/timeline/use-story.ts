import { useApi } from '@directus/extensions-sdk';
import { ref, type Ref } from 'vue';
import { personFields } from '../../app/person.js';
import { useRequest, type Asked } from '../../app/use-request.js';
import type { Contact, LoggedEvent } from './story.js';

const page = 30;
const told = ['id', 'type', 'from', 'to', 'at', 'data'];

export type Told = {
	readonly events: readonly LoggedEvent[];
	readonly contacts: readonly Contact[];
	/** True where there is more to tell. */
	readonly more: boolean;
};

/** A contact stands in the story itself: of its events only those are told that changed one, which came from something. */
const worthTelling = { _or: [{ type: { _neq: 'contact' } }, { from: { _nnull: true } }] };

const person = (field: string): string[] => personFields.map((column) => `${field}.${column}`);

/**
 * The story of an issue as far as it has been asked for.
 *
 * @param key the issue's id, or `+` while it is new
 * @param when what makes it worth asking again
 */
export function useStory(
	key: () => string | number,
	when: () => unknown,
): Asked<Told> & { length: Ref<number>; tellMore: () => void } {
	const api = useApi();
	const length = ref(page);
	const asked = useRequest(async () => {
		const issue = key();
		if (issue === '+') return { events: [], contacts: [], more: false };
		const read = async <T>(collection: string, fields: string[], sort: string[], but = {}): Promise<T[]> => {
			const { data } = await api.get<{ data: T[] }>(`/items/${collection}`, {
				params: { filter: { issue: { _eq: issue }, ...but }, fields, sort, limit: length.value + 1 },
			});
			return data.data;
		};
		const [events, contacts] = await Promise.all([
			read<LoggedEvent>('loop_events', [...told, ...person('actor')], ['-at', '-id'], worthTelling),
			read<Contact>('loop_contacts', ['*', ...person('by')], ['-at', '-id']),
		]);
		return { events, contacts, more: Math.max(events.length, contacts.length) > length.value };
	}, [key, when, length]);
	return { ...asked, length, tellMore: () => void (length.value += page) };
}
