import { at } from './baseline.ts';
import type { Mark, TextLine } from './text-line.ts';
import type { LetterSize } from './letter-size.ts';

/**
 * Which small marks belong to a line: points, commas, dashes, dots over letters, pieces of letters.
 * On a page with specks a mark must stand where a sign can stand, and be no darker than the letters.
 * Units: x-heights, distances from the baseline, upwards positive.
 */
const NEAR = { aside: 2.2, above: 2.15, below: 0.85 };
const FOOT = { lowest: -0.75, highest: 0.3, aside: 1.2 };
const PIECE = { lowest: -0.45, highest: 1.75, aside: 0.25 };
const DASH = { wide: 0.3, flat: 1.4, lowest: 0.15, highest: 0.9 };
/** As high as this it is a letter astray. */
const LETTER = 0.55;
const COLON = { aside: 0.25, least: 0.35, most: 1 };
const QUOTE = { lowest: 0.7, high: 0.3, twin: 0.7 };
/** A speck of dirt is black where the ink is not. */
const DARKER = 1.6;
/** Specks that chance would put into the lines, from which on signs are looked at strictly. */
const SPECKLED = 4;

/** The lines with the small marks that are theirs; `wanted`: strictly or not, whatever is measured. */
export function attach(
	lines: readonly TextLine[],
	small: readonly Mark[],
	size: LetterSize,
	wanted?: boolean
): { marks: Mark[][]; speckled: boolean } {
	const found = lines.map((line) => [...line.marks]);
	const placed = small.map((mark) => ({ mark, line: nearest(lines, mark, size) }));
	const loose = placed.filter(({ mark, line }) => line < 0 && isAmid(lines, mark, size)).length;
	const strict = wanted ?? isSpeckled(lines, loose, size);
	const limit = strict ? DARKER * usualPeak(lines) : Infinity;
	for (const { mark, line } of placed) {
		if (line < 0 || mark.component.peak > limit) continue;
		if (!strict || belongs(lines[line]!, mark, small, size)) found[line]!.push(mark);
	}
	return { marks: found, speckled: strict };
}

function nearest(lines: readonly TextLine[], mark: Mark, { xHeight }: LetterSize): number {
	let [best, least] = [-1, Infinity];
	lines.forEach((line, index) => {
		const u = (mark.left + mark.right) / 2;
		const half = isFlat(mark, xHeight) ? (mark.right - mark.left) / 2 : 0;
		const aside = Math.max(0, line.left - u - half, u - half - line.right);
		const above = heightOver(line, mark, xHeight);
		if (aside > NEAR.aside * xHeight || above > NEAR.above || above < -NEAR.below) return;
		const off = aside + Math.abs(above - 0.5) * xHeight;
		if (off < least) [best, least] = [index, off];
	});
	return best;
}

/** As a dash is: of two words apart it stands nearer to one than its middle does. */
function isFlat({ left, right, top, bottom }: Mark, xHeight: number): boolean {
	return right - left >= DASH.wide * xHeight && right - left > DASH.flat * (bottom - top);
}

/** Height of the mark's middle over the baseline, in x-heights. */
function heightOver(line: TextLine, mark: Mark, xHeight: number): number {
	const u = Math.min(line.right, Math.max(line.left, (mark.left + mark.right) / 2));
	return (at(line.baseline, u) - (mark.top + mark.bottom) / 2) / xHeight;
}

/** What is near the text. */
const AMID = { aside: 5, above: 10 };

/** Loose marks on the rest of the page tell how many chance puts between the letters. */
function isSpeckled(lines: readonly TextLine[], loose: number, { xHeight }: LetterSize): boolean {
	const written = lines.reduce((sum, { left, right }) => sum + (right - left) * 2.5 * xHeight, 0);
	const { left, right, top, bottom } = textArea(lines, xHeight);
	const free = Math.max(written / 4, (right - left) * (bottom - top) - written);
	return (loose * written) / Math.max(1, free) > SPECKLED;
}

/** In or near the text: the edges of a sheet have dirt of their own kind. */
function isAmid(lines: readonly TextLine[], mark: Mark, { xHeight }: LetterSize): boolean {
	const { left, right, top, bottom } = textArea(lines, xHeight);
	return mark.left > left && mark.right < right && mark.bottom > top && mark.top < bottom;
}

/** Around the lines of some length, and the margin next to them. */
function textArea(lines: readonly TextLine[], xHeight: number) {
	const long = lines.filter((line) => line.marks.length >= 5);
	const feet = long.map((line) => at(line.baseline, line.left));
	return {
		left: Math.min(...long.map((line) => line.left)) - AMID.aside * xHeight,
		right: Math.max(...long.map((line) => line.right)) + AMID.aside * xHeight,
		top: Math.min(...feet) - AMID.above * xHeight,
		bottom: Math.max(...feet) + AMID.above * xHeight
	};
}

function usualPeak(lines: readonly TextLine[]): number {
	const peaks = lines.flatMap((line) => line.marks.map((mark) => mark.component.peak));
	peaks.sort((a, b) => a - b);
	return peaks[Math.floor(peaks.length * 0.9)] ?? 255;
}

function belongs(line: TextLine, mark: Mark, small: readonly Mark[], size: LetterSize): boolean {
	const x = size.xHeight;
	const over = heightOver(line, mark, x);
	const gap = gapTo(line, mark) / x;
	const high = (mark.bottom - mark.top) / x;
	if (high > LETTER || small.some((other) => isColon(mark, other, x))) return true;
	if (isFlat(mark, x) && over > DASH.lowest && over < DASH.highest) return true;
	if (over > PIECE.lowest && over < PIECE.highest && gap < PIECE.aside) return true;
	if (over > FOOT.lowest && over < FOOT.highest && gap < FOOT.aside) return true;
	return over > QUOTE.lowest && high > QUOTE.high && small.some((other) => isTwin(mark, other, x));
}

/** Free space to the nearest letter, across. */
function gapTo(line: TextLine, mark: Mark): number {
	let least = Infinity;
	for (const letter of line.marks) {
		least = Math.min(least, Math.max(0, letter.left - mark.right, mark.left - letter.right));
	}
	return least;
}

function isTwin(mark: Mark, other: Mark, xHeight: number): boolean {
	if (mark === other || Math.abs(mark.top - other.top) > 0.2 * xHeight) return false;
	return Math.abs(mark.left - other.left) < QUOTE.twin * xHeight;
}

/** One point right above the other. */
function isColon(mark: Mark, other: Mark, xHeight: number): boolean {
	const apart = Math.abs(mark.bottom - other.bottom) / xHeight;
	const aside = Math.abs(mark.left - other.left) / xHeight;
	return aside < COLON.aside && apart > COLON.least && apart < COLON.most;
}
