import { describe, expect, it } from 'vitest';
import { languages } from '../../../extensions/domain/language.js';
import { fillingOf, type Facts } from '../../../extensions/domain/message/filling.js';
import { messageKindNames, surveyKinds } from '../../../extensions/domain/message/kinds.js';
import { placeholderNames, placeholdersOf } from '../../../extensions/domain/message/placeholders.js';
import { defaultWordings, templateRows } from '../../../extensions/domain/message/templates.js';
import { findTemplateProblem, renderPart } from '../../../extensions/desk/message/template.js';

const parts = ['subject', 'body', 'short'] as const;
const cells = messageKindNames.flatMap((kind) =>
	languages.flatMap((language) => parts.map((part) => ({ kind, language, part }))),
);
/** Kinds that are about an answer and no issue. */
const promoters: readonly string[] = ['thanks', 'referral'];
const now = new Date('2024-05-01T06:00:00Z');
const facts: Facts = {
	number: 'W20240501-003',
	description: '发票金额开错了',
	customer: 'B公司',
	contactPerson: '周敏',
	owner: 'Dana Li',
	promised: new Date('2024-05-01T08:00:00Z'),
	answerBy: new Date('2024-05-01T08:00:00Z'),
	resolution: '已重开发票',
	progress: '新发票今天寄出',
	followLink: 'https://desk.example.com/loop/i/abc',
	surveyLink: 'https://desk.example.com/loop/s/abc',
	surveyTitle: 'How are we doing?',
	surveyUntil: new Date('2024-05-15T06:00:00Z'),
	company: '闭环科技',
};
const empty: Facts = {
	...facts,
	contactPerson: null,
	owner: null,
	promised: null,
	answerBy: null,
	resolution: null,
	progress: null,
	followLink: null,
	surveyLink: null,
	surveyUntil: null,
	company: null,
};
const fill = (from: Facts, language: 'zh-CN' | 'en-US') =>
	fillingOf(from, { now, language, timeZone: 'Asia/Shanghai' });

describe('the wording that a desk starts with', () => {
	it.each(cells)('$kind $language $part names only placeholders that its kind knows', ({ kind, language, part }) => {
		expect(findTemplateProblem(kind, part, defaultWordings[kind][language][part])).toBeUndefined();
	});

	it.each(cells)('$kind $language $part says what it is about, whatever is known', ({ kind, language, part }) => {
		for (const from of [facts, empty]) {
			const said = renderPart(part, defaultWordings[kind][language][part], fill(from, language));
			if ([...promoters, ...surveyKinds].includes(kind)) expect(said).not.toContain('W20240501-003');
			else expect(said).toContain('W20240501-003');
			expect(said).not.toMatch(/[{}%!！]|undefined|null|，。|\(\)|（）| [，。]/);
		}
	});

	it('gives a time and a name wherever they are known', () => {
		const body = renderPart('body', defaultWordings.received['zh-CN'].body, fill(facts, 'zh-CN'));
		expect(body).toBe(
			'周敏，您好：\n\n我们已收到您的问题 W20240501-003（发票金额开错了）。Dana Li 负责处理，最迟今天 16:00 给您答复。\n\n查看进展或补充：https://desk.example.com/loop/i/abc\n\n闭环科技',
		);
		const english = renderPart('body', defaultWordings.promise['en-US'].body, fill(facts, 'en-US'));
		expect(english).toContain('Dana Li promises you the result by 16:00 today.');
	});

	it('stands once for each kind and language', () => {
		expect(templateRows.map(({ kind, language }) => `${kind} ${language}`)).toEqual(
			messageKindNames.flatMap((kind) => languages.map((language) => `${kind} ${language}`)),
		);
	});
});

describe('a template that an admin wrote', () => {
	it.each([
		['an unknown placeholder', '{{ nam }}', /no placeholder "nam".*name, customer/],
		['a placeholder of another kind', '{{ survey_link }}', /no placeholder "survey_link"/],
		['a property of a placeholder', '{{ name.constructor }}', /no placeholder/],
		['a placeholder inside a condition', '{% if secret %}x{% endif %}', /no placeholder "secret"/],
		['a placeholder inside a filter', '{{ name | default: env }}', /no placeholder "env"/],
		['an include', '{% include "/etc/passwd" %}', /cannot be read/],
		['a render', '{% render "x" %}', /cannot be read/],
		['a layout', '{% layout "x" %}', /cannot be read/],
		['a loop', '{% for i in (1..100000000) %}x{% endfor %}', /cannot be read/],
		['a table of loops', '{% tablerow i in (1..9) %}x{% endtablerow %}', /cannot be read/],
		['a variable of its own', '{% assign a = name %}{{ a }}', /cannot be read/],
		['an unknown filter', '{{ name | raw }}', /cannot be read/],
		['a filter that makes much of little', '{{ name | append: name }}', /cannot be read/],
		['an unclosed tag', '{% if name %}', /cannot be read/],
		['an unclosed output', '{{ name', /cannot be read/],
		['too many characters', 'x'.repeat(10_001), /At most 10000/],
	])('is refused with %s, in words', (_what, template, problem) => {
		expect(findTemplateProblem('received', 'body', template)).toMatch(problem);
	});

	it.each(placeholderNames)('may name {{ %s }} in a playbook', (name) => {
		expect(findTemplateProblem('playbook', 'body', `{{ ${name} }}`)).toBeUndefined();
	});

	it.each(messageKindNames)('of kind %s may name what that kind knows', (kind) => {
		for (const name of placeholderNames) {
			const problem = findTemplateProblem(kind, 'body', `{{${name}}}`);
			expect(problem === undefined).toBe(placeholdersOf(kind).includes(name));
		}
	});

	it('may ask and choose', () => {
		const template = '{% unless owner %}we{% else %}{{ owner | upcase }}{% endunless %}{# no #}';
		expect(findTemplateProblem('received', 'body', '{% unless owner %}we{% endunless %}')).toBeUndefined();
		expect(renderPart('body', template.replace('{# no #}', ''), fill(facts, 'en-US'))).toBe('DANA LI');
	});
});

describe('what customers and staff wrote', () => {
	const evil = { ...facts, description: '{{ owner }}{% include "x" %}', progress: 'a\n{{ name }}\u202E\u0000b' };

	it('is never read as a template', () => {
		expect(renderPart('body', '{{ description }}|{{ progress }}', fill(evil, 'en-US'))).toBe(
			'{{ owner }}{% include "x" %}|a\n{{ name }}b',
		);
	});

	it('cannot end the subject or begin another header', () => {
		const filling = fill({ ...facts, description: 'x\r\nBcc: a@example.com\u2028To: b\u202E' }, 'en-US');
		const subject = renderPart('subject', '{{ description }}\n\nBody', { ...filling, name: 'x\r\ny' });
		expect(subject).toBe('x Bcc: a@example.com To: b Body');
		expect(renderPart('subject', '{{ name }}', { ...filling, name: 'x\r\nBcc: y' })).toBe('x Bcc: y');
	});

	it('does not carry addresses of others into our mail', () => {
		for (const typed of [
			'Win now http://evil.example/x or www.evil.example',
			'打开evil.example/login',
			'evil.example:8080 HTTPS://EVIL.EXAMPLE',
			'xevil.co.uk?a=b ftp://evil.example',
			'evil.xn--p1ai/x 邪恶.example/路',
		]) {
			const stranger = { ...facts, description: typed, customer: typed, contactPerson: typed };
			const { description, customer, contact_person: contact, name } = fill(stranger, 'en-US');
			for (const said of [description, customer, contact, name]) expect(said).not.toMatch(/evil|邪恶|\/\//i);
		}
		for (const kept of ['A.B公司/华东', '1.5/10', 'and/or', 'v2.1/3', 'ACME Inc.', 'W20240501-003']) {
			expect(fill({ ...facts, customer: kept }, 'en-US').customer).toBe(kept);
		}
		const filling = fill({ ...facts, description: 'Win now http://evil.example/x or www.evil.example' }, 'en-US');
		expect(filling.description).not.toContain('evil');
	});

	it('is cut to a length that a mail can carry', () => {
		const filling = fill({ ...facts, description: '长'.repeat(5000), progress: 'p'.repeat(9000) }, 'zh-CN');
		expect([...filling.description].length).toBe(40);
		expect(filling.progress.length).toBe(4000);
		expect(renderPart('subject', '{{ progress }}', filling).length).toBeLessThanOrEqual(200);
	});
});
