/** Passages that both witnesses have at different places. */
import { strays, type Range } from './anchors.ts';

/** Unmatched tokens in a row that must be equal for a passage to be suspected. */
const SEED = 5;
/** Tokens that may differ inside a passage, in a row. */
const TOLERATED = 2;
/** Words that a moved passage has at least. */
const WORDS = 8;

/**
 * The moved passages, in order of `a`. Seeds are unique in both whole texts, so that a formula that
 * comes back is no move. A passage grows both ways over unmatched tokens.
 */
export function movedPassages(
	a: Int32Array,
	b: Int32Array,
	partners: Int32Array,
	isWord: (at: number) => boolean
): Range[] {
	const takenA = Uint8Array.from(partners, (partner) => (partner >= 0 ? 1 : 0));
	const takenB = new Uint8Array(b.length);
	for (const partner of partners) if (partner >= 0) takenB[partner] = 1;
	const free = { a: (at: number) => !takenA[at], b: (at: number) => !takenB[at] };
	const passages: Range[] = [];
	for (const [i, j] of strays(a, b, SEED, free)) {
		if (takenA[i] || takenB[j]) continue;
		const passage = grow(a, b, i, j, free);
		if (wordsIn(passage, isWord) < WORDS) continue;
		takenA.fill(1, passage[0], passage[1]);
		takenB.fill(1, passage[2], passage[3]);
		passages.push(passage);
	}
	return passages;
}

type Free = { a: (at: number) => boolean; b: (at: number) => boolean };

function grow(a: Int32Array, b: Int32Array, i: number, j: number, free: Free): Range {
	const [aTo, bTo] = reach(a, b, i, j, 1, free);
	const [aFrom, bFrom] = reach(a, b, i, j, -1, free);
	return [aFrom, aTo + 1, bFrom, bTo + 1];
}

/** The last equal pair in one direction, over at most `TOLERATED` differing tokens at a time. */
function reach(a: Int32Array, b: Int32Array, i: number, j: number, step: 1 | -1, free: Free) {
	const equal = (x: number, y: number) => a[x] === b[y] && free.a(x) && free.b(y);
	const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < a.length && y < b.length;
	for (;;) {
		const next = jumps.find(([x, y]) => {
			const [atA, atB] = [i + step * (1 + x), j + step * (1 + y)];
			return (
				inside(atA, atB) &&
				equal(atA, atB) &&
				clear(i, x, step, free.a) &&
				clear(j, y, step, free.b)
			);
		});
		if (!next) return [i, j] as const;
		[i, j] = [i + step * (1 + next[0]), j + step * (1 + next[1])];
	}
}

/** How many tokens to pass over on each side, nearest first. */
const jumps: [number, number][] = [];
for (let sum = 0; sum <= 2 * TOLERATED; sum++)
	for (let x = 0; x <= TOLERATED; x++)
		if (sum - x >= 0 && sum - x <= TOLERATED) jumps.push([x, sum - x]);

function clear(at: number, passed: number, step: 1 | -1, free: (at: number) => boolean): boolean {
	for (let k = 1; k <= passed; k++) if (!free(at + step * k)) return false;
	return true;
}

function wordsIn([from, to]: Range, isWord: (at: number) => boolean): number {
	let words = 0;
	for (let at = from; at < to; at++) if (isWord(at)) words++;
	return words;
}
