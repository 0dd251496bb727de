import { maskText } from '../voice/private-text.js';
import { negations, stopWords, tellingSigns, tradeWords } from './stop-words.js';

/** Cuts Chinese into words by dictionary, and English at its spaces. */
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });

const han = /^\p{Script=Han}+$/u;
const word = /^\p{L}[\p{L}\p{M}'-]*$/u;

/**
 * The terms of a comment, each once: words of either language that say something, with what denies them. Personal data is left out.
 *
 * @example findTerms('响应太慢，态度不满意') //=> ['响应', '慢', '态度', '不满意']
 */
export function findTerms(comment: string): string[] {
	const terms = new Set<string>();
	let before = '';
	for (const { segment, isWordLike } of joinTradeWords(maskText(comment).normalize('NFKC'))) {
		if (segment.trim() === '') continue;
		const token = segment.toLowerCase().replaceAll('’', "'");
		if (isWordLike && says(token)) terms.add(negations.has(before) ? deny(before, token) : token);
		before = isWordLike ? token : '';
	}
	return [...terms];
}

type Piece = { readonly segment: string; readonly isWordLike: boolean };

function joinTradeWords(text: string): Piece[] {
	const pieces: Piece[] = [];
	for (const { segment, isWordLike = false } of segmenter.segment(text)) {
		const joined = `${pieces.at(-1)?.segment ?? ''}${segment}`;
		if (tradeWords.has(joined)) pieces.splice(-1, 1, { segment: joined, isWordLike });
		else pieces.push({ segment, isWordLike });
	}
	return pieces;
}

function says(token: string): boolean {
	if (stopWords.has(token) || negations.has(token)) return false;
	if (han.test(token)) return [...token].length > 1 || tellingSigns.has(token);
	return word.test(token) && token.length > 2;
}

function deny(negation: string, token: string): string {
	if (!han.test(token)) return `not ${token}`;
	return `${negation === '没有' ? '没' : negation}${token}`;
}
