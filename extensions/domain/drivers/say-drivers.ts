import type { Text } from '../language.js';
import type { Driver, Drivers, Place, Silence } from './drivers.js';

/** The quadrants, by what to do about them. */
export const places = {
	mend: { 'zh-CN': '先补短板', 'en-US': 'Mend first' },
	keep: { 'zh-CN': '保持优势', 'en-US': 'Keep it up' },
	watch: { 'zh-CN': '留意', 'en-US': 'Keep an eye on' },
	rest: { 'zh-CN': '够好了', 'en-US': 'Good enough' },
} as const satisfies Readonly<Record<Place, Text>>;

/**
 * What the drivers come to, in one plain sentence, or why it cannot be said yet.
 *
 * @example sayDrivers(drivers)['en-US'] //=> '“Speed of response” matters most and scores lowest: mend it first.'
 */
export function sayDrivers({ drivers, n, silence }: Drivers): Text {
	if (silence) return saySilence(silence, n);
	const weighed = drivers.filter(({ weight }) => weight !== null);
	const [top] = weighed;
	const lowest = weighed.reduce<Driver | undefined>(
		(low, each) => (low && (low.mean ?? 0) <= (each.mean ?? 0) ? low : each),
		undefined,
	);
	const mend = weighed.filter(({ place }) => place === 'mend');
	const first = mend.includes(lowest as Driver) ? lowest : mend[0];
	if (!top) return saySilence({ code: 'no_dimensions' }, n);
	if (!first) {
		return {
			'zh-CN': `最有分量的“${top.name['zh-CN']}”得分不低：保持住。`,
			'en-US': `What matters most, “${top.name['en-US']}”, scores well: keep it up.`,
		};
	}
	const zh = [first === top ? '影响最大' : '影响较大', first === lowest ? '得分最低' : '得分偏低'].join('、');
	const en = [
		first === top ? 'matters most' : 'matters more than most',
		first === lowest ? 'scores lowest' : 'scores below the others',
	].join(' and ');
	return {
		'zh-CN': `“${first.name['zh-CN']}”${zh}：先补这块短板。`,
		'en-US': `“${first.name['en-US']}” ${en}: mend it first.`,
	};
}

function saySilence(silence: Silence, n: number): Text {
	switch (silence.code) {
		case 'few':
			return {
				'zh-CN': `还不能下结论：需要至少 ${silence.needed} 份各项都打了分的答卷，现在有 ${n} 份。`,
				'en-US': `It cannot be said yet: it takes at least ${silence.needed} answers with every score, and there are ${n}.`,
			};
		case 'flat':
			return {
				'zh-CN': '还不能下结论：大家打的分都一样，看不出什么影响什么。',
				'en-US': 'It cannot be said yet: everybody gives the same score, so nothing shows what depends on what.',
			};
		case 'unrelated':
			return {
				'zh-CN': '还不能下结论：各项得分和总体满意度之间看不出关系。',
				'en-US': 'It cannot be said yet: the scores by dimension and the overall score do not go together.',
			};
		case 'no_dimensions':
			return {
				'zh-CN': '这段时间还没有按维度打分的答卷。问卷里加上 1–10 分的题目，这里就会有结论。',
				'en-US':
					'No answers by dimension in this period yet. Ask for scores from 1 to 10 in a survey, and they appear here.',
			};
	}
}
