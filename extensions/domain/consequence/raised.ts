import type { Language, Text } from '../language.js';
import type { urgencies } from '../choices.js';
import { signNames, type Answered, type Sign } from './signs.js';

/** What kind of issue each dimension of the questionnaire is about (R26). */
const dimensionCategories: Readonly<Record<string, string>> = {
	quality: 'product',
	speed: 'service',
	effect: 'service',
	care: 'service',
};

/**
 * The category of the issue that an answer raises: by its worst dimension, where that is a low one.
 *
 * @param limit a score up to this is low
 * @param fallback the category of what the answer is about
 * @example categoryOf({ scores: { quality: 8, speed: 3 }, … }, 6, null) //=> 'service'
 */
export function categoryOf({ scores }: Answered, limit: number, fallback: string | null): string {
	const known = Object.entries(scores).filter(([key, score]) => key in dimensionCategories && score <= limit);
	const [worst] = known.sort(([, one], [, other]) => one - other);
	return (worst && dimensionCategories[worst[0]]) ?? fallback ?? 'other';
}

type Urgency = keyof typeof urgencies;

/** Half of a low score or less. */
const veryLow = 3;

/**
 * How urgent it is (R28): an objection or a very low score is, both together are critical.
 *
 * @example urgencyOf({ overall: 2, … }, [{ sign: 'objection', figure: '投诉' }]) //=> 'critical'
 */
export function urgencyOf({ overall, nps }: Answered, signs: readonly Sign[]): Urgency {
	const objects = signs.some(({ sign }) => sign === 'objection');
	const low = overall === null ? nps !== null && nps < veryLow : overall <= veryLow;
	if (objects && low) return 'critical';
	return objects || low ? 'urgent' : 'normal';
}

const lines = {
	about: { 'zh-CN': '关于 {number}：', 'en-US': 'About {number}: ' },
	overall: { 'zh-CN': '整体满意度 {n}/10', 'en-US': 'satisfaction overall {n} of 10' },
	nps: { 'zh-CN': '推荐意愿 {n}/10', 'en-US': 'would recommend us {n} of 10' },
	silent: { 'zh-CN': '客户没有留言。', 'en-US': 'The customer left no words.' },
} as const satisfies Readonly<Record<string, Text>>;

/** Characters of an answer that become the description of an issue. */
const longest = 5000;

/**
 * The customer's words as the description of what they raise; without words, what their scores say. The customer
 * reads it on the page of the issue.
 *
 * @param language the customer's
 * @param number of the issue that the answer is about
 * @example describeAnswer({ words: [], overall: 3, … }, signs, 'en-US', null)
 * //=> 'Satisfaction overall 3 of 10. The customer left no words.'
 */
export function describeAnswer(
	answered: Answered,
	signs: readonly Sign[],
	language: Language,
	number: string | null,
): string {
	const words = answered.words.join('\n').trim();
	if (words !== '') return words.slice(0, longest);
	const say = (line: keyof typeof lines, values: Readonly<Record<string, string | number>> = {}): string =>
		lines[line][language].replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));
	const told = [
		...signs.filter(({ sign }) => sign === 'not_solved').map(({ sign }) => signNames[sign][language]),
		...(answered.overall === null ? [] : [say('overall', { n: answered.overall })]),
		...(answered.nps === null ? [] : [say('nps', { n: answered.nps })]),
	].join(language === 'zh-CN' ? '，' : ', ');
	const sentence = language === 'zh-CN' ? `${told}。` : `${told}. `;
	return `${number === null ? '' : say('about', { number })}${number === null ? capital(sentence) : sentence}${say('silent')}`;
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
