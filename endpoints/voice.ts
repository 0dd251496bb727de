import type { Request, Router } from 'express';
import { z } from 'zod';
import { channels } from '../extensions/domain/choices.js';
import type { Condition } from '../extensions/domain/kpi/formula.js';
import { dayOf, spanOf } from '../extensions/domain/kpi/period.js';
import { whoIs, whoNames } from '../extensions/domain/voice/who.js';
import type { Host } from '../extensions/desk/host.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import type { VoiceQuestion } from '../extensions/desk/voice/answers.js';
import { readDrivers } from '../extensions/desk/voice/drivers.js';
import { readGaps } from '../extensions/desk/voice/gaps.js';
import { listAnswers } from '../extensions/desk/voice/list.js';
import { readTerms } from '../extensions/desk/voice/terms.js';
import { days, readPeriod } from './days.js';
import { checkKey, parseQuery, readScope, scoped } from './query.js';
import { route, type LoopRequest } from './route.js';
import { wordOf } from './word.js';

const word = wordOf(255);
const count = (most: number) =>
	z
		.string()
		.regex(/^\d{1,4}$/)
		.transform(Number)
		.pipe(z.number().min(1).max(most));
const key = z
	.string()
	.regex(/^[1-9]\d{0,9}$/)
	.transform(Number)
	.pipe(z.number().max(2_147_483_647));

const voice = scoped.extend({
	...days,
	survey: word.optional(),
	channel: z.enum(Object.keys(channels) as [keyof typeof channels]).optional(),
});
const worded = voice.extend({ most: count(100).default(20) });
const listed = worded.extend({
	who: z.enum(whoNames).optional(),
	term: word.optional(),
	dimension: z
		.string()
		.regex(/^[a-z][a-z0-9_]{0,39}$/)
		.optional(),
	up_to: count(100).optional(),
	comments: z.enum(['true', 'false']).default('false'),
	before: key.optional(),
});

type Query = z.output<typeof voice>;

type Asked<Given extends Query> = {
	readonly query: Given;
	readonly question: VoiceQuestion;
	readonly fewest: number;
};

const overallKnown: readonly Condition[] = [{ column: 'overall', known: true }];

/** What customers say, for staff: `GET /loop/drivers`, `/loop/gaps`, `/loop/terms` and `/loop/answers`. */
export function register(router: Router, host: Host): void {
	/** A route about the answers of some days; what it gives goes out with the days it is about. */
	const about = <Given extends Query>(
		path: string,
		shape: z.ZodType<Given>,
		work: (asked: Asked<Given>) => Promise<{ readonly data: unknown; readonly more?: boolean }>,
	): void => {
		router.get(
			path,
			route(async (request: LoopRequest, response) => {
				await requireStaff(host.knex, request.accountability);
				const { asked, meta } = await readQuestion(host, request, shape);
				const { data, ...rest } = await work(asked);
				response.set('Cache-Control', 'no-store').json({ data, meta: { ...meta, ...rest } });
			}),
		);
	};
	about('/drivers', voice, async ({ question }) => ({
		data: await readDrivers(host.knex, { ...question, conditions: overallKnown }),
	}));
	about('/gaps', voice, async ({ question, fewest }) => ({ data: await readGaps(host.knex, question, fewest) }));
	about('/terms', worded, async ({ question, query }) => ({
		data: await readTerms(host.knex, question, query.most),
	}));
	about('/answers', listed, async ({ question, query }) => {
		const { who, term, dimension, up_to: upTo, most, before } = query;
		const { conditions, group } = whoIs(who);
		const comments = query.comments === 'true' || term !== undefined;
		const wanted = { group, term, dimension, upTo, most };
		const { answers, more } = await listAnswers(host.knex, { ...question, conditions, comments, before }, wanted);
		return { data: answers, more };
	});
}

async function readQuestion<Given extends Query>(
	host: Host,
	request: Request,
	shape: z.ZodType<Given>,
): Promise<{ asked: Asked<Given>; meta: object }> {
	const query = parseQuery(shape, request.query);
	const { time_zone: timeZone, fewest_answers: fewest } = await readSettings(host.knex);
	const now = new Date();
	const period = readPeriod(query, dayOf(now, timeZone));
	const span = spanOf(period, timeZone);
	const { survey, channel } = query;
	await checkKey(host.knex, 'loop_surveys', 'survey', survey);
	const scope = { ...(await readScope(host.knex, query)), survey, channel };
	const question: VoiceQuestion = { span, scope, conditions: [], now };
	return { asked: { query, question, fewest }, meta: { ...period, ...span, time_zone: timeZone } };
}
