import { parts, type Part, type Placed } from './columns.ts';

/** Lines no further apart than this stand in one row, in x-heights. */
const ROW = 0.9;
/** Cells of a row whose baselines differ by more belong to columns, not to a table. */
const ASKEW = 0.18;

/**
 * The lines as they are read: columns of text one after the other; elsewhere row by row from the
 * top, and where rows stand side by side in cells (at least three of them, or two that are not on
 * one level), a column of cells after the other.
 */
export function order<T extends Placed>(lines: readonly T[], xHeight: number): T[] {
	return ordered(lines, xHeight).flatMap((part) => part.lines);
}

/** The same, part by part: what is read before a column begins or after it ends stays apart. */
export function ordered<T extends Placed>(lines: readonly T[], xHeight: number): Part<T>[] {
	return parts(lines, xHeight).map(({ lines: own, column }) => ({
		lines: blocks(rows(own, xHeight), xHeight).flatMap((block) => columnwise(block, xHeight)),
		column
	}));
}

/** Rows from the top, each from left to right. */
export function rows<T extends Placed>(lines: readonly T[], xHeight: number): T[][] {
	const sorted = [...lines].sort((a, b) => a.v - b.v);
	const found: T[][] = [];
	for (const line of sorted) {
		const row = found.findLast(
			(each) => line.v - each[0]!.v < ROW * xHeight && each.every((other) => isApart(line, other))
		);
		if (row) row.push(line);
		else found.push([line]);
	}
	return found.map((row) => row.sort((a, b) => a.left - b.left));
}

function isApart(a: Placed, b: Placed): boolean {
	return a.left >= b.right || b.left >= a.right;
}

/** Consecutive rows of several cells that share the gaps between them; every other row alone. */
function blocks<T extends Placed>(all: readonly T[][], xHeight: number): T[][][] {
	const found: T[][][] = [];
	for (const row of all) {
		const last = found.at(-1);
		const gaps = last && last[0]!.length > 1 ? sharedGaps([...last, row], xHeight) : [];
		if (last && row.length === last[0]!.length && gaps.length === row.length - 1) last.push(row);
		else found.push([row]);
	}
	return found;
}

/** Free strips that run through all the rows. */
function sharedGaps(block: readonly Placed[][], xHeight: number): [number, number][] {
	return block[0]!.slice(1).flatMap((_, index) => {
		const from = Math.max(...block.map((row) => row[index]?.right ?? Infinity));
		const to = Math.min(...block.map((row) => row[index + 1]?.left ?? -Infinity));
		return to - from > 1.5 * xHeight ? [[from, to] as [number, number]] : [];
	});
}

function columnwise<T extends Placed>(block: readonly T[][], xHeight: number): T[] {
	const askew = block.some((row) =>
		row.some((cell) => Math.abs(cell.v - row[0]!.v) > ASKEW * xHeight)
	);
	const columns = block[0]!.length;
	const asColumns = columns > 1 && (block.length >= 3 || (block.length === 2 && askew));
	if (!asColumns) return block.flat();
	return Array.from({ length: columns }, (_, at) => block.map((row) => row[at]!)).flat();
}
