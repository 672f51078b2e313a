/**
 * The stretch of both witnesses that stands on the same paper. What lies outside is no difference:
 * the form of the telegram is not in the publication, the text of leaves without a picture is
 * beyond the scan.
 */
import type { Range } from './anchors.ts';
import { apart, runsOf } from './align.ts';
import { pair } from './pairing.ts';

/** An anchor that coverage may begin or end with has this many tokens. */
const FIRM = 3;
/** A shorter run still belongs to it when no more unmatched tokens than this lie between. */
const NEAR = 8;
/** Words at an edge that are looked through for the last pair. */
const EDGE = 40;

/**
 * From the first firm run (or moved passage) to the last, in units; null where nothing is matched.
 * A text too short or too damaged for a firm run is measured by its longest ones.
 */
export function coveredBy(partners: Int32Array, moved: readonly Range[]): Range | null {
	const runs = runsOf(partners);
	const firm = Math.min(
		FIRM,
		runs.reduce((longest, run) => Math.max(longest, run.length), 0)
	);
	let first = runs.findIndex((run) => run.length >= firm);
	let last = runs.findLastIndex((run) => run.length >= firm);
	if (first >= 0) {
		while (first > 0 && apart(runs[first - 1]!, runs[first]!) <= NEAR) first--;
		while (last < runs.length - 1 && apart(runs[last]!, runs[last + 1]!) <= NEAR) last++;
	}
	const ranges: Range[] = [...moved];
	for (const run of first >= 0 ? [runs[first]!, runs[last]!] : [])
		ranges.push([run.a, run.a + run.length, run.b, run.b + run.length]);
	if (ranges.length === 0) return null;
	return [
		Math.min(...ranges.map((range) => range[0])),
		Math.max(...ranges.map((range) => range[1])),
		Math.min(...ranges.map((range) => range[2])),
		Math.max(...ranges.map((range) => range[3]))
	];
}

/** What stands at one edge: `near` is compared, the rest of each side lies outside. */
export interface Edge {
	near: Range;
	/** Of S: the scan has more. */
	onlyS: [from: number, to: number];
	/** Of P: the publication has more. */
	onlyP: [from: number, to: number];
}

export interface EdgeView {
	s: (at: number) => string;
	p: (at: number) => string;
	/** Unit of S stands on a line that is partly covered. */
	onCoveredLine: (at: number) => boolean;
}

/** What lies after the covered stretch, to the ends of both texts, or to where P is compared. */
export function edgeAfter([, aTo, , bTo]: Range, aEnd: number, bEnd: number, view: EdgeView): Edge {
	const [a, b] = [aEnd - aTo, bEnd - bTo];
	const [nearA, nearB] = near(a, b, {
		s: (k) => view.s(aTo + k),
		p: (k) => view.p(bTo + k),
		onCoveredLine: (k) => view.onCoveredLine(aTo + k)
	});
	return {
		near: [aTo, aTo + nearA, bTo, bTo + nearB],
		onlyS: [aTo + nearA, aEnd],
		onlyP: [bTo + nearB, bEnd]
	};
}

/** What lies before it: the same, seen from the covered stretch backwards. */
export function edgeBefore([aFrom, , bFrom]: Range, bBegin: number, view: EdgeView): Edge {
	const [nearA, nearB] = near(aFrom, bFrom - bBegin, {
		s: (k) => view.s(aFrom - 1 - k),
		p: (k) => view.p(bFrom - 1 - k),
		onCoveredLine: (k) => view.onCoveredLine(aFrom - 1 - k)
	});
	return {
		near: [aFrom - nearA, aFrom, bFrom - nearB, bFrom],
		onlyS: [0, aFrom - nearA],
		onlyP: [bBegin, bFrom - nearB]
	};
}

/** How many units next to the covered stretch are text of both; `k` counts away from it. */
function near(a: number, b: number, view: EdgeView): [a: number, b: number] {
	if (a > 0 && b > 0 && a <= NEAR && b <= NEAR) return [a, b];
	const words = (count: number, of: (k: number) => string) =>
		Array.from({ length: Math.min(count, EDGE) }, (_, k) => of(k));
	const last = pair(words(a, view.s), words(b, view.p))
		.filter(([i, j]) => Math.abs(i - j) <= NEAR)
		.at(-1);
	let [nearA, nearB] = last ? [last[0] + 1, last[1] + 1] : [0, 0];
	const paired = nearA;
	while (nearA < a && view.onCoveredLine(nearA)) nearA++;
	nearB = Math.min(b, nearB + nearA - paired);
	return [nearA, nearB];
}

/** Leaves that a signature names (`148-150`, `12 об., 13`) and no surface shows. */
export function leavesWithoutPicture(listy: string, surfaces: number): number {
	const leaves = new Set<number>();
	for (const [, first, last] of listy.matchAll(/(\d+)(?:\s*[-–—]\s*(\d+))?/gu))
		for (let leaf = Number(first); leaf <= Number(last ?? first) && leaves.size < 10_000; leaf++)
			leaves.add(leaf);
	return Math.max(0, leaves.size - surfaces);
}
