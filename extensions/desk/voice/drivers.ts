import type { Knex } from 'knex';
import { findDrivers, type Drivers, type Scored } from '../../domain/drivers/drivers.js';
import { sayDrivers } from '../../domain/drivers/say-drivers.js';
import type { Text } from '../../domain/language.js';
import { readAnswers, type VoiceQuestion } from './answers.js';
import { readAskedOf } from './surveys.js';

/** Weights hardly move beyond so many answers; the latest are taken. */
const mostAnswers = 10_000;

/** Scores that are results themselves. */
const results = new Set(['overall', 'nps', 'rating']);

/** What drives satisfaction in a period (R29), with the sentence it comes to. */
export async function readDrivers(knex: Knex, question: VoiceQuestion): Promise<Drivers & { readonly says: Text }> {
	const answers: Scored[] = [];
	for await (const { overall, scores } of readAnswers(knex, question, mostAnswers)) {
		if (overall !== null) answers.push({ overall, scores: dimensionsOf(scores) });
	}
	const asked = await readAskedOf(knex, question.scope.survey);
	const keys = [...new Set(answers.flatMap(({ scores }) => Object.keys(scores)))].sort();
	const drivers = findDrivers(answers, keys.map(asked));
	return { ...drivers, says: sayDrivers(drivers) };
}

function dimensionsOf(scores: Readonly<Record<string, unknown>>): Record<string, number> {
	return Object.fromEntries(
		Object.entries(scores).filter(
			(entry): entry is [string, number] => typeof entry[1] === 'number' && !results.has(entry[0]),
		),
	);
}
