/** Words between a negation and what it negates. */
const span = 4;

/** Signs before a phrase that are looked at for a negation. */
const reach = 120;

/** Where a clause ends, and with it what a negation reaches. */
const ends =
	/[.,;:!?。，；：！？、…\n]|(?<=\s)(?:but|and|so|because|then|或者我|但是?|而是|就要?|所以)(?=\s|\p{Script=Han})/u;

/** What turns an English word into its opposite; "cannot get a refund" is no negation of the wish. */
const negators = new Set([
	'no',
	'not',
	'never',
	'without',
	'dont',
	'didnt',
	'doesnt',
	'wont',
	'wouldnt',
	'isnt',
	'havent',
	'hasnt',
	'nor',
	'nothing',
]);

/** Whose failing it is when they did not: "they never refunded" is an objection. */
const others = new Set(['you', 'they', 'still', 'company', 'support', 'nobody']);

/** The same in Chinese, where a negation stands right before its word, with little between. */
const zhNegated =
	/(还|仍然?|一直|迟迟|你们|您们|贵司|贵公司|公司|商家|客服|他们|就是)?(?:从来没有?|从没|从未|没有|没|无需|无|未|零|绝不|并非|不|别|勿)(?:什么|任何|必要|需要|打算|准备|至于|想要?|会|要|用|必|是|再|去|来|提出?|申请|发生|收到|出现|过|有|的|一次|一个|人|客户|需|因此|而)*$/u;

/**
 * Finds the first phrase of the admin's list in a customer's words (R28). English counts as whole words, Chinese
 * anywhere; width, case and accents of typing do not matter. A phrase that is negated does not count.
 *
 * @param words what the customer wrote
 * @param phrases a `*` at the end stands for any ending of the word
 * @returns the phrase as the list has it; nothing where there is none
 * @example findObjection('I want a REFUND now', ['refund*']) //=> 'refund*'
 * @example findObjection('没有投诉', ['投诉']) //=> undefined
 */
export function findObjection(words: string, phrases: readonly string[]): string | undefined {
	const text = fold(words);
	return phrases.find((phrase) => says(text, fold(phrase)));
}

/** One form for full-width and half-width, capitals and small letters, straight and curly signs. */
function fold(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/['’‘`]/g, '')
		.replaceAll(/[^\S\n]+/g, ' ')
		.trim();
}

const letter = /[\p{L}\p{N}]/u;
const han = /\p{Script=Han}/u;

function says(text: string, phrase: string): boolean {
	const stem = phrase.replace(/\*+$/, '').trimEnd();
	if (stem === '') return false;
	const chinese = han.test(stem);
	const open = stem !== phrase;
	for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + 1)) {
		if (!chinese && !isWhole(text, at, at + stem.length, open)) continue;
		const clause =
			text
				.slice(Math.max(0, at - reach), at)
				.split(ends)
				.at(-1) ?? '';
		if (!(chinese ? isNegatedInChinese(clause) : isNegatedInEnglish(clause))) return true;
	}
	return false;
}

/** Whether a stretch of the text is a word of its own; one that is left open may go on. */
function isWhole(text: string, from: number, to: number, open: boolean): boolean {
	return !letter.test(text.slice(from - 1, from)) && (open || !letter.test(text.slice(to, to + 1)));
}

function isNegatedInChinese(before: string): boolean {
	const match = zhNegated.exec(before.replaceAll(/\s/g, ''));
	return match !== null && match[1] === undefined;
}

function isNegatedInEnglish(before: string): boolean {
	const words = before.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	const near = words.slice(-span);
	const at = near.findLastIndex((word) => negators.has(word));
	if (at === -1) return false;
	const position = words.length - near.length + at;
	return !words.slice(Math.max(0, position - 2), position).some((word) => others.has(word));
}
