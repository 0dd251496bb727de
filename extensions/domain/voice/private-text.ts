/** Whatever could reach or name a person: addresses, links, and runs of six digits and more however they are broken up. */
const personal = [
	/[\p{L}\p{N}._%+-]+\s*[@＠]\s*[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
	/\b(?:https?:\/\/|www\.)\S+/giu,
	/[+(（]?\p{Nd}(?:[\s().（）\-－–—_·/]{0,3}\p{Nd}){5,}/gu,
	/(?:微信|wechat|weixin|vx|qq)\s*(?:号|id)?\s*[:：]?\s*[\w-]{5,}/giu,
] as const;

/**
 * A comment as it is shown: personal data is masked (R38).
 *
 * @example maskText('请打 138 0013 8000 找我') //=> '请打 *** 找我'
 */
export function maskText(text: string): string {
	return personal.reduce((masked, pattern) => masked.replaceAll(pattern, '***'), text);
}
