import type { Frame } from './frame.ts';
import { at } from './baseline.ts';
import type { TextLine } from './text-line.ts';
import { plane, type Plane } from './plane.ts';
import { PAPER, type Paper } from './paper.ts';
import type { LetterSize } from './letter-size.ts';

/** What a strip is cut from. `factor`: pixels of `of` for one pixel of the layout's picture. */
export interface Source {
	of: Plane;
	factor: number;
	/** The paper of `of`, in cells of `of`'s pixels; none for a bilevel page. */
	paper: Paper | undefined;
	/** Grey to grey after division by the paper. */
	table: Uint8Array;
	/** For each pixel of the layout's picture which line's ink it may show; -1 none. */
	owners: Int16Array;
	width: number;
	height: number;
}

/** One line straightened: how to get from its pixels back to the layout's picture. */
export interface Strip {
	picture: Plane;
	left: number;
	/** Of the picture's upper edge over the baseline. */
	above: number;
	/** Pixels of the strip for one of the layout's picture. */
	scale: number;
}

/** In x-heights: room for capitals and accents above, for descenders below, at both ends. */
const ROOM = { above: 1.8, below: 0.7, aside: 0.9 };

/** Where the picture of a line begins: along the lines, and over the baseline. */
export function corner(line: TextLine, { xHeight }: LetterSize): { left: number; above: number } {
	return { left: line.left - ROOM.aside * xHeight, above: ROOM.above * xHeight };
}

/** The line as a picture of its own: level, straight, of the given scale, others' ink left out. */
export function cut(
	source: Source,
	line: TextLine,
	number: number,
	size: LetterSize,
	along: Frame,
	scale: number
): Strip {
	const x = size.xHeight;
	const { left, above } = corner(line, size);
	const wide = Math.ceil((line.right + ROOM.aside * x - left) * scale);
	const high = Math.ceil((ROOM.above + ROOM.below) * x * scale);
	const picture = plane(Math.max(1, wide), high);
	const columns = columnsOf(picture.width, left, line, along, above, scale);
	const inner = innerOf(source);
	for (let row = 0; row < high; row++) {
		const start = row * picture.width;
		const to = picture.data.subarray(start, start + picture.width);
		fillRow(source, inner, to, number, columns, (row + 0.5) / scale);
	}
	return { picture, left, above, scale };
}

/**
 * Of each column of a strip: where it begins across the lines, and what its place along them comes
 * to. `right` and `level`: how many columns there are, at the least, to one pixel of the layout's
 * picture to the right, and up or down; 0 where columns do not go from left to right.
 */
interface Columns {
	count: number;
	tops: Float64Array;
	across: Float64Array;
	down: Float64Array;
	along: Frame;
	right: number;
	level: number;
}

/** Kept off of what is said of many columns at once, for what is lost in rounding. */
const SURE = 0.999;
/** The least step taken for one, in pixels: far above what is lost in rounding. */
const STEP = 1e-6;

function columnsOf(
	count: number,
	left: number,
	{ baseline }: TextLine,
	along: Frame,
	above: number,
	scale: number
): Columns {
	const tops = new Float64Array(count);
	const across = new Float64Array(count);
	const down = new Float64Array(count);
	let [least, right, level] = [Infinity, STEP, STEP];
	for (let column = 0; column < count; column++) {
		const u = left + (column + 0.5) / scale;
		tops[column] = at(baseline, u) - above;
		across[column] = u * along.cos;
		down[column] = u * along.sin;
		if (column === 0) continue;
		const bend = tops[column]! - tops[column - 1]!;
		const aside = across[column]! - across[column - 1]! - bend * along.sin;
		const off = down[column]! - down[column - 1]! + bend * along.cos;
		least = Math.min(least, aside);
		right = Math.max(right, aside);
		level = Math.max(level, Math.abs(off));
	}
	const rate = least > 0 ? SURE : 0;
	return { count, tops, across, down, along, right: rate / right, level: rate / level };
}

/** A part of the layout's picture: from `left` and `top` on, before `right` and `bottom`; whole pixels. */
interface Part {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** Where no pixel and no cell of paper that a place lies between is beyond an edge. */
function innerOf({ of, factor, paper, width, height }: Source): Part {
	const cell = paper ? Math.max(1, paper.cell) : 1;
	const first = Math.ceil(cell / factor);
	const last = (pixels: number, cells: number) =>
		Math.floor(Math.min(pixels - 1, paper ? (cells - 1) * cell : Infinity) / factor);
	return {
		left: first,
		top: first,
		right: Math.min(width, last(of.width, paper?.columns ?? 0)),
		bottom: Math.min(height, last(of.height, paper?.rows ?? 0))
	};
}

/**
 * The pixels of one row that show ink of line `number`; `under` the strip's upper edge. As many
 * columns at once as lie, on one row of the owners, in one run that is the line's, or is not.
 */
function fillRow(
	source: Source,
	{ left, top, right, bottom }: Part,
	to: Uint8Array,
	number: number,
	columns: Columns,
	under: number
): void {
	const { owners, width, height } = source;
	const { count, tops, across, down, along } = columns;
	const { sin, cos } = along;
	let column = 0;
	while (column < count) {
		const v = tops[column]! + under;
		const px = across[column]! - v * sin;
		const py = down[column]! + v * cos;
		if (px < left || py < top || px >= right || py >= bottom) {
			if (px >= 0 && py >= 0 && px < width && py < height) {
				const owner = owners[(py | 0) * width + (px | 0)];
				if (owner === number) to[column] = sample(source, px, py);
			}
			column++;
			continue;
		}
		const x = px | 0;
		const y = py | 0;
		const start = y * width;
		const shown = owners[start + x] === number;
		const level = Math.min(count - column, Math.min(py - y, y + 1 - py) * columns.level);
		let end = x + 1;
		for (const most = Math.min(right, px + level / columns.right); end < most; end++) {
			if ((owners[start + end] === number) !== shown) break;
		}
		const alike = Math.min(level, (end - px) * columns.right) | 0;
		const next = column + Math.max(1, alike);
		if (shown) fillRun(source, to, columns, under, column, next);
		column = next;
	}
}

/** No paper: what is divided by is white. */
const NONE: Paper = { cell: 1, columns: 0, rows: 0, grey: new Float32Array(0) };

/**
 * `sample` for the columns before `end`, all of them in the inner part, where nothing is to be held
 * to an edge. Said again, and in one piece: calls for each pixel take as long as the pixels do.
 */
function fillRun(
	{ of, factor, paper, table }: Source,
	to: Uint8Array,
	{ tops, across, down, along: { sin, cos } }: Columns,
	under: number,
	column: number,
	end: number
): void {
	const { data, width } = of;
	const { grey, cell, columns } = paper ?? NONE;
	for (; column < end; column++) {
		const v = tops[column]! + under;
		const x = (across[column]! - v * sin) * factor;
		const y = (down[column]! + v * cos) * factor;
		const first = ((y - 0.5) | 0) * width + ((x - 0.5) | 0);
		const aside = x - 0.5 - ((x - 0.5) | 0);
		const low = y - 0.5 - ((y - 0.5) | 0);
		const upper = data[first]! * (1 - aside) + data[first + 1]! * aside;
		const lower = data[first + width]! * (1 - aside) + data[first + width + 1]! * aside;
		let white = 255;
		if (paper) {
			const cx = x / cell - 0.5;
			const cy = y / cell - 0.5;
			const at = (cy | 0) * columns + (cx | 0);
			const right = cx - (cx | 0);
			const below = cy - (cy | 0);
			const over = grey[at]! * (1 - right) + grey[at + 1]! * right;
			const beneath = grey[at + columns]! * (1 - right) + grey[at + columns + 1]! * right;
			white = over * (1 - below) + beneath * below;
		}
		const value = (((upper * (1 - low) + lower * low) * PAPER) / white + 0.5) | 0;
		to[column] = table[value > 255 ? 255 : value]!;
	}
}

/** Divided by the paper, a byte. Not by `Math.round`: it has a branch that no processor can guess. */
function toned(grey: number, white: number): number {
	const value = ((grey * PAPER) / white + 0.5) | 0;
	return value > 255 ? 255 : value;
}

/** Bilinear grey at a place of the layout's picture, divided by the paper and stretched. */
export function sample({ of, factor, paper, table }: Source, x: number, y: number): number {
	const [across, down] = [x * factor, y * factor];
	const grey = greyAt(of, across - 0.5, down - 0.5);
	if (!paper) return table[toned(grey, 255)]!;
	const under = paperAt(paper, across / paper.cell - 0.5, down / paper.cell - 0.5);
	return table[toned(grey, under)]!;
}

/** Between the four pixels around; beyond an edge as at the edge. */
function greyAt({ data, width, height }: Plane, x: number, y: number): number {
	const left = x < 0 ? 0 : x >= width - 1 ? width - 1 : Math.floor(x);
	const top = y < 0 ? 0 : y >= height - 1 ? height - 1 : Math.floor(y);
	const aside = x <= left || left === width - 1 ? 0 : x - left;
	const down = y <= top || top === height - 1 ? 0 : y - top;
	const first = top * width + left;
	const second = down === 0 ? first : first + width;
	const right = aside === 0 ? 0 : 1;
	const upper = data[first]! * (1 - aside) + data[first + right]! * aside;
	const lower = data[second]! * (1 - aside) + data[second + right]! * aside;
	return upper * (1 - down) + lower * down;
}

/** The same between cells: a function of its own, since one that takes both kinds of numbers is slow in both. */
function paperAt({ grey, columns, rows }: Paper, x: number, y: number): number {
	const left = x < 0 ? 0 : x >= columns - 1 ? columns - 1 : Math.floor(x);
	const top = y < 0 ? 0 : y >= rows - 1 ? rows - 1 : Math.floor(y);
	const aside = x <= left || left === columns - 1 ? 0 : x - left;
	const down = y <= top || top === rows - 1 ? 0 : y - top;
	const first = top * columns + left;
	const second = down === 0 ? first : first + columns;
	const right = aside === 0 ? 0 : 1;
	const upper = grey[first]! * (1 - aside) + grey[first + right]! * aside;
	const lower = grey[second]! * (1 - aside) + grey[second + right]! * aside;
	return upper * (1 - down) + lower * down;
}
