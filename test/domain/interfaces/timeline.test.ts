import { describe, expect, it } from 'vitest';
import { nameOf } from '../../../extensions/app/person.js';
import { tracked } from '../../../extensions/domain/issue/tracked.js';
import { steps } from '../../../extensions/domain/steps.js';
import { latestTurns, type Turn } from '../../../extensions/interfaces/bar/issue.js';
import {
	groupByDay,
	tellStory,
	type Contact,
	type LoggedEvent,
} from '../../../extensions/interfaces/timeline/story.js';
import { tellEvent } from '../../../extensions/interfaces/timeline/tell-event.js';

const dana = { id: 'u1', first_name: 'Dana', last_name: 'Li' };
const now = new Date('2024-05-01T12:00:00Z');
const event = (more: Partial<LoggedEvent>): LoggedEvent => ({
	id: 1,
	type: 'step',
	from: null,
	to: 'recorded',
	actor: dana,
	at: '2024-05-01T09:00:00Z',
	data: null,
	...more,
});
const contact: Contact = {
	id: 1,
	at: '2024-05-01T10:00:00Z',
	recorded_at: null,
	method: 'phone',
	kind: 'progress',
	direction: 'out',
	reached: true,
	summary: 'told',
	customer_feedback: null,
	by: dana,
	by_name: null,
};
const names = { 'owner:u1': 'Dana Li', 'owner:u2': '王小明', 'category:invoice': '发票' };
const tell = (more: Partial<LoggedEvent>, language: 'zh-CN' | 'en-US' = 'en-US') =>
	tellEvent(event(more), { language, names, now });

describe('an event in words', () => {
	it.each(steps)('tells $name in both languages, with the step it came to', ({ from, to }) => {
		for (const language of ['zh-CN', 'en-US'] as const) {
			const { line, step } = tell({ from, to }, language);
			expect(line).toContain('Dana Li');
			expect(line).not.toMatch(/\{\w+\}/);
			expect(step).not.toBeNull();
		}
	});

	it.each(tracked)('tells a change of $column in words, never by the name of its column', ({ event: type }) => {
		expect(tell({ type, from: null, to: null }, 'zh-CN').line).not.toContain(type);
	});

	it.each(['hooks', 'status'])('tells in words what went around the desk: %s', (to) => {
		const [zh, en] = [tell({ type: 'around', to, actor: null }, 'zh-CN'), tell({ type: 'around', to, actor: null })];
		for (const { line } of [zh, en]) expect(line).not.toMatch(/around|hooks|status/);
		expect(zh.line).not.toBe(en.line);
	});

	it('names people and categories, not their keys', () => {
		expect(tell({ type: 'owner', from: 'u1', to: 'u2' }).line).toBe('Dana Li changed owner: Dana Li → 王小明');
		expect(tell({ type: 'category', from: null, to: 'invoice' }, 'zh-CN').line).toBe('Dana Li 修改了类别：无 → 发票');
	});

	it('says of words only that they were changed', () => {
		expect(tell({ type: 'description' }).line).toBe('Dana Li changed the description');
		expect(tell({ type: 'description' }, 'zh-CN').line).toBe('Dana Li 修改了问题描述');
		const data = { changed: { description: [null, null], department: ['finance', '法务'] } } as const;
		expect(tell({ from: 'recorded', to: 'handling', data }, 'zh-CN').changes).toEqual([
			'问题描述',
			'责任部门：财务部 → 法务',
		]);
	});

	it('tells what changed along with a step', () => {
		const { changes } = tell({
			from: 'recorded',
			to: 'handling',
			data: { changed: { urgency: ['normal', 'critical'] } },
		});
		expect(changes).toEqual(['urgency: Normal → Critical']);
	});

	it('tells the rating and how it was confirmed', () => {
		const data = { rating: 4, confirmed_by: 'phone' };
		expect(tell({ from: 'feedback', to: 'archived', data }, 'zh-CN').line).toBe(
			'Dana Li 归档，客户评分 4/5，确认方式：电话',
		);
	});

	it.each([
		['survey', '客户退回处理：未解决'],
		['import', '导入时退回处理：未解决'],
		[undefined, '系统退回处理：未解决'],
	])('says who it was where nobody was signed in (%s)', (via, line) => {
		const data = via === undefined ? null : { via };
		expect(tell({ from: 'feedback', to: 'handling', actor: null, data }, 'zh-CN').line).toBe(line);
	});

	it.each([
		[
			'sent',
			undefined,
			'已通过邮件告知客户：已解决，请确认',
			'The customer was told by e-mail: solved: please confirm',
		],
		[
			'dead',
			undefined,
			'没能通过邮件送达，已放弃：已解决，请确认',
			'Could not be delivered by e-mail, given up: solved: please confirm',
		],
		[
			'resent',
			undefined,
			'Dana Li 让它通过邮件重发：已解决，请确认',
			'Dana Li had it sent again by e-mail: solved: please confirm',
		],
		[
			'skipped',
			'no_address',
			'没有发给客户：已解决，请确认（没有可用的联系方式）',
			'Not sent to the customer: solved: please confirm (there is no way to reach them)',
		],
		['?', undefined, '给客户的消息：已解决，请确认', 'A message to the customer: solved: please confirm'],
	])('tells what became of a message: %s', (state, reason, zh, en) => {
		const message = { type: 'message', to: 'solved', data: { state, channel: 'email', ...(reason && { reason }) } };
		expect(tell(message, 'zh-CN').line).toBe(zh);
		expect(tell(message, 'en-US').line).toBe(en);
	});

	it.each([
		[
			'its words were edited',
			{ edited: true },
			'联系记录的内容已被修改（进度告知）',
			'The words of a contact were edited (Progress)',
		],
		[
			'it was moved',
			{ moved: 7 },
			'联系记录被移到另一个问题（进度告知）',
			'A contact was moved to another issue (Progress)',
		],
	])('tells of a contact that %s, in nobody’s name', (_what, data, zh, en) => {
		const changed = { type: 'contact', from: 'progress', actor: null, data };
		expect(tell(changed, 'zh-CN').line).toBe(zh);
		expect(tell(changed, 'en-US').line).toBe(en);
	});

	it('tells an event that it does not know all the same', () => {
		expect(tell({ type: 'merged' }).line).toBe('Dana Li: merged');
	});
});

describe('the story', () => {
	const events = [event({ id: 2, type: 'owner', at: '2024-05-01T11:00:00Z' }), event({ id: 1 })];

	it('puts messages and events together, newest first', () => {
		expect(tellStory(events, [contact], 'all').map(({ key }) => key)).toEqual(['e2', 'c1', 'e1']);
		expect(tellStory(events, [contact], 'messages').map(({ key }) => key)).toEqual(['c1']);
		const sent = event({ id: 3, type: 'message', to: 'solved', at: '2024-05-01T11:30:00Z' });
		expect(tellStory([sent, ...events], [contact], 'messages').map(({ key }) => key)).toEqual(['e3', 'c1']);
		const edited = event({ id: 4, type: 'contact', from: 'other', to: 'other', at: '2024-05-01T11:40:00Z' });
		expect(tellStory([edited, ...events], [contact], 'messages').map(({ key }) => key)).toEqual(['e4', 'c1']);
		expect(tellStory(events, [contact], 'steps').map(({ key }) => key)).toEqual(['e1']);
	});

	it('is grouped by day without losing the order', () => {
		const story = tellStory([event({ id: 3, at: '2024-04-30T09:00:00Z' }), ...events], [], 'all');
		const days = groupByDay(story, (at) => at.toISOString().slice(0, 10));
		expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
			['2024-05-01', 2],
			['2024-04-30', 1],
		]);
	});

	it('tells only the way that still holds: what a reopening undid lies ahead again', () => {
		const turn = (from: Turn['from'], to: Turn['to'], at: string): Turn => ({
			id: at,
			from,
			to,
			at,
			actor: null,
			data: null,
		});
		const turns = [
			turn(null, 'recorded', '1'),
			turn('recorded', 'handling', '2'),
			turn('handling', 'feedback', '3'),
			turn('feedback', 'archived', '4'),
			turn('archived', 'handling', '5'),
		];
		expect(Object.entries(latestTurns('handling', turns)).map(([status, { at }]) => [status, at])).toEqual([
			['recorded', '1'],
			['handling', '5'],
		]);
	});
});

describe('the name of a person', () => {
	it('is written as their language writes it', () => {
		expect(nameOf({ id: '1', first_name: '小明', last_name: '王' })).toBe('王小明');
		expect(nameOf(dana)).toBe('Dana Li');
		expect(nameOf({ id: '1', first_name: 'Dana', last_name: null })).toBe('Dana');
		expect(nameOf({ id: '12345678-9', first_name: null, last_name: null, email: 'd@example.com' })).toBe(
			'd@example.com',
		);
	});
});
