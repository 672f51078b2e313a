/**
 * Two sequences of numbers aligned: anchors first, npm `diff` in the gaps between them. Quadratic
 * work happens only inside bounded gaps, under one budget for all of them; past it a gap is said to
 * be too different and stays unaligned.
 */
import { diffArrays } from 'diff';
import { anchors, type Range } from './anchors.ts';

export const BOUNDS = {
	/** Widths of the n-grams, widest first. */
	widths: [6, 3, 1],
	/** Products of lengths up to this are refined at once. */
	small: 96 * 96,
	/** Tokens a side that one refinement may get. */
	gap: 3000,
	/** Edits that one refinement may find. */
	edits: 1500,
	/** Squares of edits (the work of Myers' algorithm) over all refinements together. */
	budget: 24_000_000,
	/** Fewer equal words than this with more than `apart` unmatched tokens on both sides are chance. */
	island: 3,
	apart: 8
} as const;

export interface Alignment {
	/** For each token of `a` its partner in `b`, or -1; partners rise. */
	partners: Int32Array;
	/** Gaps that were given up. */
	tooDifferent: Range[];
	/** What was asked of `diffArrays`: the longest side, the sum of all sides. */
	work: { longest: number; sum: number };
}

/** Aligns `a` and `b`; equal numbers are equal tokens. */
export function align(a: Int32Array, b: Int32Array): Alignment {
	const found: Alignment = {
		partners: new Int32Array(a.length).fill(-1),
		tooDifferent: [],
		work: { longest: 0, sum: 0 }
	};
	if (a.length * b.length > BOUNDS.small && !shareAny(a, b)) {
		found.tooDifferent.push([0, a.length, 0, b.length]);
		return found;
	}
	const purse = { left: BOUNDS.budget as number };
	const todo: [range: Range, width: number][] = [[[0, a.length, 0, b.length], 0]];
	for (let next = todo.pop(); next; next = todo.pop()) {
		const range = trim(a, b, next[0], found.partners);
		const [aFrom, aTo, bFrom, bTo] = range;
		if (aFrom === aTo || bFrom === bTo) continue;
		if (aTo - aFrom === 1 || bTo - bFrom === 1) {
			pairLone(a, b, range, found.partners);
			continue;
		}
		const product = (aTo - aFrom) * (bTo - bFrom);
		if (product <= BOUNDS.small || next[1] >= BOUNDS.widths.length)
			refine(a, b, range, found, purse);
		else todo.push(...divide(a, b, range, next[1], found.partners));
	}
	return found;
}

/** Texts without one token in common, a wrong file say, are told before any table is made. */
function shareAny(a: Int32Array, b: Int32Array): boolean {
	const seen = new Uint8Array(a.reduce((most, one) => Math.max(most, one), -1) + 1);
	for (const one of a) if (one >= 0) seen[one] = 1;
	return b.some((one) => seen[one] === 1) || a.some((one) => one < 0);
}

/** Matches the common beginning and end of the range; what is left of it. */
function trim(a: Int32Array, b: Int32Array, range: Range, partners: Int32Array): Range {
	let [aFrom, aTo, bFrom, bTo] = range;
	while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) partners[aFrom++] = bFrom++;
	while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) partners[--aTo] = --bTo;
	return [aFrom, aTo, bFrom, bTo];
}

/** One token against several: the most frequent gap of all, and no work for a refinement. */
function pairLone(a: Int32Array, b: Int32Array, range: Range, partners: Int32Array): void {
	const [aFrom, aTo, bFrom, bTo] = range;
	for (let i = aFrom; i < aTo; i++)
		for (let j = bFrom; j < bTo; j++)
			if (a[i] === b[j]) {
				partners[i] = j;
				return;
			}
}

/** The spaces between the anchors of one width, to be looked at with the next narrower one. */
function divide(
	a: Int32Array,
	b: Int32Array,
	[aFrom, aTo, bFrom, bTo]: Range,
	level: number,
	partners: Int32Array
): [Range, number][] {
	const width = BOUNDS.widths[level]!;
	const spaces: [Range, number][] = [];
	let [i, j] = [aFrom, bFrom];
	for (const [atA, atB] of anchors(a, b, [aFrom, aTo, bFrom, bTo], width)) {
		if (atA < i || atB < j) continue;
		spaces.push([[i, atA, j, atB], level + 1]);
		for (let k = 0; k < width; k++) partners[atA + k] = atB + k;
		[i, j] = [atA + width, atB + width];
	}
	spaces.push([[i, aTo, j, bTo], level + 1]);
	return spaces;
}

/** The fewest edits inside one gap, or the gap given up. */
function refine(
	a: Int32Array,
	b: Int32Array,
	range: Range,
	found: Alignment,
	purse: { left: number }
) {
	const [aFrom, aTo, bFrom, bTo] = range;
	const longest = Math.max(aTo - aFrom, bTo - bFrom);
	const maxEditLength = Math.min(BOUNDS.edits, Math.floor(Math.sqrt(purse.left)));
	if (longest > BOUNDS.gap || maxEditLength < 1) {
		found.tooDifferent.push(range);
		return;
	}
	found.work.longest = Math.max(found.work.longest, longest);
	found.work.sum += aTo - aFrom + bTo - bFrom;
	const changes = diffArrays([...a.subarray(aFrom, aTo)], [...b.subarray(bFrom, bTo)], {
		maxEditLength
	});
	let [i, j, edits] = [aFrom, bFrom, 0];
	for (const { added, removed, value } of changes ?? []) {
		if (added || removed) edits += value.length;
		else for (let k = 0; k < value.length; k++) found.partners[i + k] = j + k;
		if (!added) i += value.length;
		if (!removed) j += value.length;
	}
	if (!changes) found.tooDifferent.push(range);
	purse.left -= changes ? edits * edits : maxEditLength * maxEditLength;
}

/** A run of matched neighbours. */
export interface Run {
	a: number;
	b: number;
	length: number;
}

/** The alignment as runs of matched neighbours, in order. */
export function runsOf(partners: Int32Array): Run[] {
	const runs: Run[] = [];
	partners.forEach((b, a) => {
		if (b < 0) return;
		const last = runs.at(-1);
		if (last && last.a + last.length === a && last.b + last.length === b) last.length++;
		else runs.push({ a, b, length: 1 });
	});
	return runs;
}

/**
 * Releases runs that are chance: too few words, with much unmatched text before and after. Without
 * this, text that has no partner becomes a staircase of false matches.
 */
export function dissolveIslands(
	partners: Int32Array,
	bLength: number,
	isWord: (a: number) => boolean
): void {
	const end: Run = { a: partners.length, b: bLength, length: 0 };
	const kept: Run[] = [{ a: 0, b: 0, length: 0 }];
	for (const run of [...runsOf(partners), end]) {
		while (kept.length > 1 && isIsland(kept.at(-2)!, kept.at(-1)!, run, isWord)) {
			const { a, length } = kept.pop()!;
			partners.fill(-1, a, a + length);
		}
		kept.push(run);
	}
}

function isIsland(before: Run, run: Run, after: Run, isWord: (a: number) => boolean): boolean {
	if (apart(before, run) <= BOUNDS.apart || apart(run, after) <= BOUNDS.apart) return false;
	let words = 0;
	for (let k = 0; k < run.length && words < BOUNDS.island; k++) if (isWord(run.a + k)) words++;
	return words < BOUNDS.island;
}

/** Unmatched tokens between two runs, of the side that has more. */
export function apart(run: Run, next: Run): number {
	return Math.max(next.a - run.a - run.length, next.b - run.b - run.length);
}

/**
 * Slides each one-sided gap to the best of the places that cost the same: after a sign, else at the
 * beginning of a word. `rank` says how good a place the gap's first token is, higher is better.
 */
export function slide(
	a: Int32Array,
	b: Int32Array,
	partners: Int32Array,
	rank: { a: (at: number) => number; b: (at: number) => number }
): void {
	const runs = runsOf(partners);
	for (let k = 1; k < runs.length; k++) {
		const [before, after] = [runs[k - 1]!, runs[k]!];
		const [aGap, bGap] = [after.a - before.a - before.length, after.b - before.b - before.length];
		if (aGap === 0 && bGap > 0) shift(b, before, after, bGap, 'b', rank.b);
		else if (bGap === 0 && aGap > 0) shift(a, before, after, aGap, 'a', rank.a);
	}
	partners.fill(-1);
	for (const run of runs) for (let k = 0; k < run.length; k++) partners[run.a + k] = run.b + k;
}

function shift(
	ids: Int32Array,
	before: Run,
	after: Run,
	gap: number,
	side: 'a' | 'b',
	rank: (at: number) => number
): void {
	const start = before[side] + before.length;
	let [best, bestRank] = [0, rank(start)];
	for (let left = 1; left < before.length && ids[start - left] === ids[start + gap - left]; left++)
		if (rank(start - left) > bestRank) [best, bestRank] = [-left, rank(start - left)];
	for (let right = 1; right < after.length; right++) {
		if (ids[start + right - 1] !== ids[start + gap + right - 1]) break;
		if (rank(start + right) > bestRank) [best, bestRank] = [right, rank(start + right)];
	}
	before.length += best;
	after.a += best;
	after.b += best;
	after.length -= best;
}
