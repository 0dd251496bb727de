import { setTimeout as wait } from 'node:timers/promises';
import { InvalidPayloadError, isDirectusError } from '@directus/errors';
import type { Router } from 'express';
import type { Text } from '../extensions/domain/language.js';
import type { InputProblem } from '../extensions/domain/report/problem.js';
import { parseReport, type Report } from '../extensions/domain/report/report.js';
import type { Settings } from '../extensions/domain/settings.js';
import { refuse } from '../extensions/desk/error.js';
import type { Host } from '../extensions/desk/host.js';
import { dropFiles, keepFiles, type Arrived } from '../extensions/desk/report/keep-files.js';
import {
	findReport,
	linkAgain,
	recordReport,
	type Receipt,
	type Recorded,
} from '../extensions/desk/report/record-report.js';
import { sniffFile } from '../extensions/desk/report/sniff.js';
import { makeStamp, readStamp } from '../extensions/desk/report/stamp.js';
import { readSettings } from '../extensions/desk/settings.js';
import { readFields, type Fields } from './form-body.js';
import { renderReceived } from './pages/received-page.js';
import { renderReport, type CategoryChoice } from './pages/report-page.js';
import { reportWords } from './pages/report-words.js';
import { sendData, sendPage } from './pages/send.js';
import { createPeerLimits, peerOf } from './peer.js';
import { fullUrl } from './route.js';
import { tellInput } from './tell-input.js';
import { createUploadSlots } from './upload-slots.js';
import { fileField, withUpload, type SpooledFile, type Upload } from './upload.js';
import { forGuests, readLanguage, wantsJson, type Guest } from './visit.js';

/** Milliseconds on which answers leave, so that their time tells nobody whether the desk knows who asked. */
const beat = 400;

/** Milliseconds that a form with files may take: to its next byte, and as a whole. */
const patience = { idle: 15_000, whole: 120_000 } as const;

type Desk = { readonly settings: Settings; readonly categories: readonly CategoryChoice[] };

/** `GET` and `POST /loop/report`: anyone raises an issue, without a login (R20). */
export function register(router: Router, host: Host): void {
	const limits = createPeerLimits();
	const within = createUploadSlots();
	router.get(
		'/report',
		forGuests(host, async (guest) => show(guest, await open(host), {}, [])),
	);
	router.post(
		'/report',
		forGuests(host, async (guest) => {
			const desk = await open(host);
			const { request, now } = guest;
			limits.attempt(request, now);
			const receiveFrom = (upload: Upload) => receive(guest, desk, upload, limits);
			if (!request.is('multipart/form-data')) {
				return receiveFrom({ fields: await readFields(request), files: [], problems: [] });
			}
			const { report_files: files, report_file_mb: mb } = desk.settings;
			const most = { files, fileSize: mb * 1024 * 1024, patience };
			await within(peerOf(request), () => withUpload(request, most, receiveFrom));
		}),
	);
}

/** @throws LOOP_TOKEN (404) where an admin has closed the page */
async function open({ knex }: Host): Promise<Desk> {
	const settings = await readSettings(knex);
	if (!settings.report_page) throw refuse({ code: 'LOOP_TOKEN', gone: false });
	const rows = await knex('loop_categories')
		.orderBy('key')
		.select<{ key: string; name_zh: string; name_en: string }[]>('key', 'name_zh', 'name_en');
	const named = rows.map(({ key, name_zh, name_en }) => ({ key, name: { 'zh-CN': name_zh, 'en-US': name_en } }));
	// What fits nothing else comes last.
	return { settings, categories: [...named].sort((a, b) => Number(a.key === 'other') - Number(b.key === 'other')) };
}

async function receive(
	visitor: Guest,
	desk: Desk,
	{ fields, files, problems: broken }: Upload,
	limits: ReturnType<typeof createPeerLimits>,
): Promise<void> {
	const begun = performance.now();
	const { stamp, website, ...typed } = fields;
	const guest = { ...visitor, language: readLanguage(typed['lang']) ?? visitor.language };
	const { host, request, language, now } = guest;
	const read = parseReport(
		typed,
		desk.categories.map(({ key }) => key),
	);
	const { arrived, problems: unfit } = await inspect(files, desk.settings.report_files);
	const problems = [...('problems' in read ? read.problems : []), ...broken, ...unfit];
	if ('problems' in read || problems.length > 0)
		return show(guest, desk, typed, problems, { status: statusOf(problems) });
	if (website !== undefined && website !== '') return askAgain(guest, desk, typed, reportWords.trapped);
	// A program never saw our form: without a mark it counts as one, whatever it sends.
	const once = request.is('application/json') || stamp === undefined ? null : readStamp(host.env, stamp, now);
	if (once && 'problem' in once) return askAgain(guest, desk, typed, reportWords.stamped);
	const reported = {
		report: read.report,
		language,
		once: once?.once ?? null,
		content: JSON.stringify([read.report, files.map(({ hash }) => hash)]),
	};
	try {
		const before = once && (await findReport(host.knex, host.env, once.once, reported.content));
		if (before) {
			const receipt = await linkAgain(host, before.issue, now);
			if (before.same) return await confirm(guest, desk, receipt, begun);
			return askAgain(guest, desk, typed, named(reportWords.already, receipt.number));
		}
		limits.record(request, desk.settings.report_limit, now);
		const { receipt, twin } = await keep(host, reported, arrived, now);
		if (twin && !twin.same) return askAgain(guest, desk, typed, named(reportWords.already, receipt.number));
		await confirm(guest, desk, receipt, begun);
	} catch (error) {
		if (wantsJson(request) || (isDirectusError(error) && error.status < 500)) throw error;
		host.logger.error(error as Error);
		show(guest, desk, typed, [{ field: 'form', code: 'busy' }], { status: 503 });
	}
}

async function keep(
	host: Host,
	reported: Omit<Parameters<typeof recordReport>[1], 'files'> & { readonly report: Report },
	arrived: readonly Arrived[],
	now: Date,
): Promise<Recorded> {
	const files = await keepFiles(host, arrived);
	try {
		const recorded = await recordReport(host, { ...reported, files }, now);
		// The twin's own files are kept with the issue.
		if (recorded.twin) await dropFiles(host, files);
		return recorded;
	} catch (error) {
		await dropFiles(host, files);
		throw error;
	}
}

/** What the files are by their bytes, and what is wrong with them. */
async function inspect(
	files: readonly SpooledFile[],
	most: number,
): Promise<{ arrived: Arrived[]; problems: InputProblem[] }> {
	const problems: InputProblem[] = files.length > most ? [{ field: fileField, code: 'file_count' }] : [];
	const arrived: Arrived[] = [];
	for (const { path, name, size } of files) {
		const kind = await sniffFile(path);
		if (kind) arrived.push({ path, name, size, kind });
		else problems.push({ field: fileField, code: 'file_type' });
	}
	return { arrived, problems };
}

/** Number and link, at a time that says nothing about who asked. */
async function confirm(guest: Guest, { settings }: Desk, receipt: Receipt, begun: number): Promise<void> {
	const { request, response, language, brand } = guest;
	const found = { ...receipt, url: fullUrl(request, receipt.url) };
	const taken = performance.now() - begun;
	await wait(Math.ceil(taken / beat) * beat - taken);
	if (wantsJson(request)) return sendData(response, 200, { data: found });
	sendPage(response, 200, renderReceived({ language, brand, receipt: found, zone: settings.time_zone }));
}

function askAgain(guest: Guest, desk: Desk, typed: Fields, said: Text): void {
	if (wantsJson(guest.request)) throw new InvalidPayloadError({ reason: said['en-US'] });
	show(guest, desk, typed, [], { status: 400, said });
}

function show(
	{ host, request, response, language, brand, now }: Guest,
	{ settings, categories }: Desk,
	typed: Fields,
	problems: readonly InputProblem[],
	{ status = 200, said = null }: { status?: number; said?: Text | null } = {},
): void {
	if (wantsJson(request)) {
		if (problems.length > 0) return sendData(response, status, tellInput(problems, language));
		return sendData(response, status, { data: { language, categories } });
	}
	const values = Object.fromEntries(
		Object.entries(typed).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
	);
	const page = renderReport({
		language,
		brand,
		categories,
		values,
		problems,
		said,
		stamp: makeStamp(host.env, now),
		files: settings.report_files,
		fileMb: settings.report_file_mb,
		other: `?lang=${language === 'zh-CN' ? 'en-US' : 'zh-CN'}`,
		action: `?lang=${language}`,
	});
	sendPage(response, status, page);
}

function statusOf(problems: readonly InputProblem[]): number {
	const codes = problems.map(({ code }) => code);
	if (codes.includes('file_size')) return 413;
	if (codes.includes('file_type')) return 415;
	return codes.every((code) => code === 'required' || code === 'reach') ? 422 : 400;
}

function named(text: Text, number: string): Text {
	return { 'zh-CN': text['zh-CN'].replace('{number}', number), 'en-US': text['en-US'].replace('{number}', number) };
}
