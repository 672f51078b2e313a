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
	const left = line.left - ROOM.aside * x;
	const wide = Math.ceil((line.right + ROOM.aside * x - left) * scale);
	const high = Math.ceil((ROOM.above + ROOM.below) * x * scale);
	const picture = plane(Math.max(1, wide), high);
	const columns = columnsOf(picture.width, left, line, along, ROOM.above * x, scale);
	for (let row = 0; row < high; row++) {
		fillRow(
			source,
			picture.data.subarray(row * picture.width),
			number,
			columns,
			(row + 0.5) / scale
		);
	}
	return { picture, left, above: ROOM.above * x, scale };
}

/** Of each column of a strip: where it begins across the lines, and what its place along them comes to. */
interface Columns {
	count: number;
	tops: Float64Array;
	across: Float64Array;
	down: Float64Array;
	along: Frame;
}

function columnsOf(
	count: number,
	left: number,
	{ baseline }: TextLine,
	along: Frame,
	above: number,
	scale: number
): Columns {
	const places = { tops: new Float64Array(count), across: new Float64Array(count) };
	const down = new Float64Array(count);
	for (let column = 0; column < count; column++) {
		const u = left + (column + 0.5) / scale;
		places.tops[column] = at(baseline, u) - above;
		places.across[column] = u * along.cos;
		down[column] = u * along.sin;
	}
	return { count, ...places, down, along };
}

/** The pixels of one row that show ink of line `number`; `under` the strip's upper edge. */
function fillRow(
	source: Source,
	to: Uint8Array,
	number: number,
	{ count, tops, across, down, along: { sin, cos } }: Columns,
	under: number
): void {
	const { owners, width, height } = source;
	for (let column = 0; column < count; column++) {
		const v = tops[column]! + under;
		const px = across[column]! - v * sin;
		const py = down[column]! + v * cos;
		if (px < 0 || py < 0 || px >= width || py >= height) continue;
		if (owners[(py | 0) * width + (px | 0)] === number) to[column] = sample(source, px, py);
	}
}

/** Bilinear grey at a place of the layout's picture, divided by the paper and stretched. */
export function sample({ of, factor, paper, table }: Source, x: number, y: number): number {
	const [across, down] = [x * factor, y * factor];
	const grey = greyAt(of, across - 0.5, down - 0.5);
	if (!paper) return table[Math.round((grey * PAPER) / 255)]!;
	const under = paperAt(paper, across / paper.cell - 0.5, down / paper.cell - 0.5);
	return table[Math.min(255, Math.round((grey * PAPER) / under))]!;
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
