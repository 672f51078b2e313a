/** A line's place in the coordinates along the lines; one unit for all, `v` of its baseline. */
export interface Placed {
	left: number;
	right: number;
	v: number;
}

/** Part of a page that is read before the next one: all its width, or one column of text. */
export interface Part<T extends Placed> {
	lines: T[];
	column: boolean;
}

/** Lines a column has at least: fewer beside one another are a form or a table. */
const LINES = 6;
/** In x-heights: how wide the gutter is at least, and a column. */
const GUTTER = 1.2;
const WIDE = 18;
/** Share of its column's width that a line fills, in the middle of its column. */
const FILLED = 0.6;
/** A line this many usual distances away from its column is not of it: a folio, a heading. */
const APART = 2.2;

/**
 * Columns of running text, from the left, between what stands over and under them. A gutter is a
 * strip that no line crosses through many lines, with long lines on both its sides; unlike rows of a
 * table the lines of two columns need not be level. Cut again and again, so there may be three.
 */
export function parts<T extends Placed>(lines: readonly T[], xHeight: number): Part<T>[] {
	return cut(lines, xHeight, false);
}

function cut<T extends Placed>(lines: readonly T[], xHeight: number, column: boolean): Part<T>[] {
	const sorted = [...lines].sort((a, b) => a.v - b.v);
	const found = sorted
		.map((line) => run(sorted, line.right + xHeight / 2))
		.map((each) => each && trim(each, xHeight))
		.filter((each) => each !== undefined)
		.sort((a, b) => shorter(b) - shorter(a))[0];
	if (!found) return lines.length === 0 ? [] : [{ lines: sorted, column }];
	const top = Math.min(found.left[0]!.v, found.right[0]!.v);
	const rest = sorted.filter((line) => !found.left.includes(line) && !found.right.includes(line));
	return [
		...cut(
			rest.filter(({ v }) => v <= top),
			xHeight,
			column
		),
		...cut(found.left, xHeight, true),
		...cut(found.right, xHeight, true),
		...cut(
			rest.filter(({ v }) => v > top),
			xHeight,
			column
		)
	];
}

interface Sides<T> {
	left: T[];
	right: T[];
}

function shorter({ left, right }: Sides<unknown>): number {
	return Math.min(left.length, right.length);
}

/** The longest run of lines, from the top, none of which crosses `x`, parted at `x`. */
function run<T extends Placed>(sorted: readonly T[], x: number): Sides<T> | undefined {
	let best: Sides<T> = { left: [], right: [] };
	let here: Sides<T> = { left: [], right: [] };
	for (const line of sorted) {
		if (line.left < x && line.right > x) here = { left: [], right: [] };
		else here[line.right <= x ? 'left' : 'right'].push(line);
		if (shorter(here) > shorter(best) || here.left === best.left) best = here;
	}
	return shorter(best) < LINES ? undefined : best;
}

/** Without what stands apart from the columns; none if what is left are no columns of text. */
function trim<T extends Placed>(of: Sides<T>, xHeight: number): Sides<T> | undefined {
	const [left, right] = [together(of.left, xHeight), together(of.right, xHeight)];
	if (Math.min(left.length, right.length) < LINES) return undefined;
	const from = Math.max(...left.map((line) => line.right));
	const to = Math.min(...right.map((line) => line.left));
	const beside = Math.min(left.at(-1)!.v, right.at(-1)!.v) - Math.max(left[0]!.v, right[0]!.v);
	const text = [left, right].every((side) => isText(side, xHeight));
	const long = beside >= (LINES - 2) * Math.min(distance(left, xHeight), distance(right, xHeight));
	return to - from >= GUTTER * xHeight && text && long ? { left, right } : undefined;
}

/** The longest stretch of lines that follow each other at about the usual distance. */
function together<T extends Placed>(side: readonly T[], xHeight: number): T[] {
	const most = APART * distance(side, xHeight);
	const stretches: T[][] = [[]];
	for (const line of side) {
		const last = stretches.at(-1)!;
		if (last.length > 0 && line.v - last.at(-1)!.v > most) stretches.push([line]);
		else last.push(line);
	}
	return stretches.reduce((a, b) => (b.length > a.length ? b : a));
}

/** Middle distance from line to line; pieces of one line do not count. */
function distance(side: readonly Placed[], xHeight: number): number {
	const steps = side.slice(1).map((line, at) => line.v - side[at]!.v);
	const real = steps.filter((step) => step > xHeight / 2).sort((a, b) => a - b);
	return real[real.length >> 1] ?? 0;
}

function isText(side: readonly Placed[], xHeight: number): boolean {
	const left = Math.min(...side.map((line) => line.left));
	const wide = Math.max(...side.map((line) => line.right)) - left;
	const filled = side.map((line) => {
		const level = side.filter((other) => Math.abs(other.v - line.v) < xHeight / 2);
		return level.reduce((sum, other) => sum + other.right - other.left, 0) / wide;
	});
	filled.sort((a, b) => a - b);
	return wide >= WIDE * xHeight && filled[filled.length >> 1]! >= FILLED;
}
