import type { Knex } from 'knex';
import { findGaps } from '../../domain/gaps/gaps.js';
import { findIndices } from '../../domain/gaps/indices.js';
import { sayGaps, type Gaps, type Judged } from '../../domain/gaps/say-gaps.js';
import { readAnswers, type VoiceQuestion } from './answers.js';
import { readAskedOf } from './surveys.js';

const mostAnswers = 10_000;

/**
 * Expectation against experience, and the indices that the surveys ask for (R30).
 *
 * @param fewest answers that prove something
 */
export async function readGaps(knex: Knex, question: VoiceQuestion, fewest: number): Promise<Gaps> {
	const answers: Readonly<Record<string, unknown>>[] = [];
	for await (const { scores } of readAnswers(knex, question, mostAnswers)) answers.push(scores);
	const asked = await readAskedOf(knex, question.scope.survey);
	const judge = <Each extends { readonly n: number }>(each: Each): Judged<Each> => ({ ...each, few: each.n < fewest });
	const gaps = findGaps(answers, asked).map(judge);
	return { says: sayGaps(gaps), gaps, indices: findIndices(answers, asked).map(judge) };
}
