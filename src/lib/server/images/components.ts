import type { Plane } from './plane.ts';

/** A patch of touching dark pixels. `right`, `bottom` are outside it. */
export interface Component {
	/** Its number in the map of labels. */
	label: number;
	left: number;
	top: number;
	right: number;
	bottom: number;
	/** Pixels. */
	area: number;
	/** Darkness of its darkest pixel, and the mean. */
	peak: number;
	mean: number;
}

/** `labels`: for each pixel the number of its component, 0 where there is none. */
export interface Components {
	width: number;
	height: number;
	labels: Int32Array;
	all: Component[];
}

/**
 * Labels all patches of pixels darker than `faint` (8 neighbours) and keeps those that somewhere
 * are at least `certain` dark: hysteresis as in Canny (1986), so that a faded letter is kept whole
 * while show-through, which is nowhere dark, goes.
 */
export function find(of: Plane, paper: number, faint: number, certain: number): Components {
	const { labels, parents } = label(of, paper - faint);
	const all = gather(of, paper, labels, parents);
	const kept = all.filter((each) => each !== undefined && each.peak >= certain);
	return renumber(of, labels, all.length, kept);
}

function label(of: Plane, limit: number): { labels: Int32Array; parents: number[] } {
	const { width, height, data } = of;
	const labels = new Int32Array(width * height);
	const parents = [0];
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			if (data[at]! > limit) continue;
			const up = at - width;
			let own = x > 0 ? labels[at - 1]! : 0;
			if (y > 0) {
				own = unite(parents, own, x > 0 ? labels[up - 1]! : 0);
				own = unite(parents, own, labels[up]!);
				own = unite(parents, own, x < width - 1 ? labels[up + 1]! : 0);
			}
			if (own === 0) own = parents.push(parents.length) - 1;
			labels[at] = own;
		}
	}
	return { labels, parents };
}

function unite(parents: number[], a: number, b: number): number {
	if (a === 0 || a === b) return b === 0 ? a : b;
	if (b === 0) return a;
	const [first, second] = [root(parents, a), root(parents, b)];
	const [low, high] = first < second ? [first, second] : [second, first];
	parents[high] = low;
	return low;
}

function root(parents: number[], label: number): number {
	let at = label;
	while (parents[at] !== at) {
		parents[at] = parents[parents[at]!]!;
		at = parents[at]!;
	}
	return at;
}

/** Measures of each root label; labels are replaced by their roots. */
function gather(
	of: Plane,
	paper: number,
	labels: Int32Array,
	parents: number[]
): (Component | undefined)[] {
	const all: (Component | undefined)[] = new Array<Component | undefined>(parents.length);
	for (let y = 0, at = 0; y < of.height; y++) {
		for (let x = 0; x < of.width; x++, at++) {
			if (labels[at] === 0) continue;
			const label = root(parents, labels[at]!);
			labels[at] = label;
			const dark = paper - of.data[at]!;
			const one = (all[label] ??= begin(label, x, y));
			one.area++;
			one.mean += dark;
			if (dark > one.peak) one.peak = dark;
			if (x < one.left) one.left = x;
			if (x >= one.right) one.right = x + 1;
			one.bottom = y + 1;
		}
	}
	for (const one of all) if (one) one.mean /= one.area;
	return all;
}

function begin(label: number, x: number, y: number): Component {
	return { label, left: x, top: y, right: x + 1, bottom: y + 1, area: 0, peak: 0, mean: 0 };
}

function renumber(
	of: Plane,
	labels: Int32Array,
	count: number,
	kept: (Component | undefined)[]
): Components {
	const numbers = new Int32Array(count);
	const all = kept.filter((each) => each !== undefined);
	all.forEach((each, index) => {
		numbers[each.label] = index + 1;
		each.label = index + 1;
	});
	for (let at = 0; at < labels.length; at++) labels[at] = numbers[labels[at]!]!;
	return { width: of.width, height: of.height, labels, all };
}

/**
 * Ink that is too large for a letter (a stamp's ring, a blot's edge, a stain) but is lighter than
 * letters: brought to paper where it is not darker than `dark`, so that the letters it touches stand
 * free. Tells whether anything was changed.
 */
export function peel(
	of: Plane,
	paper: number,
	found: Components,
	largest: number,
	dark: number
): boolean {
	const large = found.all.filter(({ top, bottom }) => bottom - top > largest);
	for (const { label, left, top, right, bottom } of large) {
		for (let y = top; y < bottom; y++) {
			for (let at = y * of.width + left, end = y * of.width + right; at < end; at++) {
				if (found.labels[at] === label && paper - of.data[at]! < dark) of.data[at] = paper;
			}
		}
	}
	return large.length > 0;
}
