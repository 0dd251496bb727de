import type { Knex } from 'knex';
import { countTerms, type Comment, type GroupTerms } from '../../domain/terms/terms.js';
import { readAnswers, type VoiceQuestion } from './answers.js';

/** Comments that are read for words, the latest. */
export const mostComments = 5000;

/** The most frequent words of each group of customers. */
export async function readTerms(knex: Knex, question: VoiceQuestion, most: number): Promise<GroupTerms[]> {
	const comments: Comment[] = [];
	for await (const answer of readAnswers(knex, { ...question, comments: true }, mostComments)) comments.push(answer);
	return countTerms(comments, most);
}
