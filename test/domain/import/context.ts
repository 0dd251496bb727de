import { categories } from '../../../extensions/domain/categories';
import { choice } from '../../../extensions/domain/import/choice';
import type { Context, Parse } from '../../../extensions/domain/import/column';
import { categoryWords, tierWords } from '../../../extensions/domain/import/synonyms';
import { tiers } from '../../../extensions/domain/tiers';

const namesOf = <Key extends string>(rows: Readonly<Record<Key, { name: { 'zh-CN': string; 'en-US': string } }>>) =>
	Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, (row as (typeof rows)[Key]).name])) as Record<
		Key,
		{ 'zh-CN': string; 'en-US': string }
	>;

/** Friday, 10 May 2024, late evening in Shanghai. */
export const context: Context = {
	now: new Date('2024-05-10T14:00:00Z'),
	timeZone: 'Asia/Shanghai',
	tier: choice(namesOf(tiers), tierWords),
	category: choice(namesOf(categories), categoryWords),
};

/** What a parser makes of a cell: the value, or the code of its problem. */
export function read<T>(parse: Parse<T>, text: string, heading = ''): T | string {
	const parsed = parse(text, context, heading);
	return 'value' in parsed ? parsed.value : parsed.code;
}
