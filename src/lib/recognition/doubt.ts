import { graphemes } from '#lib/text/grapheme.ts';
import type { ReadLine } from './hocr.ts';

/** Below this a word is doubtful even where the dictionary knows it. */
const UNSURE = 0.6;
const LETTERS = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;

/** The words of a reading that the dictionary can be asked about; cut words at line ends are not. */
export function asked(line: ReadLine): string[] {
	return textsOf(line).flatMap((text, index) => {
		const cut = index === line.words.length - 1 && /[-\u00ad\u00ac]$/u.test(text);
		return cut ? [] : cores(text);
	});
}

/** The bare words in a token: without signs around them. */
export function cores(token: string): string[] {
	return (token.match(LETTERS) ?? []).filter((word) => word.length > 1);
}

/** Is every bare word of the token known? A token without letters is neither known nor unknown. */
export function isKnown(token: string, known: ReadonlySet<string>): boolean {
	const words = cores(token);
	return words.length > 0 && words.every((word) => known.has(word)) && isClean(token);
}

/** Nothing but letters, and signs where signs stand. */
function isClean(token: string): boolean {
	return /^[«"„“(]*[\p{L}\p{M}\p{N}-]+[)»"”“.,;:!?…]*$/u.test(token);
}

/** Ought the line to be read again? A word that the dictionary does not know is a name if it is surer than `sure`. */
export function isDoubtful(line: ReadLine, known: ReadonlySet<string>, sure: number): boolean {
	const last = line.words.length - 1;
	const texts = textsOf(line);
	return line.words.some((word, index) => {
		const text = texts[index]!;
		if (word.confidence < UNSURE) return true;
		if (word.confidence > sure) return false;
		if (index === last && /[-\u00ad\u00ac]$/u.test(text)) return false;
		return cores(text).some((core) => !known.has(core));
	});
}

/** Its words as they stand in it; the letters of the line are told apart once. */
export function textsOf({ text, words }: ReadLine): string[] {
	const letters = graphemes(text);
	return words.map(({ from, to }) => letters.slice(from, to).join(''));
}
