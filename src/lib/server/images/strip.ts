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
	const { owners, width, height } = source;
	for (let column = 0; column < picture.width; column++) {
		const u = left + (column + 0.5) / scale;
		const top = at(line.baseline, u) - ROOM.above * x;
		const [across, down] = [u * along.cos, u * along.sin];
		for (let row = 0, to = column; row < high; row++, to += picture.width) {
			const v = top + (row + 0.5) / scale;
			const px = across - v * along.sin;
			const py = down + v * along.cos;
			if (px < 0 || py < 0 || px >= width || py >= height) continue;
			if (owners[(py | 0) * width + (px | 0)] !== number) continue;
			picture.data[to] = sample(source, px, py);
		}
	}
	return { picture, left, above: ROOM.above * x, scale };
}

/** Bilinear grey at a place of the layout's picture, divided by the paper and stretched. */
export function sample({ of, factor, paper, table }: Source, x: number, y: number): number {
	const grey = bilinear(of.data, of.width, of.height, x * factor - 0.5, y * factor - 0.5);
	if (!paper) return table[Math.round((grey * PAPER) / 255)]!;
	const { grey: cells, columns, rows, cell } = paper;
	const under = bilinear(
		cells,
		columns,
		rows,
		(x * factor) / cell - 0.5,
		(y * factor) / cell - 0.5
	);
	return table[Math.min(255, Math.round((grey * PAPER) / under))]!;
}

function bilinear(
	data: Uint8Array | Float32Array,
	width: number,
	height: number,
	x: number,
	y: number
): number {
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
