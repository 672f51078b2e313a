/**
 * Anchors: n-grams that stand exactly once on each side. Of these the longest run that rises on
 * both sides is kept (patience sorting); the others cross and are candidates for moved passages.
 */

/** A pair of ranges, ends exclusive. */
export type Range = [aFrom: number, aTo: number, bFrom: number, bTo: number];
export type Pair = [a: number, b: number];

const NONE = -1;
const MANY = -2;

/** Beginnings of the anchors of `n` tokens in `range`, rising on both sides. */
export function anchors(a: Int32Array, b: Int32Array, range: Range, n: number): Pair[] {
	const [aFrom, aTo, bFrom, bTo] = range;
	if (aTo - aFrom < n || bTo - bFrom < n) return [];
	const table = new Grams(aTo - aFrom + bTo - bFrom);
	for (let i = aFrom; i + n <= aTo; i++) table.note(table.places[0], hash(a, i, n), i);
	for (let j = bFrom; j + n <= bTo; j++) table.note(table.places[1], hash(b, j, n), j);
	return rising(table.unique(aFrom, aTo).filter(([i, j]) => equal(a, i, b, j, n)));
}

/**
 * Beginnings of the n-grams that stand once on each side and have no partner on either: of passages
 * that were moved. `free` says which tokens have none.
 */
export function strays(
	a: Int32Array,
	b: Int32Array,
	n: number,
	free: { a: (at: number) => boolean; b: (at: number) => boolean }
): Pair[] {
	const table = new Grams(a.length + b.length);
	for (let i = 0; i + n <= a.length; i++) table.note(table.places[0], hash(a, i, n), i);
	for (let j = 0; j + n <= b.length; j++) table.note(table.places[1], hash(b, j, n), j);
	return table
		.unique(0, a.length)
		.filter(([i, j]) => free.a(i) && free.b(j) && equal(a, i, b, j, n));
}

/** Where each n-gram stands on each side: open addressing by its hash. */
class Grams {
	#mask: number;
	#hashes: Int32Array;
	places: [Int32Array, Int32Array];

	constructor(count: number) {
		const size = 1 << Math.ceil(Math.log2(Math.max(4, count * 2)));
		this.#mask = size - 1;
		this.#hashes = new Int32Array(size);
		this.places = [new Int32Array(size).fill(NONE), new Int32Array(size).fill(NONE)];
	}

	note(places: Int32Array, value: number, at: number): void {
		let slot = (value ^ (value >>> 15)) & this.#mask;
		while (this.#isUsed(slot) && this.#hashes[slot] !== value) slot = (slot + 1) & this.#mask;
		this.#hashes[slot] = value;
		places[slot] = places[slot] === NONE ? at : MANY;
	}

	#isUsed(slot: number): boolean {
		return this.places[0][slot] !== NONE || this.places[1][slot] !== NONE;
	}

	/** Places that stand once on each side, by rising place in `a`, which lies in `from` to `to`. */
	unique(from: number, to: number): Pair[] {
		const [left, right] = this.places;
		const partners = new Int32Array(to - from).fill(NONE);
		for (let slot = 0; slot < left.length; slot++)
			if (left[slot]! >= 0) partners[left[slot]! - from] = right[slot]!;
		const pairs: Pair[] = [];
		for (let at = 0; at < partners.length; at++)
			if (partners[at]! >= 0) pairs.push([from + at, partners[at]!]);
		return pairs;
	}
}

function hash(ids: Int32Array, from: number, n: number): number {
	let value = 0x811c9dc5 | 0;
	for (let i = from; i < from + n; i++)
		value = Math.imul(value ^ ids[i]!, 0x01000193) + (value >>> 13);
	return value | 0;
}

function equal(a: Int32Array, i: number, b: Int32Array, j: number, n: number): boolean {
	for (let k = 0; k < n; k++) if (a[i + k] !== b[j + k]) return false;
	return true;
}

/** The longest subsequence of `pairs` (rising in `a`) that rises in `b` too; O(k log k). */
export function rising(pairs: Pair[]): Pair[] {
	const tails: number[] = [];
	const before = new Int32Array(pairs.length).fill(-1);
	pairs.forEach(([, b], at) => {
		let [low, high] = [0, tails.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (pairs[tails[middle]!]![1] < b) low = middle + 1;
			else high = middle;
		}
		before[at] = low > 0 ? tails[low - 1]! : -1;
		tails[low] = at;
	});
	const run: Pair[] = [];
	for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(pairs[at]!);
	return run.reverse();
}
