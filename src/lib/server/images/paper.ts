import { blank, type Plane } from './plane.ts';

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
	const grey = means(medians(lightest, columns, rows), columns, rows);
	return { cell, columns, rows, grey };
}

function lightestOf(of: Plane, cell: number, columns: number, rows: number): Uint8Array {
	const lightest = new Uint8Array(columns * rows);
	for (let y = 0, at = 0; y < of.height; y++) {
		const row = Math.floor(y / cell) * columns;
		for (let column = row, x = 0; x < of.width; column++) {
			let light = lightest[column]!;
			for (const end = Math.min(of.width, x + cell); x < end; x++, at++) {
				light = larger(light, of.data[at]!);
			}
			lightest[column] = light;
		}
	}
	return lightest;
}

/** Of two bytes, without a branch: which of two neighbours is lighter no processor can guess. */
const smaller = (a: number, b: number) => a + ((b - a) & ((b - a) >> 31));
const larger = (a: number, b: number) => b - ((b - a) & ((b - a) >> 31));
const between = (a: number, b: number, c: number) =>
	larger(smaller(a, b), smaller(larger(a, b), c));

/** Of each cell and those around it the median, and no less than 1. */
function medians(cells: Uint8Array, columns: number, rows: number): Uint8Array {
	const to = new Uint8Array(cells.length);
	for (let row = 0; row < rows; row++) {
		const [start, end] = [row * columns, (row + 1) * columns];
		const inner = row > 0 && row < rows - 1 && columns > 2;
		if (inner) innerMedians(cells, columns, start, to);
		for (let at = start; at < end; at += inner ? columns - 1 : 1) {
			to[at] = Math.max(1, atEdge(cells, columns, rows, row, at - start));
		}
	}
	return to;
}

/**
 * Of the cells from `start` on that have eight around them, with each column of three in order: the
 * median is that of the largest of the least, the median of the medians and the least of the largest.
 */
function innerMedians(cells: Uint8Array, columns: number, start: number, to: Uint8Array): void {
	const least = new Uint8Array(columns);
	const median = new Uint8Array(columns);
	const most = new Uint8Array(columns);
	for (let c = 0, at = start; c < columns; c++, at++) {
		const above = cells[at - columns]!;
		const own = cells[at]!;
		const below = cells[at + columns]!;
		least[c] = smaller(smaller(above, own), below);
		median[c] = between(above, own, below);
		most[c] = larger(larger(above, own), below);
	}
	for (let c = 1; c < columns - 1; c++) {
		const low = larger(larger(least[c - 1]!, least[c]!), least[c + 1]!);
		const high = smaller(smaller(most[c - 1]!, most[c]!), most[c + 1]!);
		const amid = between(low, between(median[c - 1]!, median[c]!, median[c + 1]!), high);
		to[start + c] = larger(1, amid);
	}
}

/** The median, of an even number the upper one, of those neighbours that there are. */
function atEdge(
	cells: Uint8Array,
	columns: number,
	rows: number,
	row: number,
	column: number
): number {
	const near: number[] = [];
	for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
		for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
			near.push(cells[r * columns + c]!);
	}
	near.sort((a, b) => a - b);
	return near[near.length >> 1]!;
}

/** Of each cell and those around it the mean, and no less than 1. */
function means(cells: Uint8Array, columns: number, rows: number): Float32Array {
	const to = new Float32Array(cells.length);
	/** Of the cells above each other, with nothing before the first column and after the last. */
	const sums = new Uint16Array(columns + 2);
	for (let row = 0; row < rows; row++) {
		const [first, last] = [Math.max(0, row - 1), Math.min(rows - 1, row + 1)];
		sums.fill(0);
		for (let r = first; r <= last; r++) {
			for (let column = 0, at = r * columns; column < columns; column++, at++)
				sums[column + 1]! += cells[at]!;
		}
		const high = last - first + 1;
		for (let column = 0; column < columns; column++) {
			const sum = sums[column]! + sums[column + 1]! + sums[column + 2]!;
			const wide = 1 + (column > 0 ? 1 : 0) + (column < columns - 1 ? 1 : 0);
			to[row * columns + column] = Math.max(1, sum / (high * wide));
		}
	}
	return to;
}

/** Divides every pixel by the paper at its place (bilinear between cells): flat paper is `PAPER`. */
export function divide(from: Plane, paper: Paper): Plane {
	const to = blank(from.width, from.height);
	const places = placesOf(paper, from.width);
	let [upper, lower] = [new Float64Array(from.width), new Float64Array(from.width)];
	let of = -1;
	for (let y = 0, at = 0; y < from.height; y++) {
		const row = Math.min(paper.rows - 1, Math.max(0, (y + 0.5) / paper.cell - 0.5));
		const first = Math.floor(row);
		if (first !== of) {
			if (of < 0) paperLine(paper, first, places, lower);
			[upper, lower] = [lower, upper];
			paperLine(paper, Math.min(paper.rows - 1, first + 1), places, lower);
			of = first;
		}
		const down = row - first;
		for (let x = 0; x < from.width; x++, at++) {
			const under = Math.fround(PAPER / (upper[x]! * (1 - down) + lower[x]! * down));
			const grey = from.data[at]! * under;
			to.data[at] = grey > 255 ? 255 : grey;
		}
	}
	return to;
}

/** For each of `width` pixels of a row: the cell to its left, and how far from the middle of that it is, in cells. */
interface Places {
	left: Int32Array;
	aside: Float64Array;
}

function placesOf({ cell, columns }: Paper, width: number): Places {
	const places = { left: new Int32Array(width), aside: new Float64Array(width) };
	for (let x = 0; x < width; x++) {
		const column = Math.min(columns - 1, Math.max(0, (x + 0.5) / cell - 0.5));
		places.left[x] = Math.floor(column);
		places.aside[x] = column - Math.floor(column);
	}
	return places;
}

/** The paper's grey at each pixel's place along one row of cells. */
function paperLine(
	{ columns, grey }: Paper,
	row: number,
	{ left, aside }: Places,
	line: Float64Array
): void {
	const start = row * columns;
	for (let x = 0; x < line.length; x++) {
		const right = Math.min(columns - 1, left[x]! + 1);
		line[x] = grey[start + left[x]!]! * (1 - aside[x]!) + grey[start + right]! * aside[x]!;
	}
}
