/** Words of a replaced stretch paired by likeness, and the letters in which they differ. */
import { diffArrays } from 'diff';
import * as grapheme from '#lib/text/grapheme.ts';
import { distance as levenshtein } from 'fastest-levenshtein';
import type { Difference } from './difference.ts';

/** Below this likeness two words are no pair. */
const LIKE = 0.5;
/** Graphemes a side that are coloured at most. */
export const COLOURED = 200;
/** Words a side that are paired at most; beyond, a stretch is shown whole. */
const PAIRED = 200;
/** A gap costs this to open and this to widen, so that gaps stay together. */
const [OPEN, WIDEN] = [0.3, 0.1];

/** 1 for equal words, 0 for words without a letter in common at its place. */
export function likeness(a: string, b: string): number {
	const longest = Math.max(a.length, b.length);
	return longest === 0 ? 1 : 1 - levenshtein(a, b) / longest;
}

interface Cell {
	worth: number;
	/** How it was come to: a pair, a gap in `b` (word of a alone), a gap in `a`. */
	came: 'pair' | 'a' | 'b' | 'start';
}

/** Pairs of words of `a` and `b`, rising, that are at least half alike. Gaps cost affinely. */
export function pair(a: readonly string[], b: readonly string[]): [a: number, b: number][] {
	if (a.length > PAIRED || b.length > PAIRED) return [];
	const table: Cell[][] = [];
	for (let i = 0; i <= a.length; i++) {
		table.push([]);
		for (let j = 0; j <= b.length; j++) table[i]!.push(cell(table, a, b, i, j));
	}
	const pairs: [number, number][] = [];
	let [i, j] = [a.length, b.length];
	while (i > 0 || j > 0) {
		const { came } = table[i]![j]!;
		if (came !== 'b') i--;
		if (came !== 'a') j--;
		if (came === 'pair') pairs.push([i, j]);
	}
	return pairs.reverse();
}

function cell(
	table: Cell[][],
	a: readonly string[],
	b: readonly string[],
	i: number,
	j: number
): Cell {
	if (i === 0 && j === 0) return { worth: 0, came: 'start' };
	const best: Cell = { worth: -Infinity, came: 'a' };
	const offer = (worth: number, came: Cell['came']) => {
		if (worth > best.worth) Object.assign(best, { worth, came });
	};
	const gap = (from: Cell, came: 'a' | 'b') => from.worth - (from.came === came ? WIDEN : OPEN);
	if (i > 0) offer(gap(table[i - 1]![j]!, 'a'), 'a');
	if (j > 0) offer(gap(table[i]![j - 1]!, 'b'), 'b');
	if (i > 0 && j > 0) {
		const like = likeness(a[i - 1]!, b[j - 1]!);
		if (like >= LIKE) offer(table[i - 1]![j - 1]!.worth + like, 'pair');
	}
	return best;
}

type Letters = NonNullable<Difference['letters']>;

/**
 * The letters that differ, in graphemes of each text. Where the whole is unlike, words that pair are
 * coloured and the others marked whole; null where no word pairs.
 */
export function colour(s: string, p: string): Difference['letters'] {
	const [a, b] = [grapheme.graphemes(s), grapheme.graphemes(p)];
	if (a.length === 0 || b.length === 0 || Math.max(a.length, b.length) > COLOURED) return null;
	const letters: Letters = { s: [], p: [] };
	if (likeness(s, p) >= LIKE) {
		mark(letters, a, b, 0, 0);
		return letters;
	}
	const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
	const pairs = pair(
		wordsA.map((word) => word.text),
		wordsB.map((word) => word.text)
	);
	if (pairs.length === 0) return null;
	wordsA.forEach(({ from, to }, i) => {
		const partner = wordsB[pairs.find(([one]) => one === i)?.[1] ?? -1];
		if (!partner) letters.s.push([from, to]);
		else mark(letters, a.slice(from, to), b.slice(partner.from, partner.to), from, partner.from);
	});
	wordsB.forEach(({ from, to }, j) => {
		if (!pairs.some(([, one]) => one === j)) letters.p.push([from, to]);
	});
	letters.p.sort((one, other) => one[0] - other[0]);
	return letters;
}

function mark(letters: Letters, a: string[], b: string[], atA: number, atB: number): void {
	let [i, j] = [atA, atB];
	for (const { added, removed, value } of diffArrays(a, b)) {
		if (removed) letters.s.push([i, i + value.length]);
		if (added) letters.p.push([j, j + value.length]);
		if (!added) i += value.length;
		if (!removed) j += value.length;
	}
}

function wordsOf(letters: string[]): { text: string; from: number; to: number }[] {
	const words: { text: string; from: number; to: number }[] = [];
	for (let from = 0; from < letters.length; from++) {
		if (/^\s$/u.test(letters[from]!)) continue;
		let to = from;
		while (to < letters.length && !/^\s$/u.test(letters[to]!)) to++;
		words.push({ text: letters.slice(from, to).join(''), from, to });
		from = to;
	}
	return words;
}
