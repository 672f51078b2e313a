import * as edits from '#lib/text/edits.ts';
import * as grapheme from '#lib/text/grapheme.ts';

/** A line that was read, and the line of the truth that it is taken for; null: none is like it. */
export interface LinePair {
	read: string;
	truth: string | null;
}

export interface Paired {
	pairs: LinePair[];
	/** Lines of the truth that nothing was read for. */
	missed: string[];
}

/** More of the letters than this differ: the two are no reading of one line. */
const UNLIKE = 0.6;

/**
 * Finds for each line that was read the line of the truth that it is nearest to, the nearest pairs
 * first, each line of the truth once. Order does not count: a wrong order of reading is a fault of
 * its own, which the letters should not pay for here.
 */
export function pairLines(read: readonly string[], truth: readonly string[]): Paired {
	const [ours, theirs] = [read.map(letters), truth.map(letters)];
	const pairs: LinePair[] = read.map((line) => ({ read: line, truth: null }));
	const free = new Set(theirs.keys());
	const left = new Set(ours.keys());
	const take = (at: number, of: number) => {
		pairs[at]!.truth = truth[of]!;
		left.delete(at);
		free.delete(of);
	};
	for (const at of [...left]) {
		const same = [...free].find((of) => theirs[of]!.join('') === ours[at]!.join(''));
		if (same !== undefined) take(at, same);
	}
	const near = [...left].flatMap((at) =>
		[...free].map((of) => ({ at, of, off: unlikeness(ours[at]!, theirs[of]!) }))
	);
	for (const { at, of, off } of near.sort((a, b) => a.off - b.off)) {
		if (off <= UNLIKE && left.has(at) && free.has(of)) take(at, of);
	}
	return { pairs, missed: [...free].map((of) => truth[of]!) };
}

function letters(line: string): string[] {
	return grapheme.graphemes(line.replace(/\s+/gu, ' ').trim());
}

function unlikeness(a: readonly string[], b: readonly string[]): number {
	return edits.distance(a, b) / Math.max(a.length, b.length, 1);
}

/** A stretch of one line, and whether the other line has the same there. */
export interface Stretch {
	text: string;
	same: boolean;
}

/** Both lines in stretches that are alike and stretches that are not; joined they are the lines. */
export function stretches(truth: string, read: string): { truth: Stretch[]; read: Stretch[] } {
	const [a, b] = [letters(truth), letters(read)];
	const found = { truth: [] as Stretch[], read: [] as Stretch[] };
	for (const [at, of] of edits.path(a, b)) {
		const same = at >= 0 && of >= 0 && a[at] === b[of];
		if (at >= 0) extend(found.truth, a[at]!, same);
		if (of >= 0) extend(found.read, b[of]!, same);
		// A letter too many or too few has its place marked on the other side.
		if (at < 0) extend(found.truth, '', false);
		if (of < 0) extend(found.read, '', false);
	}
	return found;
}

function extend(stretches: Stretch[], letter: string, same: boolean): void {
	const last = stretches.at(-1);
	if (last?.same === same) last.text += letter;
	else stretches.push({ text: letter, same });
}
