import type { Component, Components } from './components.ts';

/** Ink of one component in one column, from `top` to before `bottom`, rows of the component's box. */
export interface Run {
	top: number;
	bottom: number;
}

/** A stroke followed from the left edge of a component to its right edge: the run it takes in each column. */
export type StrokePath = (Run | undefined)[];

/** What a step costs: on a thin run nothing, through a thick one, over a gap, and a row up or down. */
const COST = { across: 0.5, gap: 2.5, bend: 0.5 };

/**
 * The cheapest way through a component from left to right, a row up or down a column at the most:
 * shortest path by dynamic programming, as seams are found (Avidan and Shamir 2007). Between
 * letters that a stroke joins there is no ink but the stroke's, so that the way is held to it.
 */
export function followStroke(found: Components, one: Component, thin: number): StrokePath {
	const [wide, high] = [one.right - one.left, one.bottom - one.top];
	const columns = Array.from({ length: wide }, (_, x) => runsOf(found, one, x));
	const from = new Int8Array(wide * high);
	let costs = new Float64Array(high);
	columns.forEach((runs, x) => {
		const own = costsOf(runs, high, thin);
		const next = new Float64Array(high);
		for (let y = 0; y < high; y++) {
			let least = costs[y]!;
			let step = 0;
			if (y > 0 && costs[y - 1]! + COST.bend < least) {
				least = costs[y - 1]! + COST.bend;
				step = -1;
			}
			if (y + 1 < high && costs[y + 1]! + COST.bend < least) {
				least = costs[y + 1]! + COST.bend;
				step = 1;
			}
			next[y] = least + own[y]!;
			from[x * high + y] = step;
		}
		costs = next;
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

function costsOf(runs: readonly Run[], high: number, thin: number): Float64Array {
	const costs = new Float64Array(high).fill(COST.gap);
	for (const { top, bottom } of runs)
		costs.fill(bottom - top <= thin ? 0 : COST.across, top, bottom);
	return costs;
}
