import { bytesOf, type Plane } from './plane.ts';

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
	/** Large enough for letters, nowhere as dark as ink is for certain; numbered after all others. */
	pale: Component[];
}

/** Pixels: lower than this nothing is a letter that anybody can read. */
export const SMALLEST = 5;

/**
 * Labels all patches of pixels darker than `faint` (8 neighbours) and keeps those that somewhere
 * are at least `certain` dark: hysteresis as in Canny (1986), so that a faded letter is kept whole
 * while show-through, which is nowhere dark, goes.
 */
export function find(of: Plane, paper: number, faint: number, certain: number): Components {
	const runs = runsOf(of, paper - faint);
	const parents = connect(runs, of.width);
	const all = gather(of, paper, runs, parents);
	const patches = all.filter((each) => each !== undefined);
	const kept = patches.filter(({ peak }) => peak >= certain);
	const pale = patches.filter(
		({ peak, top, bottom }) => peak < certain && bottom - top >= SMALLEST
	);
	return paint(of, runs, all.length, kept, pale);
}

/**
 * The dark pixels as runs along rows, from the top: ink is a tenth of a page, and what is done with
 * it need not look at every pixel again.
 */
interface Runs {
	count: number;
	/** Of each run: places of its first pixel and after its last one, and its label. */
	starts: Int32Array;
	ends: Int32Array;
	labels: Int32Array;
	/** Number of the first run of each row, and one more. */
	rows: Int32Array;
}

function runsOf(of: Plane, limit: number): Runs {
	const { width, height, data } = of;
	const rows = new Int32Array(height + 1);
	const bytes = bytesOf(of);
	const least = Math.max(0, Math.min(256, Math.floor(limit) + 1));
	const over = 0x00ff_00ff + least * 0x0001_0001;
	let [starts, ends] = [new Int32Array(1 << 14), new Int32Array(1 << 14)];
	let count = 0;
	for (let y = 0, at = 0; y < height; y++) {
		rows[y] = count;
		for (const end = at + width; at < end;) {
			while (at + 4 <= end && !hasInk(bytes.getInt32(at), over)) at += 4;
			while (at < end && data[at]! > limit) at++;
			if (at === end) break;
			if (count === starts.length) [starts, ends] = [twice(starts), twice(ends)];
			starts[count] = at;
			while (at < end && data[at]! <= limit) at++;
			ends[count++] = at;
		}
	}
	rows[height] = count;
	return { count, starts, ends, labels: new Int32Array(count), rows };
}

/**
 * Is one of four pixels dark, looked at two and two? `over`: of each half 255 more than the limit and
 * 1, from which a darker pixel leaves 256 or more.
 */
function hasInk(four: number, over: number): boolean {
	const [even, odd] = [four & 0x00ff_00ff, (four >>> 8) & 0x00ff_00ff];
	return (((over - even) | (over - odd)) & 0x0100_0100) !== 0;
}

function twice(from: Int32Array): Int32Array<ArrayBuffer> {
	const to = new Int32Array(2 * from.length);
	to.set(from);
	return to;
}

/** Labels the runs; those that touch, also at a corner, have labels of one root. */
function connect({ starts, ends, labels, rows }: Runs, width: number): number[] {
	const parents = [0];
	for (let row = 0; row + 1 < rows.length; row++) {
		let above = row === 0 ? 0 : rows[row - 1]!;
		for (let run = rows[row]!; run < rows[row + 1]!; run++) {
			const [start, end] = [starts[run]! - width, ends[run]! - width];
			while (above < rows[row]! && ends[above]! < start) above++;
			let own = 0;
			for (let up = above; up < rows[row]! && starts[up]! <= end; up++) {
				own = unite(parents, own, labels[up]!);
			}
			labels[run] = own === 0 ? parents.push(parents.length) - 1 : own;
		}
	}
	return parents;
}

function unite(parents: number[], a: number, b: number): number {
	if (a === 0 || a === b) return b;
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
	{ width, height, data }: Plane,
	paper: number,
	{ starts, ends, labels, rows }: Runs,
	parents: number[]
): (Component | undefined)[] {
	const all: (Component | undefined)[] = new Array<Component | undefined>(parents.length);
	for (let y = 0; y < height; y++) {
		for (let run = rows[y]!; run < rows[y + 1]!; run++) {
			const label = root(parents, labels[run]!);
			labels[run] = label;
			const [start, end] = [starts[run]!, ends[run]!];
			const [left, right] = [start - y * width, end - y * width];
			const one = (all[label] ??= begin(label, left, y));
			let [sum, darkest] = [0, 255];
			for (let at = start; at < end; at++) {
				sum += data[at]!;
				if (data[at]! < darkest) darkest = data[at]!;
			}
			one.area += end - start;
			one.mean += paper * (end - start) - sum;
			if (paper - darkest > one.peak) one.peak = paper - darkest;
			if (left < one.left) one.left = left;
			if (right > one.right) one.right = right;
			one.bottom = y + 1;
		}
	}
	for (const one of all) if (one) one.mean /= one.area;
	return all;
}

function begin(label: number, x: number, y: number): Component {
	return { label, left: x, top: y, right: x + 1, bottom: y + 1, area: 0, peak: 0, mean: 0 };
}

/** Numbers what is kept anew, in its order, and writes the numbers where its pixels are. */
function paint(
	{ width, height }: Plane,
	runs: Runs,
	count: number,
	all: Component[],
	pale: Component[]
): Components {
	const numbers = new Int32Array(count);
	[...all, ...pale].forEach((each, index) => {
		numbers[each.label] = index + 1;
		each.label = index + 1;
	});
	const labels = new Int32Array(width * height);
	for (let run = 0; run < runs.count; run++) {
		const number = numbers[runs.labels[run]!]!;
		if (number === 0) continue;
		for (let at = runs.starts[run]!; at < runs.ends[run]!; at++) labels[at] = number;
	}
	return { width, height, labels, all, pale };
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
