import { describe, expect, it } from 'vitest';
import { writeDigest, type AlertLine } from '../../../extensions/domain/alert/letter.js';
import { languages } from '../../../extensions/domain/language.js';

const now = new Date('2024-05-10T10:00:00Z');
const about = { now, zone: 'UTC', language: 'en-US' } as const;
const line = (more: Partial<AlertLine> = {}): AlertLine => ({
	number: 'W20240510-001',
	description: 'The door jams.',
	clock: 'first_response',
	percent: 50,
	due: new Date('2024-05-10T10:05:00Z'),
	critical: false,
	link: 'https://desk.example.com/admin/content/loop_issues/7',
	...more,
});

describe('a mail about deadlines', () => {
	it('of one alarm says it in the subject, with what the issue is about and where to open it', () => {
		expect(writeDigest({ lines: [line()], more: 0, list: null }, about)).toEqual({
			subject: 'W20240510-001: First response is due 10:05',
			body: [
				'W20240510-001: First response is due 10:05\nThe door jams.\nhttps://desk.example.com/admin/content/loop_issues/7',
				'You get this mail because these issues are yours or you were named to be told. To get none: switch off “Email Notifications” in your profile.',
			].join('\n\n'),
		});
	});

	it('of several counts them, tells what is critical first, then what is late, then by the clock', () => {
		const lines = [
			line({ number: 'A', due: new Date('2024-05-10T10:30:00Z') }),
			line({ number: 'B' }),
			line({ number: 'C', percent: 100, due: new Date('2024-05-10T09:00:00Z') }),
			line({ number: 'D', critical: true, due: new Date('2024-05-10T12:00:00Z') }),
		];
		const { subject, body } = writeDigest({ lines, more: 0, list: null }, about);
		expect(subject).toBe('[Critical] 4 deadlines need you, 1 of them late');
		expect(body.match(/^(\[Critical\] )?[A-D]:/gm)).toEqual(['[Critical] D:', 'C:', 'B:', 'A:']);
	});

	it('of more than a person would read says how many more and where they are', () => {
		const { subject, body } = writeDigest({ lines: [line()], more: 9999, list: 'https://desk.example.com/x' }, about);
		expect(subject).toBe('10000 deadlines are coming up');
		expect(body).toContain('There are 9999 more; the desk shows them.\nhttps://desk.example.com/x');
	});

	it('speaks both languages and leaves no placeholder', () => {
		for (const language of languages) {
			for (const percent of [50, 100, 200]) {
				const { subject, body } = writeDigest(
					{ lines: [line({ percent }), line()], more: 1, list: null },
					{ ...about, language },
				);
				expect(`${subject}${body}`).not.toMatch(/[{}]/);
			}
		}
		const zh = writeDigest(
			{ lines: [line({ percent: 100 }), line()], more: 0, list: null },
			{ ...about, language: 'zh-CN' },
		);
		expect(zh.subject).toBe('2 个时限需要你处理,其中 1 个已超时');
	});

	it('lets no description break out of its line or into the header', () => {
		const evil = 'Broken\r\nBcc: a@example.com\n\nhttps://evil.example';
		const { subject, body } = writeDigest(
			{ lines: [line({ number: evil, description: evil })], more: 0, list: null },
			about,
		);
		expect(subject).not.toMatch(/[\r\n]/);
		expect(body).toContain('\nBroken Bcc: a@example.com https://evil.example\n');
	});
});
