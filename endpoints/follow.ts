import { isDirectusError } from '@directus/errors';
import type { Router } from 'express';
import { readDeed } from '../extensions/domain/follow/deed.js';
import { standingOf } from '../extensions/domain/follow/standing.js';
import type { InputProblem } from '../extensions/domain/report/problem.js';
import { refuse } from '../extensions/desk/error.js';
import { actOnIssue, dones, type Done } from '../extensions/desk/follow/act.js';
import { makeIssueLink } from '../extensions/desk/follow/link.js';
import { openIssue, type FollowSlot } from '../extensions/desk/follow/open-issue.js';
import { readStory } from '../extensions/desk/follow/story.js';
import type { Host } from '../extensions/desk/host.js';
import { sealOf } from '../extensions/desk/integrity/seal-of.js';
import { createRate } from '../extensions/desk/rate.js';
import { listAttachments } from '../extensions/desk/report/attachments.js';
import { readSettings } from '../extensions/desk/settings.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { publicPath } from '../extensions/desk/survey/public-url.js';
import { hashToken } from '../extensions/desk/token.js';
import { readFields, type Fields } from './form-body.js';
import { renderFollow } from './pages/follow-page.js';
import { sendData, sendPage, setAlways } from './pages/send.js';
import { fullUrl, readKey, route } from './route.js';
import { tellInput } from './tell-input.js';
import { createGate, forCustomers, wantsJson, type Door, type Visit } from './visit.js';

type FollowVisit = Visit<FollowSlot>;

const day = 86_400_000;

const door: Door<FollowSlot> = {
	open: openIssue,
	languageOf: ({ language }) => language,
	goneNotice: () => 'linkExpired',
};

/** The customer's page of an issue (whoever has the link), and its link (for staff). */
export function register(router: Router, host: Host): void {
	const enter = createGate(door);
	/** Whoever holds a link may still not flood the desk. */
	const sends = createRate(10, 60, 10_000);
	router.get(
		'/i/:token',
		forCustomers(host, door, enter, (visit) => show(visit, {}, [], { done: doneOf(visit) })),
	);
	router.post(
		'/i/:token',
		forCustomers(host, door, enter, (visit) => {
			const seconds = sends.take(hashToken(String(visit.request.params['token'])), visit.now.getTime());
			if (seconds > 0) throw refuse({ code: 'LOOP_RATE', seconds });
			return receive(visit);
		}),
	);
	router.post(
		'/issues/:id/link',
		route(async (request, response) => {
			const { user } = await requireStaff(host.knex, request.accountability, 'write');
			const link = await makeIssueLink(host, user, readKey(request));
			sendData(response, 200, { data: { ...link, url: fullUrl(request, link.url) } });
		}),
	);
}

/** GET records nothing (D7). */
async function show(
	visit: FollowVisit,
	typed: Fields,
	problems: readonly InputProblem[],
	{ status = 200, done = null }: { status?: number; done?: Done | null } = {},
): Promise<void> {
	const { host, request, response, slot, language, brand, now } = visit;
	if (slot.state !== 'open') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	const { issue } = slot;
	const settings = await readSettings(host.knex);
	const [story, files] = [await readStory(host, issue.id), await listAttachments(host.knex, issue.id)];
	const { seal, sealed_at: sealedAt, intact } = await sealOf(host.knex, issue.id);
	// A seal that no longer fits is for the desk to look into: it vouches for nothing.
	const sealed = intact && seal !== null && sealedAt ? { seal, at: sealedAt } : null;
	const reopenUntil = issue.archivedAt && new Date(issue.archivedAt.getTime() + settings.reopen_days * day);
	if (wantsJson(request)) {
		const { number, description, status: step, waiting, promisedAt, resolution, rating } = issue;
		const about = {
			number,
			description,
			status: step,
			promised_at: promisedAt,
			waiting: waiting === 'customer',
			resolution,
			rating,
		};
		const stands = standingOf(issue, now);
		return sendData(response, status, {
			data: { language, ...about, standing: stands, story, reopen_until: reopenUntil, sealed },
		});
	}
	const values = Object.fromEntries(
		Object.entries(typed).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
	);
	const page = renderFollow({
		language,
		brand,
		issue,
		story,
		files: files.map(({ name }) => name),
		done,
		reopenUntil,
		sealed,
		values,
		problems,
		zone: settings.time_zone,
		now,
		other: `?lang=${language === 'zh-CN' ? 'en-US' : 'zh-CN'}`,
		action: `?lang=${language}`,
		report: settings.report_page ? publicPath(host.env, `loop/report?lang=${language}`) : null,
	});
	sendPage(response, status, page);
}

async function receive(visit: FollowVisit): Promise<void> {
	const { host, request, response, slot, language, now } = visit;
	const fields = await readFields(request);
	if (slot.state !== 'open') throw refuse({ code: 'LOOP_TOKEN', gone: true });
	const read = readDeed(fields);
	if ('problems' in read) return refuseDeed(visit, fields, read.problems);
	let done: Done;
	try {
		done = await actOnIssue(host, slot.issue.id, read.deed, now);
	} catch (error) {
		if (wantsJson(request) || isDirectusError(error)) throw error;
		host.logger.error(error as Error);
		return show(visit, fields, [{ field: 'form', code: 'busy' }], { status: 503 });
	}
	if (wantsJson(request)) {
		if (done === 'too_late') throw refuse({ code: 'LOOP_FROZEN' });
		if (done === 'moved') throw refuse({ code: 'LOOP_CONFLICT' });
		const after = await openIssue(host, String(request.params['token']), now);
		return sendData(response, 200, { data: { done, number: slot.issue.number, status: after?.issue.status ?? null } });
	}
	// The page is fetched anew, so that loading it again sends nothing again.
	setAlways(response).redirect(303, `?${new URLSearchParams({ lang: language, done }).toString()}`);
}

async function refuseDeed(visit: FollowVisit, fields: Fields, problems: readonly InputProblem[]): Promise<void> {
	const status = problems.every(({ code }) => code === 'required') ? 422 : 400;
	if (wantsJson(visit.request)) return sendData(visit.response, status, tellInput(problems, visit.language));
	await show(visit, fields, problems, { status });
}

/** What the page before this one has done. */
function doneOf({ request }: FollowVisit): Done | null {
	return dones.find((done) => done === request.query['done']) ?? null;
}
