import type { Choice } from './lattice.ts';

/**
 * What the network said of one line: `steps` columns of its picture from left to right, in each the
 * probabilities of the `classes`, which come to one. Row by row: `odds[step * classes + class]`.
 */
export interface Outputs {
	steps: number;
	classes: number;
	odds: Float32Array;
}

/** What the classes stand for: letters, a space, or nothing; and the one that says "no letter here". */
export interface Alphabet {
	letters: readonly (string | undefined)[];
	blank: number;
}

/** The place of a letter: columns from `left` to before `right`, in which nothing else is said. */
interface Slot {
	left: number;
	right: number;
}

/** A letter that is less probable than this in a place is no alternative there. */
const FAINT = 1e-5;
/** A probability is never nought, so that a path can go anywhere: Tesseract's own least. */
const LEAST = Math.exp(-20);

/**
 * For each sign of a line the letters that may stand in its place, the likeliest first, with their
 * share of 100; `undefined` where the signs are not what these outputs say. A space between words is
 * a sign too, and a letter in another's place.
 *
 * The signs are laid on the columns by the likeliest path of connectionist temporal classification
 * (Graves et al. 2006); then each letter is put in the place of each sign, all else kept.
 */
export function alternatives(
	outputs: Outputs,
	alphabet: Alphabet,
	signs: readonly string[]
): Choice[][] | undefined {
	const classOf = new Map(alphabet.letters.map((letter, at) => [letter, at]));
	const classes = signs.map((sign) => classOf.get(sign) ?? -1);
	if (classes.includes(-1)) return undefined;
	const slots = lay(outputs, alphabet.blank, classes);
	if (!slots) return undefined;
	const clear = columnsOf(outputs);
	return slots.map((slot, at) => inPlaceOf(classes[at]!, slot, outputs, alphabet, clear));
}

/** By column the classes that are more than faint in it. */
function columnsOf({ steps, classes, odds }: Outputs): number[][] {
	return Array.from({ length: steps }, (_, t) => {
		const clear: number[] = [];
		for (let own = 0, at = t * classes; own < classes; own++, at++)
			if (odds[at]! >= FAINT) clear.push(own);
		return clear;
	});
}

function inPlaceOf(
	read: number,
	{ left, right }: Slot,
	{ classes, odds }: Outputs,
	{ letters, blank }: Alphabet,
	clear: readonly number[][]
): Choice[] {
	const heard = new Set([read]);
	let all = 1;
	for (let t = left; t < right; t++) {
		all *= Math.max(LEAST, odds[t * classes + blank]!);
		for (const own of clear[t]!) heard.add(own);
	}
	const found: Choice[] = [];
	for (const own of heard) {
		const letter = letters[own];
		if (letter === undefined) continue;
		const chance = alone(own, blank, left, right, classes, odds);
		found.push([letter, chance]);
		all += chance;
	}
	return found
		.filter(([letter, chance]) => chance >= FAINT * all || letter === letters[read])
		.sort((a, b) => b[1] - a[1])
		.map(([letter, chance]) => [letter, Math.round((100 * chance) / all)]);
}

/** How probable it is that in these columns one letter is said, once, and nothing else. */
function alone(
	own: number,
	blank: number,
	left: number,
	right: number,
	classes: number,
	odds: Float32Array
): number {
	let [before, within, after] = [1, 0, 0];
	for (let t = left; t < right; t++) {
		const yes = Math.max(LEAST, odds[t * classes + own]!);
		const no = Math.max(LEAST, odds[t * classes + blank]!);
		after = Math.max(after, within) * no;
		within = Math.max(within, before) * yes;
		before *= no;
	}
	return Math.max(within, after);
}

/** So much less likely than the likeliest, a way is given up: a dozen letters that were not said are less. */
const LOST = 1e-120;

/** For a column the states that are likely enough, from `low` on, and how many states back each came from. */
interface Column {
	low: number;
	moves: Uint8Array;
}

/** Where each sign is said; `undefined` where there is no room for all of them. */
function lay(
	{ steps, classes, odds }: Outputs,
	blank: number,
	signs: readonly number[]
): Slot[] | undefined {
	// Blank, sign, blank, sign, ... blank: a state each, as CTC has it.
	const states = 2 * signs.length + 1;
	const columns: Column[] = [];
	let at = new Float64Array(states);
	let next = new Float64Array(states);
	at[0] = 1;
	let [low, high] = [0, 1];
	for (let t = 0; t < steps; t++) {
		const end = Math.min(states, t === 0 ? 2 : high + 2);
		const moves = new Uint8Array(end - low);
		let most = 0;
		for (let s = low; s < end; s++) {
			const said = (s & 1) === 1;
			const sign = said ? signs[s >> 1]! : blank;
			const odd = odds[t * classes + sign]!;
			const stay = s < high ? at[s]! : 0;
			const step = s > low && s - 1 < high ? at[s - 1]! : 0;
			const skip = said && s - 2 >= low && signs[(s >> 1) - 1] !== sign ? at[s - 2]! : 0;
			const best = Math.max(stay, step, skip);
			if (stay < best) moves[s - low] = step < best ? 2 : 1;
			next[s] = best * (odd > LEAST ? odd : LEAST);
			if (next[s]! > most) most = next[s]!;
		}
		columns.push({ low, moves });
		high = end;
		while (high > low && next[high - 1]! < most * LOST) high--;
		while (low < high && next[low]! < most * LOST) low++;
		// The numbers are kept near one: only what is likelier matters.
		for (let s = low; s < high; s++) next[s]! /= most;
		[at, next] = [next, at];
	}
	if (high < states - 1) return undefined;
	const last = states - 1;
	return slotsOf(
		columns,
		high === states && at[last]! >= at[last - 1]! ? last : last - 1,
		signs.length
	);
}

/** Walks back from the state at the end; a sign's place goes to where its neighbours are said. */
function slotsOf(columns: readonly Column[], end: number, count: number): Slot[] {
	const steps = columns.length;
	const said = Array.from({ length: count }, () => ({ from: steps, to: 0 }));
	for (let [t, s] = [steps - 1, end]; t >= 0; t--) {
		if (s % 2 === 1) {
			const sign = said[s >> 1]!;
			sign.from = t;
			sign.to = Math.max(sign.to, t + 1);
		}
		s -= columns[t]!.moves[s - columns[t]!.low]!;
	}
	return said.map((_, k) => ({ left: said[k - 1]?.to ?? 0, right: said[k + 1]?.from ?? steps }));
}

/** Outputs of pieces that Tesseract read one by one, as of one line: a column between two is a space, or nothing. */
export function together(pieces: readonly Outputs[], { letters, blank }: Alphabet): Outputs {
	const classes = pieces[0]?.classes ?? 0;
	const steps = pieces.reduce((sum, piece) => sum + piece.steps + 1, -1);
	const odds = new Float32Array(Math.max(0, steps) * classes);
	let at = 0;
	for (const piece of pieces) {
		odds.set(piece.odds, at);
		at += piece.odds.length;
		if (at === odds.length) break;
		odds[at + blank] = odds[at + letters.indexOf(' ')] = 1;
		at += classes;
	}
	return { steps: Math.max(0, steps), classes, odds };
}
