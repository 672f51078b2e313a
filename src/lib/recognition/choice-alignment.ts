import type { Choice } from './lattice.ts';

/**
 * How far a list of alternatives may stand from its letter. Tesseract's lists slip by one at a
 * space, and once more at the next (tesseract#3740).
 */
const REACH = 3;

/** A list set a place off must win this much to be believed: letters have look-alikes. */
const PENALTY = 0.4;

/**
 * The lists of alternatives in the order of the letters they belong to: an empty list where none
 * fits. Longest path over (letter, list) with gaps, banded: a list that begins with the letter
 * counts 3, one that holds it 1; both keep their order.
 */
export function align(letters: readonly string[], lists: readonly Choice[][]): Choice[][] {
	if (lists.every((list, index) => list.length === 0 || list[0]?.[0] === letters[index])) {
		return lists.map((list) => [...list]);
	}
	const steps = best(letters, lists);
	const placed: Choice[][] = letters.map(() => []);
	let i = letters.length;
	let k = lists.length;
	while (i > 0 && k > 0) {
		const step = steps[i]?.[k];
		if (step === 'pair') placed[--i] = [...(lists[--k] ?? [])];
		else if (step === 'list') k--;
		else i--;
	}
	return placed;
}

type Move = 'pair' | 'list' | 'letter';

function best(letters: readonly string[], lists: readonly Choice[][]): Move[][] {
	let above = new Float64Array(lists.length + 1);
	const moves: Move[][] = [[]];
	for (let i = 1; i <= letters.length; i++) {
		const here = new Float64Array(lists.length + 1);
		const row: Move[] = ['letter'];
		for (let k = 1; k <= lists.length; k++) {
			const pair = (above[k - 1] ?? 0) + worth(letters[i - 1] ?? '', lists[k - 1] ?? [], i - k);
			const list = here[k - 1] ?? 0;
			const letter = above[k] ?? 0;
			here[k] = Math.max(pair, list, letter);
			row[k] = pair >= list && pair >= letter ? 'pair' : list >= letter ? 'list' : 'letter';
		}
		above = here;
		moves.push(row);
	}
	return moves;
}

function worth(letter: string, list: readonly Choice[], off: number): number {
	if (Math.abs(off) > REACH || list.length === 0) return -1;
	if (list[0]?.[0] === letter) return 3 - (off === 0 ? 0 : PENALTY);
	if (list.some(([text]) => text === letter)) return 1 - (off === 0 ? 0 : PENALTY);
	return -1;
}
