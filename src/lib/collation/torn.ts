/**
 * Half of a word alone at the edge of a line, where the publication has the whole word and much
 * more: the machine passed over the line that holds the other half. No publisher tears a word.
 */
import type { Reading } from './difference.ts';

/** What stands on the scan, and the word of the publication that it is half of. */
export interface Torn {
	half: string;
	word: string;
}

/** Words that the publication has more: fewer are no line that was passed over. */
const MORE = 3;
const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;
/**
 * Two halves of a word put together of lines that may not follow each other. A mark is of the word
 * alone, never of what follows it: two ways to read a row of marks would cost their square.
 */
const CUT = /^([\p{L}\p{M}]+)[-\u00ac\u2e17]\n(\p{Ll}[\p{L}\p{M}]*)(?!\p{M})\P{L}*$/u;
/** A word with its hyphen, and no other. */
const AT_END = /^\P{L}*\p{L}[\p{L}\p{M}]*[-\u00ac\u2e17]\P{L}*$/u;

/** The torn word of a difference; `lengthOf` gives the graphemes of a line. */
export function tornIn(
	s: Reading,
	p: Pick<Reading, 'text'>,
	lengthOf: (line: string) => number
): Torn | null {
	const [mine, theirs] = [wordsOf(s.text), wordsOf(p.text)];
	const [half, word, last] = [mine[0], theirs[0], theirs.at(-1)];
	if (half === undefined || word === undefined || last === undefined) return null;
	if (theirs.length < mine.length + MORE) return null;
	const [cut, tail] = CUT.exec(s.text)?.slice(1) ?? [];
	if (cut !== undefined && tail !== undefined)
		return isBeginningOf(cut, word) && last.endsWith(tail) ? { half: cut, word } : null;
	const [begin, end] = [s.places[0], s.places.at(-1)];
	if (begin?.from === 0 && isEndOf(half, last)) return { half, word: last };
	const ends = end !== undefined && end.to === lengthOf(end.line);
	return ends && AT_END.test(s.text) && isBeginningOf(half, word) ? { half, word } : null;
}

function wordsOf(text: string): string[] {
	return text.match(WORD) ?? [];
}

function isEndOf(half: string, word: string): boolean {
	return half.length < word.length && word.endsWith(half);
}

function isBeginningOf(half: string, word: string): boolean {
	return half.length < word.length && word.startsWith(half);
}
