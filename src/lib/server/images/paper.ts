import { plane, type Plane } from './plane.ts';

/** Grey to which blank paper is brought: below white, so that the noise of paper stays measurable. */
export const PAPER = 200;

/** The grey of blank paper, one value a cell of `cell` by `cell` pixels. */
export interface Paper {
	cell: number;
	columns: number;
	rows: number;
	/** 1 to 255. */
	grey: Float32Array;
}

/**
 * Estimates the paper under the writing: the lightest pixel of each cell (letters leave light
 * places in every cell a little wider than a stroke), the median of the three by three cells around
 * (bold headings and stamps give way, rings and stains wider than that are followed), then a mean.
 * Source: background division as in Lu and Tan, "Binarization of badly illuminated document images".
 */
export function estimate(of: Plane, cell: number): Paper {
	const columns = Math.ceil(of.width / cell);
	const rows = Math.ceil(of.height / cell);
	const lightest = lightestOf(of, cell, columns, rows);
	const median = around(lightest, columns, rows, 1, middle);
	return { cell, columns, rows, grey: around(median, columns, rows, 1, average) };
}

function lightestOf(of: Plane, cell: number, columns: number, rows: number): Float32Array {
	const lightest = new Float32Array(columns * rows);
	for (let y = 0, at = 0; y < of.height; y++) {
		const row = Math.floor(y / cell) * columns;
		for (let column = row, x = 0; x < of.width; column++) {
			let light = lightest[column]!;
			for (const end = Math.min(of.width, x + cell); x < end; x++, at++) {
				if (of.data[at]! > light) light = of.data[at]!;
			}
			lightest[column] = light;
		}
	}
	return lightest;
}

/** Each cell from itself and its neighbours up to `reach` away. */
function around(
	cells: Float32Array,
	columns: number,
	rows: number,
	reach: number,
	join: (values: Float32Array) => number
): Float32Array {
	const to = new Float32Array(cells.length);
	const near = new Float32Array((2 * reach + 1) ** 2);
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < columns; column++) {
			let n = 0;
			for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
				const end = Math.min(columns - 1, column + reach);
				for (let c = Math.max(0, column - reach); c <= end; c++)
					near[n++] = cells[r * columns + c]!;
			}
			to[row * columns + column] = Math.max(1, join(near.subarray(0, n)));
		}
	}
	return to;
}

/** By insertion: nine values at most. */
function middle(values: Float32Array): number {
	for (let at = 1; at < values.length; at++) {
		const value = values[at]!;
		let to = at;
		for (; to > 0 && values[to - 1]! > value; to--) values[to] = values[to - 1]!;
		values[to] = value;
	}
	return values[values.length >> 1]!;
}

function average(values: Float32Array): number {
	let sum = 0;
	for (let at = 0; at < values.length; at++) sum += values[at]!;
	return sum / values.length;
}

/** Divides every pixel by the paper at its place (bilinear between cells): flat paper is `PAPER`. */
export function divide(from: Plane, paper: Paper): Plane {
	const to = plane(from.width, from.height);
	const line = new Float32Array(from.width);
	for (let y = 0, at = 0; y < from.height; y++) {
		paperLine(paper, y, line);
		for (let x = 0; x < from.width; x++, at++) {
			const grey = from.data[at]! * line[x]!;
			to.data[at] = grey > 255 ? 255 : grey;
		}
	}
	return to;
}

/** `PAPER` over the paper's grey for each pixel of row `y`. */
function paperLine(paper: Paper, y: number, line: Float32Array): void {
	const { cell, columns, rows, grey } = paper;
	const row = Math.min(rows - 1, Math.max(0, (y + 0.5) / cell - 0.5));
	const upper = Math.floor(row) * columns;
	const lower = Math.min(rows - 1, Math.floor(row) + 1) * columns;
	const down = row - Math.floor(row);
	for (let x = 0; x < line.length; x++) {
		const column = Math.min(columns - 1, Math.max(0, (x + 0.5) / cell - 0.5));
		const left = Math.floor(column);
		const right = Math.min(columns - 1, left + 1);
		const aside = column - left;
		const above = grey[upper + left]! * (1 - aside) + grey[upper + right]! * aside;
		const below = grey[lower + left]! * (1 - aside) + grey[lower + right]! * aside;
		line[x] = PAPER / (above * (1 - down) + below * down);
	}
}
