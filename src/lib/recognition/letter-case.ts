import { graphemes } from '#lib/text/grapheme.ts';
import type { ReadLine, ReadWord } from './hocr.ts';
import type { Ink } from './plan.ts';

/** Letters that are capital or small by their height alone: е, а, р, у, б, ф have shapes of their own. */
const ALIKE = new Set('вгджзийклмнопстхцчшщъыьэюя');
/** Those of them that hang below the line. */
const HANGING = new Set('дцщ');
/** Height of a letter over that of small ones from which on it may be a capital. */
const SMALL = 1.17;
/** A patch as high as this is a letter, no sign. */
const LETTER = 0.5;
/** The machine's certainty of the small letter, of 100, from which on it thought of it. */
const THOUGHT = 1;
/** Letters after the first that tell how high small letters of the word are. */
const ENOUGH = 2;

/**
 * The line with small letters where capitals were read that are no higher than small letters, and
 * the machine itself thought of both: it takes a first letter that stands clear for a capital. Heights
 * are compared within the word; no word is asked what it ought to be. Never the other way: dirt makes
 * a letter higher. `ink`: the patches of the line, in pixels of the picture that was read.
 */
export function settle(line: ReadLine, ink: readonly Ink[]): ReadLine {
	const letters = graphemes(line.text);
	const lattice = [...line.lattice];
	for (const word of line.words) {
		const patches = ink.filter((patch) => isIn(word, patch));
		const places = tooLow(letters.slice(word.from, word.to), patches, word);
		const chances = places.map((at) => certaintyOf(line, at, letters[at]!.toLowerCase()));
		if (chances.some((certainty) => certainty < THOUGHT)) continue;
		places.forEach((at, index) => {
			const small = letters[at]!.toLowerCase();
			const others = lattice[at]!.filter(([letter]) => letter !== small);
			lattice[at] = [[small, chances[index]!], ...others];
			letters[at] = small;
		});
	}
	const text = letters.join('');
	return text === line.text ? line : { ...line, text, lattice };
}

function isIn({ zone }: ReadWord, { left, right }: Ink): boolean {
	const middle = (left + right) / 2;
	return middle >= zone.ulx && middle <= zone.lrx;
}

function certaintyOf({ lattice }: ReadLine, at: number, letter: string): number {
	return lattice[at]!.find(([other]) => other === letter)?.[1] ?? 0;
}

/** Places in the line of capitals that are no higher than small letters: all of a word, or its first. */
function tooLow(
	word: readonly string[],
	patches: readonly Ink[],
	{ from, zone }: ReadWord
): number[] {
	const pitch = (zone.lrx - zone.ulx) / word.length;
	const letters = patches.filter(
		({ left, right, high }) => high > LETTER && right - left > 0.3 * pitch
	);
	if (word.length > ENOUGH && word.every(isCapitalAlike)) {
		const low = letters.length >= word.length / 2 && usual(letters) < SMALL;
		return low ? word.map((_, at) => from + at) : [];
	}
	const [first, ...rest] = letters;
	const small = word.slice(1).filter((letter) => /\p{Ll}/u.test(letter)).length;
	if (!first || Math.min(small, rest.length) < ENOUGH || !isCapitalAlike(word[0]!)) return [];
	const alone = first.right - first.left < 1.7 * pitch && first.left < zone.ulx + pitch / 2;
	return alone && heightOf(word[0]!, first) < SMALL * usual(rest) ? [from] : [];
}

function isCapitalAlike(letter: string): boolean {
	return letter !== letter.toLowerCase() && ALIKE.has(letter.toLowerCase());
}

/** A letter struck too low or too high keeps its own height; what hangs below the line is no part of it. */
function heightOf(letter: string, { head, high }: Ink): number {
	return HANGING.has(letter.toLowerCase()) ? head : high;
}

/** Height of most small letters: below the middle, for some have strokes that rise above. */
function usual(of: readonly Ink[]): number {
	const heads = of.map(({ head, high }) => Math.min(head, high)).sort((a, b) => a - b);
	return heads[Math.floor(heads.length * 0.35)]!;
}
