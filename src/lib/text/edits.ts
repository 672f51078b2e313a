/**
 * Fewest insertions, deletions and substitutions that turn one sequence into another, with the
 * path. Myers' bit vectors (1999), in blocks of 32 after Hyyrö (2003): n x m / 32 steps. The path
 * is read from the stored vectors; where these would be too large the problem is cut in two after
 * Hirschberg (1975), so that memory stays bounded for any length.
 */

/** Words of 32 bits kept for one path: 2 x 16 MB. */
const STORED_WORDS = 1 << 22;
const TOP = 1 << 31;

/** One step: places in `a` and `b`, -1 where that side has nothing. */
export type Step = [a: number, b: number];

/** The steps from the start to the end of both, substitutions before pairs of gaps. */
export function path<T>(a: readonly T[], b: readonly T[]): Step[] {
	const numbers = new Map<T, number>();
	const [left, right] = [number(a, numbers), number(b, numbers)];
	const steps: Step[] = [];
	walk(left, right, 0, 0, steps);
	return steps;
}

/** How many steps of `path` are not equal pairs. */
export function distance<T>(a: readonly T[], b: readonly T[]): number {
	const numbers = new Map<T, number>();
	const [left, right] = [number(a, numbers), number(b, numbers)];
	return left.length === 0 ? right.length : lastColumn(left, right)[left.length]!;
}

function number<T>(sequence: readonly T[], numbers: Map<T, number>): Int32Array {
	const numbered = new Int32Array(sequence.length);
	sequence.forEach((member, i) => {
		let known = numbers.get(member);
		if (known === undefined) numbers.set(member, (known = numbers.size));
		numbered[i] = known;
	});
	return numbered;
}

/** Appends the steps for `a` (standing at `atA` of the whole) and `b`, equal ends first. */
function walk(a: Int32Array, b: Int32Array, atA: number, atB: number, steps: Step[]): void {
	const shorter = Math.min(a.length, b.length);
	let head = 0;
	while (head < shorter && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
	for (let i = 0; i < head; i++) steps.push([atA + i, atB + i]);
	const [middleA, middleB] = [a.subarray(head, a.length - tail), b.subarray(head, b.length - tail)];
	between(middleA, middleB, atA + head, atB + head, steps);
	for (let i = tail; i > 0; i--) steps.push([atA + a.length - i, atB + b.length - i]);
}

function between(a: Int32Array, b: Int32Array, atA: number, atB: number, steps: Step[]): void {
	if (a.length === 0) for (let j = 0; j < b.length; j++) steps.push([-1, atB + j]);
	else if (b.length === 0) for (let i = 0; i < a.length; i++) steps.push([atA + i, -1]);
	else if (b.length > 1 && ((a.length + 31) >> 5) * b.length > STORED_WORDS) {
		const half = b.length >> 1;
		const cut = cheapestCut(a, b, half);
		walk(a.subarray(0, cut), b.subarray(0, half), atA, atB, steps);
		walk(a.subarray(cut), b.subarray(half), atA + cut, atB + half, steps);
	} else trace(a, b, atA, atB, steps);
}

/** Where to cut `a` so that its parts against both halves of `b` cost least together. */
function cheapestCut(a: Int32Array, b: Int32Array, half: number): number {
	const before = lastColumn(a, b.subarray(0, half));
	const after = lastColumn(a.slice().reverse(), b.slice(half).reverse());
	let [cut, least] = [0, Infinity];
	for (let i = 0; i <= a.length; i++) {
		const cost = before[i]! + after[a.length - i]!;
		if (cost < least) [cut, least] = [i, cost];
	}
	return cut;
}

/** Distance of each beginning of `a` (0 to its whole length) to all of `b`. */
function lastColumn(a: Int32Array, b: Int32Array): Int32Array {
	const blocks = Math.max(1, (a.length + 31) >> 5);
	const [rises, falls] = [new Int32Array(blocks).fill(-1), new Int32Array(blocks)];
	advance(a, b, rises, falls);
	const column = new Int32Array(a.length + 1);
	column[0] = b.length;
	for (let i = 0; i < a.length; i++) {
		const [block, bit] = [i >> 5, 1 << (i & 31)];
		const step = (rises[block]! & bit ? 1 : 0) - (falls[block]! & bit ? 1 : 0);
		column[i + 1] = column[i]! + step;
	}
	return column;
}

/** Reads the path back from the stored vectors, then turns it round. */
function trace(a: Int32Array, b: Int32Array, atA: number, atB: number, steps: Step[]): void {
	const blocks = (a.length + 31) >> 5;
	const [up, down] = [new Int32Array(blocks * b.length), new Int32Array(blocks * b.length)];
	advance(a, b, new Int32Array(blocks).fill(-1), new Int32Array(blocks), up, down);
	const found: Step[] = [];
	let [i, j] = [a.length, b.length];
	const set = (bits: Int32Array) =>
		bits[(j - 1) * blocks + ((i - 1) >> 5)]! & (1 << ((i - 1) & 31));
	while (i > 0 && j > 0) {
		if (set(up)) found.push([atA + --i, -1]);
		else if (--j > 0 && set(down)) found.push([-1, atB + j]);
		else found.push([atA + --i, atB + j]);
	}
	while (i > 0) found.push([atA + --i, -1]);
	while (j > 0) found.push([-1, atB + --j]);
	for (let k = found.length - 1; k >= 0; k--) steps.push(found[k]!);
}

/**
 * Runs the columns of `b` over the vectors of vertical rises and falls; with `up` and `down` the
 * vectors after each column are kept there.
 */
function advance(
	a: Int32Array,
	b: Int32Array,
	rises: Int32Array,
	falls: Int32Array,
	up?: Int32Array,
	down?: Int32Array
): void {
	const places = placesOf(a);
	const equal = new Int32Array(rises.length);
	for (let j = 0; j < b.length; j++) {
		const here = places.get(b[j]!) ?? [];
		for (const i of here) equal[i >> 5]! |= 1 << (i & 31);
		column(equal, rises, falls);
		for (const i of here) equal[i >> 5] = 0;
		up?.set(rises, j * rises.length);
		down?.set(falls, j * falls.length);
	}
}

function placesOf(a: Int32Array): Map<number, number[]> {
	const places = new Map<number, number[]>();
	a.forEach((member, i) => {
		const known = places.get(member);
		if (known) known.push(i);
		else places.set(member, [i]);
	});
	return places;
}

/** One column: names as in Myers' paper (Pv, Mv vertical, Ph, Mh horizontal, Xv, Xh). */
function column(equal: Int32Array, rises: Int32Array, falls: Int32Array): void {
	let carried = 1;
	for (let block = 0; block < rises.length; block++) {
		const [pv, mv, eq] = [rises[block]!, falls[block]!, equal[block]!];
		const xv = eq | mv;
		const below = carried < 0 ? eq | 1 : eq;
		const xh = (((below & pv) + pv) ^ pv) | below;
		let ph = mv | ~(xh | pv);
		let mh = pv & xh;
		const out = ph & TOP ? 1 : mh & TOP ? -1 : 0;
		ph <<= 1;
		mh <<= 1;
		if (carried < 0) mh |= 1;
		else if (carried > 0) ph |= 1;
		rises[block] = mh | ~(xv | ph);
		falls[block] = ph & xv;
		carried = out;
	}
}
