import * as grapheme from '#lib/text/grapheme.ts';

/** Graphemes `from` up to, not including, `to` give way to `text`. */
export interface Replacement {
	from: number;
	to: number;
	text: string;
}

/** Past this many cells the table of common letters is not worth its time: one replacement then. */
const MOST_CELLS = 1_000_000;

/**
 * The replacements, in order of place and all counted in the old text, that turn `old` into
 * `fresh`: longest common subsequence of graphemes between the common beginning and end.
 */
export function between(old: string, fresh: string): Replacement[] {
	const [a, b] = [grapheme.graphemes(old), grapheme.graphemes(fresh)];
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	const shorter = Math.min(a.length, b.length) - start;
	while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const middle = [a.slice(start, a.length - end), b.slice(start, b.length - end)] as const;
	return gaps(...middle).map(([from, to, text]) => ({ from: from + start, to: to + start, text }));
}

/** Length of the longest common subsequence: how alike two words are. */
export function common(a: readonly string[], b: readonly string[]): number {
	return table(a, b)[0]?.[0] ?? 0;
}

function gaps(a: readonly string[], b: readonly string[]): [number, number, string][] {
	if (a.length === 0 && b.length === 0) return [];
	if (a.length * b.length > MOST_CELLS) return [[0, a.length, b.join('')]];
	const lengths = table(a, b);
	const found: [number, number, string][] = [];
	let [i, j, from, since] = [0, 0, 0, 0];
	const close = () => {
		if (i > from || j > since) found.push([from, i, b.slice(since, j).join('')]);
	};
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) {
			close();
			[from, since] = [++i, ++j];
		} else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
		else j++;
	}
	[i, j] = [a.length, b.length];
	close();
	return found;
}

/** `table[i][j]`: longest common subsequence of `a` from i on and `b` from j on. */
function table(a: readonly string[], b: readonly string[]): Uint16Array[] {
	const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--) {
		const [row, below] = [lengths[i]!, lengths[i + 1]!];
		for (let j = b.length - 1; j >= 0; j--) {
			row[j] = a[i] === b[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!);
		}
	}
	return lengths;
}
