import type { Component, Components } from './components.ts';

/** Ink of one component in one column, from `top` to before `bottom`, rows of the component's box. */
export interface Run {
	top: number;
	bottom: number;
}

/** A stroke followed from the left edge of a component to its right edge: the run it takes in each column. */
export type StrokePath = (Run | undefined)[];

/** What a step costs: on a thin run nothing, through a thick one, over a gap, and a row up or down. */
const COST = { across: 1, gap: 5, bend: 1 };
/** More than any way costs. */
const NEVER = 2 ** 29;

/**
 * The cheapest way through a component from left to right, a row up or down a column at the most:
 * shortest path by dynamic programming, as seams are found (Avidan and Shamir 2007). Between
 * letters that a stroke joins there is no ink but the stroke's, so that the way is held to it.
 */
export function followStroke(found: Components, one: Component, thin: number): StrokePath {
	const [wide, high] = [one.right - one.left, one.bottom - one.top];
	const columns = Array.from({ length: wide }, (_, x) => runsOf(found, one, x));
	const from = new Int8Array(wide * high);
	const own = new Int32Array(high);
	let [costs, next] = [new Int32Array(high), new Int32Array(high)];
	columns.forEach((runs, x) => {
		costsOf(runs, thin, own);
		step(costs, own, next, from.subarray(x * high, (x + 1) * high));
		[costs, next] = [next, costs];
	});
	let y = costs.indexOf(Math.min(...costs));
	const path: StrokePath = new Array<undefined>(wide).fill(undefined);
	for (let x = wide - 1; x >= 0; x--) {
		path[x] = columns[x]!.find(({ top, bottom }) => top <= y && y < bottom);
		y += from[x * high + y]!;
	}
	return path;
}

function runsOf({ width, labels }: Components, one: Component, x: number): Run[] {
	const runs: Run[] = [];
	let top = -1;
	for (let y = one.top; y <= one.bottom; y++) {
		const ink = y < one.bottom && labels[y * width + one.left + x] === one.label;
		if (ink && top < 0) top = y - one.top;
		if (!ink && top >= 0) {
			runs.push({ top, bottom: y - one.top });
			top = -1;
		}
	}
	return runs;
}

/** What each row of a column costs. */
function costsOf(runs: readonly Run[], thin: number, to: Int32Array): void {
	to.fill(COST.gap);
	for (const { top, bottom } of runs) to.fill(bottom - top <= thin ? 0 : COST.across, top, bottom);
}

/**
 * From the least costs up to one column those up to the `next`, and from which row they come: -1 is the
 * upper. Without a branch, as no processor can guess them: what is shifted by 31 is all ones where it
 * was less than 0.
 */
function step(costs: Int32Array, own: Int32Array, next: Int32Array, from: Int8Array): void {
	let [upper, same] = [NEVER, costs[0]!];
	for (let y = 0; y < costs.length; y++) {
		const lower = y + 1 < costs.length ? costs[y + 1]! : NEVER;
		const isLower = (lower - upper) >> 31;
		const gain = upper + ((lower - upper) & isLower) + COST.bend - same;
		const isBent = gain >> 31;
		next[y] = same + (gain & isBent) + own[y]!;
		from[y] = isBent & (-2 * isLower - 1);
		[upper, same] = [same, lower];
	}
}
