/**
 * Words and signs of a text. One expression for every version of Node; not `Intl.Segmenter`, which
 * copies its whole input for each segment on Node 20 and gives nothing more for Russian.
 */

/** `from` and `to` count UTF-16 units of the text, `to` exclusive: see `graphemesAt`. */
export interface Token {
	t: string;
	from: number;
	to: number;
}

/** Letters, marks and digits, soft hyphens among them; superscript digits are signs (markers). */
const TOKEN =
	/(?:(?![\u00b2\u00b3\u00b9\u2070-\u2079])[\p{L}\p{M}\p{N}])+(?:\u00ad+[\p{L}\p{M}\p{N}]+)*|[^\s\u200b-\u200f\u2060]/gu;
const WORD = /[\p{L}\p{N}]/u;
const COUNTED_APART = /[\p{M}\ud800-\udfff]/u;

/** The tokens of `text` in order; what lies between them is white space. */
export function tokenise(text: string): Token[] {
	const tokens: Token[] = [];
	TOKEN.lastIndex = 0;
	for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text))
		tokens.push({ t: found[0], from: found.index, to: found.index + found[0].length });
	return tokens;
}

/** A word or number, as against a sign. */
export function isWord(token: string): boolean {
	return WORD.test(token);
}

/** Number of words and numbers, as a person would count them; hyphenated ones count as one. */
export function countWords(text: string): number {
	return text.split(/\s+/u).filter(isWord).length;
}

/** Begins with a capital letter. */
export function isCapitalised(token: string): boolean {
	return /^\p{Lu}/u.test(token);
}

/** Every unit of the text is a grapheme: places need no counting. */
export function isPlain(text: string): boolean {
	return !COUNTED_APART.test(text);
}

/** How many graphemes stand before unit `index` of `text`. */
export function graphemesAt(text: string, index: number): number {
	if (isPlain(text)) return index;
	let count = 0;
	for (const found of text.matchAll(/\P{M}\p{M}*|^\p{M}+/gu)) {
		if (found.index >= index) break;
		count++;
	}
	return count;
}
