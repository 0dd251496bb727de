import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../extensions/domain/language.js';
import { satisfaction, satisfactionQuestions } from '../../../extensions/domain/survey/satisfaction.js';
import { html } from '../../../endpoints/pages/html.js';
import { renderNotice } from '../../../endpoints/pages/notice-page.js';
import { fill, sayWhen, shorten } from '../../../endpoints/pages/say.js';
import { renderSurvey, type SurveyView } from '../../../endpoints/pages/survey-page.js';
import { renderThanks } from '../../../endpoints/pages/thanks-page.js';
import { notices, words, type NoticeName } from '../../../endpoints/pages/words.js';

const brand = { name: 'ACME', color: '#0E7C66', logo: null, icon: null };
const view: SurveyView = {
	language: 'en-US',
	brand,
	action: '?lang=en-US',
	title: satisfaction.title,
	intro: satisfaction.intro,
	questions: satisfactionQuestions,
	issue: { number: 'W20240501-001', description: 'The invoice is wrong', resolution: null },
	typed: {},
	problems: [],
	busy: false,
	until: new Date('2024-05-15T16:30:00Z'),
	zone: 'Asia/Shanghai',
};

describe('markup', () => {
	it('escapes whatever is filled in, and only markup goes in as it is', () => {
		const evil = `<script>&"'`;
		expect(html`<p title="${evil}">${evil}${[1, null, false, html`<b>${evil}</b>`]}</p>`.text).toBe(
			'<p title="&lt;script&gt;&amp;&quot;&#39;">&lt;script&gt;&amp;&quot;&#39;1<b>&lt;script&gt;&amp;&quot;&#39;</b></p>',
		);
	});

	it('takes nothing for markup that only looks like it', () => {
		const forged = JSON.parse('{"text":"<script>"}') as string;
		expect(() => html`${forged}`).toThrow();
	});

	it('lets no text of anybody open a tag or end an attribute', () => {
		const about = { number: 'W1', description: 'A', resolution: 'A' };
		const clean = renderSurvey({ ...view, issue: about }).body.match(/<[a-z!]/g)?.length;
		const mean = fc.stringMatching(/^[<>"'&/=a-z{}$ ]{0,30}$/);
		fc.assert(
			fc.property(mean, mean, mean, (name, description, typed) => {
				const values = { reason: [typed], contact: [typed], quality: [typed] };
				const { body } = renderSurvey({
					...view,
					brand: { ...brand, name: `A${name}` },
					issue: { number: name, description, resolution: `A${description}` },
					typed: values,
				});
				expect(body.match(/<[a-z!]/g)).toHaveLength(clean ?? 0);
			}),
			{ numRuns: 100 },
		);
	});
});

describe('what pages say', () => {
	it.each(languages)('is there in %s, and leaves no blank unfilled', (language) => {
		const by = new Date('2024-05-02T08:00:00Z');
		const thanks = (['archive', 'return', 'none'] as const).flatMap((step) =>
			['张经理', null].map((owner) =>
				renderThanks({ language, brand, step, raised: !owner, number: 'W1', owner, by, zone: 'Asia/Shanghai' }),
			),
		);
		const said = (Object.keys(notices) as NoticeName[]).map((name) =>
			renderNotice(name, { language, brand, other: '' }),
		);
		for (const { body } of [...thanks, ...said, renderSurvey({ ...view, language })]) {
			expect(body).toContain(`<html lang="${language}">`);
			const text = body.replace(/<style>.*<\/style>/s, '');
			expect(text).not.toMatch(/\{\w+\}|undefined|\[object|null/);
			if (language === 'en-US') expect(text.replace('中文', '').replace('张经理', '')).not.toMatch(/\p{Script=Han}/u);
		}
	});

	it('names the day and the hour in the organisation’s zone', () => {
		const at = new Date('2024-05-01T16:30:00Z');
		expect(sayWhen(at, 'zh-CN', 'Asia/Shanghai', 'minute').text).toContain('5月2日星期四 00:30');
		expect(sayWhen(at, 'en-US', 'America/New_York', 'minute').text).toContain('Wednesday, May 1 at 12:30');
		expect(sayWhen(at, 'en-US', 'Asia/Shanghai', 'day').text).toContain('Thursday, May 2<');
	});

	it('fills in what is given and escapes it', () => {
		expect(fill(words.archived['en-US'], { number: '<1>' }).text).toContain('that &lt;1&gt; is solved');
	});

	it('shortens by characters, never within one', () => {
		expect(shorten('一二三四五', 3)).toBe('一二三…');
		expect(shorten(' a\n\n b ', 3)).toBe('a b');
		expect(shorten('👍👍👍', 2)).toBe('👍👍…');
	});
});

describe('the page after an answer', () => {
	const by = new Date('2024-05-02T08:00:00Z');
	const thank = (step: 'archive' | 'none', raised: boolean) =>
		renderThanks({ language: 'en-US', brand, step, raised, number: 'W1', owner: null, by, zone: 'UTC' }).body;

	it('says that somebody sees to it only where somebody does', () => {
		expect(thank('none', true)).toContain('on record as an issue, and our service team will get in touch');
		expect(thank('archive', true)).toContain('on record as an issue');
		expect(thank('archive', false)).not.toContain('on record as an issue');
		expect(thank('none', false)).not.toMatch(/on record|What happens next|review/);
	});
});

describe('the survey page', () => {
	it('asks about the issue first, then scores, then words', () => {
		const order = [...renderSurvey(view).body.matchAll(/(?:fieldset|div)\s+class="question q-(\w+)/g)].map(
			([, key]) => key,
		);
		expect(order).toEqual(satisfactionQuestions.map(({ key }) => key));
	});

	it('tells how it was solved beside what was wrong, folded where it is long, and nothing where it is not', () => {
		const told = (resolution: string | null) => {
			const issue = { number: 'W1', description: 'The invoice is wrong', resolution };
			return renderSurvey({ ...view, issue }).body.replace(/<style>.*<\/style>/s, '');
		};
		expect(told('We <b> sent it\nagain')).toContain('<bdi>We &lt;b&gt; sent it\nagain</bdi>');
		expect(told('We sent it')).not.toContain('<details class="solution">');
		expect(told('a\n'.repeat(9))).toContain('<details class="solution">');
		const long = told('长'.repeat(5000));
		expect(long).toContain('<summary>Read what we did about it</summary>');
		expect(long).toContain(`<bdi>${'长'.repeat(1500)}…</bdi>`);
		expect(
			Buffer.byteLength(
				renderSurvey({ ...view, issue: { number: '', description: '', resolution: '长'.repeat(5000) } }).body,
			),
		).toBeLessThan(30_000);
		for (const none of [null, '', ' \u0000 ']) expect(told(none)).toBe(told(null));
		expect(told(null)).not.toContain('solution');
	});

	it('shows saving that failed without losing what was typed', () => {
		const { body } = renderSurvey({ ...view, busy: true, typed: { reason: ['typed'], nps: ['7'] } });
		expect(body).toContain('that is our fault');
		expect(body).toContain('\ntyped</textarea>');
		expect(body).toMatch(/id="nps-7"[^>]*checked/);
	});

	it('keeps the blank lines that someone has typed at the start', () => {
		expect(renderSurvey({ ...view, typed: { reason: ['\n\nx'] } }).body).toContain('>\n\n\nx</textarea>');
	});
});
