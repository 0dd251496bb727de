import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes: where they come first, nobody waits for them alone at the end. */
const slow = [
	'setup',
	'loop',
	'under-fire',
	'keep',
	'consequences-kill',
	'race',
	'asking-killed',
	'kpis-model',
	'public-bad-input',
	'asking-quarter',
	'report',
	'survey',
	'clocks',
	'survey-types',
	'settings',
	'satisfaction',
];

/** Slow files first, then the largest, as on a machine that has run none of them before. */
export class SlowFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const rank = ({ moduleId }: TestSpecification) => {
			const place = slow.indexOf(basename(moduleId, '.test.ts'));
			return place < 0 ? slow.length : place;
		};
		const sorted = await super.sort(files);
		return sorted.sort((one, other) => rank(one) - rank(other));
	}
}
