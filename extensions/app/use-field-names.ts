import { useStudio } from './use-studio.js';

/**
 * What the Studio calls the fields of a collection, in the person's language.
 *
 * @example useFieldNames('loop_issues')('owner') //=> 'Owner'
 */
export function useFieldNames(collection: string): (field: string) => string {
	const fields = useStudio().useFieldsStore();
	return (field) => fields.getField(collection, field)?.name ?? field;
}
