const brackets = /[([{<【〔〖「《][^)\]}>】〕〗」》]*[)\]}>】〕〗」》]/gu;
const marks = /[\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}]/gu;

/**
 * Folds a heading or a choice to what makes it the same: width, case, blanks and punctuation do not count.
 *
 * @example fold('规模（员工数）') //=> '规模员工数'
 */
export function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(marks, '');
}

/**
 * The same without what stands in brackets.
 *
 * @example foldOutside('客户满意度(1-5分)') //=> '客户满意度'
 */
export function foldOutside(text: string): string {
	return fold(text.normalize('NFKC').replace(brackets, ''));
}
