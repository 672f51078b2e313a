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

/** What a UTF-16 unit is to the scanner. */
const [UNKNOWN, SPACE, LETTER, SOFT, SIGN, RAISED, HALF] = [0, 1, 2, 3, 4, 5, 6];
/** Classes of the units that were met, so that each is tested once. */
const CLASSES = new Uint8Array(0x10000);
const WORD = /[\p{L}\p{N}]/u;
/** A mark, or a letter of two units. */
const COUNTED_APART = /[\p{M}\ud800-\udfff\u{10000}-\u{10ffff}]/u;

function classOf(unit: number): number {
	const known = CLASSES[unit]!;
	return known === UNKNOWN ? (CLASSES[unit] = classify(String.fromCharCode(unit))) : known;
}

function classify(letter: string): number {
	if (letter === '\u00ad') return SOFT;
	if (/[\s\u200b-\u200f\u2060]/u.test(letter)) return SPACE;
	if (/[\u00b2\u00b3\u00b9\u2070-\u2079]/u.test(letter)) return RAISED;
	if (/[\ud800-\udfff]/.test(letter)) return HALF;
	return /[\p{L}\p{M}\p{N}]/u.test(letter) ? LETTER : SIGN;
}

/**
 * Calls `note` for each token of `text` in order; what lies between them is white space. A token is
 * a run of letters, marks and digits, soft hyphens among them, or one sign; superscript digits are
 * signs (markers).
 */
export function scan(text: string, note: (from: number, to: number) => void): void {
	for (let at = 0; at < text.length;) {
		const blank = classOf(text.charCodeAt(at)) === SPACE;
		const end = blank ? at + 1 : wordEnd(text, at);
		const next = end > at ? end : at + widthAt(text, at);
		if (!blank) note(at, next);
		at = next;
	}
}

/** Where the word that begins at `at` ends; `at` where none begins there. */
function wordEnd(text: string, at: number): number {
	let end = lettersEnd(text, at);
	while (end > at && text.charCodeAt(end) === 0xad) {
		let next = end;
		while (text.charCodeAt(next) === 0xad) next++;
		const after = lettersEnd(text, next);
		if (after === next) break;
		end = after;
	}
	return end;
}

function lettersEnd(text: string, at: number): number {
	for (;;) {
		const kind = at < text.length ? classOf(text.charCodeAt(at)) : SPACE;
		if (kind === LETTER) at++;
		else if (kind === HALF && isLetterPair(text, at)) at += 2;
		else return at;
	}
}

function isLetterPair(text: string, at: number): boolean {
	return widthAt(text, at) === 2 && /[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2));
}

/** UTF-16 units of the code point at `at`. */
function widthAt(text: string, at: number): number {
	return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

/** The tokens of `text` in order. */
export function tokenise(text: string): Token[] {
	const tokens: Token[] = [];
	scan(text, (from, to) => tokens.push({ t: text.slice(from, to), from, to }));
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
