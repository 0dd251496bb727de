import type { Router } from 'express';
import { z } from 'zod';
import type { Host } from '../extensions/desk/host.js';
import { readChina, readHolidays } from '../extensions/desk/holidays.js';
import { requireStaff } from '../extensions/desk/staff.js';
import { inspectCalendar } from '../extensions/domain/calendar/check.js';
import { measureCoverage } from '../extensions/domain/calendar/coverage.js';
import { describeProblem } from '../extensions/domain/calendar/problem.js';
import { dayOf } from '../extensions/domain/kpi/period.js';
import { languages } from '../extensions/domain/language.js';
import { sendData } from './pages/send.js';
import { readBody } from './body.js';
import { route } from './route.js';

const language = z.enum(languages).default('zh-CN');
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'HH:MM');
const hours = z
	.array(z.tuple([clock, clock]))
	.max(24)
	.default([]);

/** The reader says in words that a file is too large; this only bounds what it is given. */
const mostCharacters = 1_000_000;

const checked = z.strictObject({ calendar: z.unknown(), language });
const china = z.strictObject({ hours });
const file = z.strictObject({ text: z.string().max(mostCharacters), hours, language });

/** What the calendar editor asks: what is wrong with a calendar, and the holidays of a file or of China. Nothing is saved here. */
export function register(router: Router, host: Host): void {
	router.post(
		'/calendar/check',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability);
			const { calendar, language } = readBody(checked, request.body);
			const found = inspectCalendar(calendar);
			if ('calendar' in found) {
				const coverage = measureCoverage(found.calendar, dayOf(new Date(), found.calendar.timeZone)) ?? null;
				sendData(response, 200, { data: { problems: [], coverage } });
				return;
			}
			const problems = found.problems.map(({ code, path, detail }) => ({
				path,
				message: describeProblem(code, [], detail, language),
			}));
			sendData(response, 200, { data: { problems, coverage: null } });
		}),
	);
	router.post(
		'/calendar/ics',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability, 'lead');
			const { text, hours, language } = readBody(file, request.body);
			sendData(response, 200, { data: readHolidays(text, hours, language, new Date()) });
		}),
	);
	router.post(
		'/calendar/china',
		route(async (request, response) => {
			await requireStaff(host.knex, request.accountability, 'lead');
			sendData(response, 200, { data: readChina(readBody(china, request.body).hours, new Date()) });
		}),
	);
}
