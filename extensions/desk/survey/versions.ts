import type { Host } from '../host.js';
import { currentQuestions } from './questions.js';
import { hashQuestions } from './version.js';

/** What became of a version of a survey. */
export type VersionCount = {
	readonly version: number;
	readonly at: string;
	readonly sent: number;
	readonly answers: number;
};

export type Versions = {
	/** The version that the questions of now are; null until somebody is asked them. */
	readonly current: number | null;
	/** The number that they will have then. */
	readonly next: number;
	/** Newest first. */
	readonly versions: readonly VersionCount[];
	/** Answers from before versions were kept, or brought by an import. */
	readonly without: number;
};

type Count = {
	readonly survey_version: number | null;
	readonly sent: number | string;
	readonly answers: number | string;
};

/**
 * Tells which versions of a survey were asked, and how many answers each has.
 *
 * @returns nothing where there is no such survey
 */
export async function readVersions(host: Host, key: string): Promise<Versions | undefined> {
	const survey = await host
		.knex('loop_surveys')
		.where({ key })
		.first<Record<string, unknown> | undefined>('key', 'questions');
	if (!survey) return undefined;
	const kept = await host
		.knex('loop_survey_versions')
		.where({ survey: key })
		.orderBy('version', 'desc')
		.select<{ version: number; hash: string; at: number | string }[]>('version', 'hash', 'at');
	const counts = await host
		.knex('loop_responses')
		.where({ survey: key })
		.groupBy('survey_version')
		.select('survey_version')
		.count<Count[]>({ sent: 'sent_at', answers: 'answered_at' });
	const countOf = (version: number | null) => counts.find((count) => count.survey_version === version);
	const hash = hashQuestions(currentQuestions(host, survey));
	return {
		current: kept.find((version) => version.hash === hash)?.version ?? null,
		next: (kept[0]?.version ?? 0) + 1,
		versions: kept.map(({ version, at }) => ({
			version,
			at: new Date(Number(at)).toISOString(),
			sent: Number(countOf(version)?.sent ?? 0),
			answers: Number(countOf(version)?.answers ?? 0),
		})),
		without: Number(countOf(null)?.answers ?? 0),
	};
}
