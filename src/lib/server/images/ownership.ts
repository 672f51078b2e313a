import type { Components } from './components.ts';
import { at } from './baseline.ts';
import { toLine, type Frame } from './frame.ts';
import type { TextLine } from './text-line.ts';

/**
 * Which line's ink each pixel may show: the pixels of a line's patches and of the `crumbs` given to
 * it, and those within `reach` around them, where the soft edge of the ink is. Elsewhere -1: there is
 * nothing to be read.
 */
export function map(
	found: Components,
	lines: readonly TextLine[],
	reach: number,
	crumbs: ReadonlyMap<number, number> = new Map()
): Int16Array {
	const last = [...found.all, ...found.pale].reduce((most, { label }) => Math.max(most, label), 0);
	const owner = new Int16Array(last + 1).fill(-1);
	lines.forEach((line, index) => {
		for (const { component } of line.marks) owner[component.label] = index;
	});
	for (const [label, index] of crumbs) owner[label] = index;
	const across = spread(found, owner, reach);
	return down(across, found.width, reach);
}

/** Where crumbs of letters lie: in x-heights over the baseline, beyond the line's ends; and how high they are. */
const CRUMB = { lowest: -0.35, highest: 1.2, aside: 0.3, high: 1.5 };

/**
 * Patches that are no line's, each with the line in whose letters it lies: on a page whose letters
 * are broken to pieces more is lost with them than dirt is kept out. Labels to numbers of lines.
 */
export function crumbs(
	{ all }: Components,
	lines: readonly TextLine[],
	xHeight: number,
	along: Frame
): Map<number, number> {
	const owned = new Set(
		lines.flatMap(({ marks }) => marks.map(({ component }) => component.label))
	);
	const given = new Map<number, number>();
	for (const { label, left, right, top, bottom } of all) {
		if (owned.has(label) || bottom - top > CRUMB.high * xHeight) continue;
		const { u, v } = toLine(along, (left + right) / 2, (top + bottom) / 2);
		const index = lines.findIndex((line) => {
			const over = (at(line.baseline, u) - v) / xHeight;
			const aside = Math.max(line.left - u, u - line.right) / xHeight;
			return over > CRUMB.lowest && over < CRUMB.highest && aside < CRUMB.aside;
		});
		if (index >= 0) given.set(label, index);
	}
	return given;
}

/** Owners along rows, widened to both sides; where two meet, the ink itself keeps its own. */
function spread(
	{ width, height, labels }: Components,
	owner: Int16Array,
	reach: number
): Int16Array {
	const to = new Int16Array(width * height).fill(-1);
	for (let y = 0; y < height; y++) {
		const start = y * width;
		let until = -1;
		let last = -1;
		for (let x = 0; x < width; x++) {
			while (x > until && x < width && labels[start + x] === 0) x++;
			if (x === width) break;
			const own = owner[labels[start + x]!]!;
			if (own >= 0) {
				if (own !== last || x > until) fillBack(to, start, x, reach, own);
				[until, last] = [x + reach, own];
				to[start + x] = own;
			} else if (x <= until) to[start + x] = last;
		}
	}
	return to;
}

function fillBack(to: Int16Array, start: number, x: number, reach: number, own: number): void {
	for (let at = Math.max(0, x - reach); at < x; at++) {
		if (to[start + at] === -1) to[start + at] = own;
	}
}

/**
 * The same down and up the columns: from the nearest row, of two as near the upper one. Only where
 * ink ends anything is to be filled.
 */
function down(from: Int16Array, width: number, reach: number): Int16Array {
	const to = from.slice();
	/** Of two pixels each: -1 is nobody's and nobody's, as most are. */
	const pairs = new Int32Array(from.buffer, 0, from.length >> 1);
	for (let pair = 0; pair < pairs.length; pair++) {
		if (pairs[pair] === -1) continue;
		growBoth(from, to, 2 * pair, width, reach);
		growBoth(from, to, 2 * pair + 1, width, reach);
	}
	if (from.length % 2 === 1) growBoth(from, to, from.length - 1, width, reach);
	return to;
}

/**
 * From one pixel down and up. A function of its own: V8 compiles a loop while it runs, and throws that
 * away whenever it is left for one around it.
 */
function growBoth(
	from: Int16Array,
	to: Int16Array,
	at: number,
	width: number,
	reach: number
): void {
	if (from[at]! < 0) return;
	grow(from, to, at, width, reach);
	grow(from, to, at, -width, reach);
}

function grow(from: Int16Array, to: Int16Array, at: number, step: number, reach: number): void {
	const next = at + step;
	if (next < 0 || next >= from.length || from[next] !== -1) return;
	const gap = gapOf(from, next, step, 2 * reach);
	const half = gap < 0 ? reach : Math.min(reach, (gap + (step > 0 ? 1 : 0)) >> 1);
	for (let row = 0, free = next; row < half; row++, free += step) {
		if (free < 0 || free >= to.length) return;
		to[free] = from[at]!;
	}
}

/** Free rows from `at` on to the next ink; -1 where there is none within `most`. */
function gapOf(from: Int16Array, at: number, step: number, most: number): number {
	for (let gap = 1, next = at + step; gap <= most; gap++, next += step) {
		if (next < 0 || next >= from.length) return -1;
		if (from[next] !== -1) return gap;
	}
	return -1;
}
