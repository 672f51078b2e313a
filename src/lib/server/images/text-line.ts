import { at, fit, middle, type Baseline } from './baseline.ts';
import { toLine, type Frame } from './frame.ts';
import { attach } from './point.ts';
import type { Component } from './components.ts';
import type { LetterSize } from './letter-size.ts';

/** A component in the coordinates of the lines; `top`, `bottom` at its middle. */
export interface Mark {
	component: Component;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** A line of writing: its marks from left to right, and its baseline v = a + b u + c u². */
export interface TextLine {
	marks: Mark[];
	left: number;
	right: number;
	baseline: Baseline;
}

/** In x-heights. `LETTER`: a letter's height. `WORDS`: what may lie between words of one line. */
const LETTER = { least: 0.55, most: 3.6, widest: 40, slimmest: 0.09 };
const WORDS = 3.4;
/** Where the middle of a stray letter stands in the line it belongs to, in x-heights. */
const AMONG = { lowest: -0.7, highest: 1.3 };
const SAME_LINE = 0.55;
/** The least area of a sign, in squares of the stroke's width. */
const POINT = 0.35;

/**
 * Finds the lines of a page from its patches of ink, in no order. `strict`: whether small marks must
 * stand where a sign can; left out, as the page's specks tell.
 */
export function find(
	all: readonly Component[],
	size: LetterSize,
	along: Frame,
	strict?: boolean
): { lines: TextLine[]; speckled: boolean } {
	const marks = all.map((each) => mark(each, along)).sort((a, b) => a.left - b.left);
	const letters = marks.filter((each) => isLetter(each, size));
	const chains = chain(letters, size).sort((a, b) => a.length - b.length);
	const pieces = takeIn(chains, size).map((each) => build(each, size));
	const small = marks.filter((each) => isPoint(each, size));
	const { marks: attached, speckled } = attach(pieces, small, size, strict);
	const pointed = attached.map((each) => build(each, size));
	return { lines: joinPieces(pointed, size).map((each) => build(each.marks, size)), speckled };
}

export function mark(component: Component, along: Frame): Mark {
	const { left, right, top, bottom } = component;
	const middle = toLine(along, (left + right) / 2, (top + bottom) / 2);
	const half = { wide: (right - left) / 2, high: (bottom - top) / 2 };
	return {
		component,
		left: middle.u - half.wide,
		right: middle.u + half.wide,
		top: middle.v - half.high,
		bottom: middle.v + half.high
	};
}

function isLetter(mark: Mark, { xHeight }: LetterSize): boolean {
	const high = (mark.bottom - mark.top) / xHeight;
	const wide = (mark.right - mark.left) / xHeight;
	return (
		high >= LETTER.least &&
		high <= LETTER.most &&
		wide <= LETTER.widest &&
		isFilled(mark, high, wide)
	);
}

/** A stroke of an edge or a fold stands alone and is far thinner than any letter is high. */
function isFilled({ component }: Mark, high: number, wide: number): boolean {
	const { left, right, top, bottom, area } = component;
	const filled = area / ((right - left) * (bottom - top));
	return wide > LETTER.slimmest * high && filled < (wide < high / 2 ? 1.01 : 0.95);
}

/**
 * Chains that are part of a longer one: a tall comma, letters struck too low, signs between quotes.
 * They stand in its band, within its length or next to its ends.
 */
function takeIn(chains: readonly Mark[][], size: LetterSize): Mark[][] {
	const hosts = chains.map((each) => build(each, size));
	const whole = chains.map((each) => [...each]);
	chains.forEach((each, index) => {
		const host = hosts.findIndex(
			(line) => line.marks.length >= 2 * each.length && isAmong(line, hosts[index]!, size)
		);
		if (host < 0) return;
		whole[host]!.push(...whole[index]!);
		whole[index] = [];
	});
	return whole.filter((each) => each.length > 0);
}

function isAmong(line: TextLine, piece: TextLine, { xHeight }: LetterSize): boolean {
	const reach = WORDS * xHeight;
	if (piece.left > line.right + reach || piece.right < line.left - reach) return false;
	return piece.marks.every((letter) => {
		const foot = at(line.baseline, (letter.left + letter.right) / 2);
		const over = (foot - (letter.top + letter.bottom) / 2) / xHeight;
		return over > AMONG.lowest && over < AMONG.highest;
	});
}

function isPoint(mark: Mark, { xHeight, stroke }: LetterSize): boolean {
	const high = (mark.bottom - mark.top) / xHeight;
	const wide = (mark.right - mark.left) / xHeight;
	const { area } = mark.component;
	return high < LETTER.least && wide < 2 && area >= POINT * stroke * stroke;
}

/** Letters in a row, and where the last of them stand. */
interface Chain {
	letters: Mark[];
	/** Right edge of the last letter; middles of the feet and of the heads of the last ones. */
	right: number;
	foot: number;
	head: number;
}

/**
 * Follows letters from left to right: a letter goes to the line whose last letters stand at its
 * height and are nearest. The last letters, not the whole line: so a bent line is followed.
 */
function chain(letters: readonly Mark[], { xHeight }: LetterSize): Mark[][] {
	const chains: Chain[] = [];
	for (const letter of letters) {
		let [nearest, least]: [Chain | undefined, number] = [undefined, Infinity];
		for (const each of chains) {
			const gap = letter.left - each.right;
			if (gap > WORDS * xHeight) continue;
			const off = Math.abs(offBand(each, letter, xHeight));
			const far = Math.max(0, gap) + 3 * off;
			if (off < SAME_LINE * xHeight && far < least) [nearest, least] = [each, far];
		}
		if (nearest) follow(nearest, letter);
		else chains.push(follow({ letters: [], right: 0, foot: 0, head: 0 }, letter));
	}
	return chains.map((each) => each.letters);
}

function follow(chain: Chain, letter: Mark): Chain {
	chain.letters.push(letter);
	const last = chain.letters.slice(-6);
	chain.right = letter.right;
	chain.foot = middle(last.map((each) => each.bottom));
	chain.head = middle(last.map((each) => each.top));
	return chain;
}

/** How far the letter stands above or below the last letters: by its foot or by its head, whichever is nearer. */
function offBand({ foot, head }: Chain, letter: Mark, xHeight: number): number {
	const atFoot = letter.bottom - foot;
	const atHead = letter.top - head;
	const off = Math.abs(atFoot) < Math.abs(atHead) ? atFoot : atHead;
	const overlap = Math.min(foot, letter.bottom) - Math.max(head, letter.top);
	return overlap < 0.3 * xHeight ? Infinity : off;
}

/** The line of these marks; its baseline leaves out what hangs below it. */
export function build(marks: readonly Mark[], { xHeight }: LetterSize): TextLine {
	const sorted = [...marks].sort((a, b) => a.left - b.left);
	const letters = sorted.filter((each) => each.bottom - each.top > LETTER.least * xHeight);
	const left = Math.min(...sorted.map((each) => each.left));
	const right = Math.max(...sorted.map((each) => each.right));
	return {
		marks: sorted,
		left,
		right,
		baseline: fit(feetOf(letters.length > 0 ? letters : sorted), xHeight)
	};
}

function feetOf(letters: readonly Mark[]): { u: number; v: number }[] {
	return letters.map((each) => ({ u: (each.left + each.right) / 2, v: each.bottom }));
}

/** Pieces of one line, found apart because a dash or a wide space lay between. */
function joinPieces(pieces: readonly TextLine[], size: LetterSize): TextLine[] {
	const sorted = [...pieces].sort((a, b) => a.left - b.left);
	const joined: TextLine[] = [];
	for (const piece of sorted) {
		const before = joined.findIndex((line) => continues(line, piece, size));
		if (before < 0) joined.push(piece);
		else joined[before] = build([...joined[before]!.marks, ...piece.marks], size);
	}
	return joined;
}

function continues(line: TextLine, piece: TextLine, { xHeight }: LetterSize): boolean {
	const gap = piece.left - line.right;
	if (gap > WORDS * xHeight) return false;
	const u = (line.right + piece.left) / 2;
	return Math.abs(at(line.baseline, u) - at(piece.baseline, u)) < 0.5 * xHeight;
}
