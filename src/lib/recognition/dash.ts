import { graphemes } from '#lib/text/grapheme.ts';
import { join, piece, type ReadLine, type ReadWord } from './hocr.ts';
import type { Ink } from './plan.ts';

const DASH = /^[-–—]$/u;
/** A dash is flatter and wider than this, in x-heights and times its height. */
const FLAT = 0.4;
const LONG = 1.5;
/** Free paper beside a dash, in x-heights, from which on it is a space: a hyphen's is half of it. */
const SPACE = 0.8;

/**
 * The line with a space between a dash and a letter that stand a space apart on the picture, as in
 * the folio `- 5 -`: the machine reads such words without spaces. `ink`: the patches of the line,
 * `xHeight` the height of small letters, in pixels of the picture that was read.
 */
export function part(line: ReadLine, ink: readonly Ink[], xHeight: number): ReadLine {
	const letters = graphemes(line.text);
	const words = line.words.flatMap((word) => {
		const cuts = cutsOf(letters.slice(word.from, word.to), word, ink, xHeight);
		return pieces(line, word, cuts);
	});
	return words.length === line.words.length ? line : (join(words) ?? line);
}

/** Dashes side by side, as one is read that is longer than any of a book's type. */
const SEVERAL = /^[-–—]{2,}$/u;

/**
 * The line with one dash where several were read of a single stroke: the long dash of a typewriter
 * comes out as a hyphen and a dash. Two hyphens struck for a dash are two patches of ink, and stay.
 */
export function unite(line: ReadLine, ink: readonly Ink[], xHeight: number): ReadLine {
	const letters = graphemes(line.text);
	const words = line.words.map((word) => {
		const whole = piece(line, word, word.from, word.to);
		if (!SEVERAL.test(whole.text) || inkOf(word, ink).length !== 1) return whole;
		if (!isDash(inkOf(word, ink)[0]!, xHeight)) return whole;
		const longest = ['—', '–', '-'].find((dash) => whole.text.includes(dash))!;
		const at = letters.indexOf(longest, word.from);
		return {
			...whole,
			text: longest,
			words: [{ ...whole.words[0]!, to: 1 }],
			lattice: [line.lattice[at]!]
		};
	});
	const united = join(words);
	return united && united.text !== line.text ? united : line;
}

function inkOf({ zone }: ReadWord, ink: readonly Ink[]): Ink[] {
	return ink.filter(({ left, right }) => right > zone.ulx && left < zone.lrx);
}

/** A place of the word where a space belongs: letters before it, pixels. */
interface Cut {
	at: number;
	x: number;
}

function cutsOf(
	word: readonly string[],
	place: ReadWord,
	ink: readonly Ink[],
	xHeight: number
): Cut[] {
	const own = inkOf(place, ink);
	if (word.length < 2 || own.length < 2) return [];
	const [first, second] = own as [Ink, Ink];
	const [before, last] = own.slice(-2) as [Ink, Ink];
	const apart = (a: Ink, b: Ink) => b.left - a.right > SPACE * xHeight;
	const cuts: Cut[] = [];
	if (DASH.test(word[0]!) && isDash(first, xHeight) && apart(first, second)) {
		cuts.push({ at: 1, x: (first.right + second.left) / 2 });
	}
	if (DASH.test(word.at(-1)!) && isDash(last, xHeight) && apart(before, last)) {
		cuts.push({ at: word.length - 1, x: (before.right + last.left) / 2 });
	}
	return cuts.filter(({ at }, index) => at > (cuts[index - 1]?.at ?? 0));
}

function isDash({ left, right, high }: Ink, xHeight: number): boolean {
	return high < FLAT && right - left > LONG * high * xHeight;
}

/** The word cut where spaces belong, each piece a line of its own. */
function pieces(line: ReadLine, word: ReadWord, cuts: readonly Cut[]): ReadLine[] {
	const { confidence, zone } = word;
	const ends = [...cuts, { at: word.to - word.from, x: zone.lrx }];
	return ends.map(({ at, x }, index) => {
		const [from, ulx] = index === 0 ? [0, zone.ulx] : [cuts[index - 1]!.at, cuts[index - 1]!.x];
		const own = { zone: { ...zone, ulx, lrx: x }, confidence };
		return piece(line, own, word.from + from, word.from + at);
	});
}
