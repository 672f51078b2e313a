/** A grey picture, one byte a pixel, rows from the top; 0 is black, 255 is white. */
export interface Plane {
	width: number;
	height: number;
	data: Uint8Array;
}

/** White: where the picture shows no sheet, or nothing of it is wanted; told from paper by measures. */
export const NOTHING = 255;

export function plane(width: number, height: number, value = 255): Plane {
	return { width, height, data: new Uint8Array(width * height).fill(value) };
}

/** Half the size: the mean of each two by two pixels. */
export function halve(from: Plane): Plane {
	const [width, height] = [from.width >> 1, from.height >> 1];
	const to = plane(width, height);
	for (let y = 0; y < height; y++) {
		let above = 2 * y * from.width;
		let below = above + from.width;
		for (let x = 0, at = y * width; x < width; x++, at++, above += 2, below += 2) {
			const upper = from.data[above]! + from.data[above + 1]!;
			to.data[at] = (upper + from.data[below]! + from.data[below + 1]! + 2) >> 2;
		}
	}
	return to;
}

/** Binomial blur of three by three pixels (1 2 1), the smallest there is: sigma 0.7 pixels. */
export function soften(from: Plane): Plane {
	const { width, height, data } = from;
	const row = new Uint16Array(width * height);
	for (let y = 0; y < height; y++) {
		const start = y * width;
		const end = start + width - 1;
		row[start] = 3 * data[start]! + data[Math.min(end, start + 1)]!;
		for (let at = start + 1; at < end; at++) {
			row[at] = data[at - 1]! + 2 * data[at]! + data[at + 1]!;
		}
		row[end] = 3 * data[end]! + data[Math.max(start, end - 1)]!;
	}
	const to = plane(width, height);
	for (let y = 0, at = 0; y < height; y++) {
		const up = y === 0 ? 0 : width;
		const down = y === height - 1 ? 0 : width;
		for (let x = 0; x < width; x++, at++) {
			to.data[at] = (row[at - up]! + 2 * row[at]! + row[at + down]! + 8) >> 4;
		}
	}
	return to;
}

/** Each grey value replaced by that of the table. */
export function map(from: Plane, table: Uint8Array): Plane {
	const to = plane(from.width, from.height);
	for (let at = 0; at < to.data.length; at++) to.data[at] = table[from.data[at]!]!;
	return to;
}

/** Light for dark. */
export function invert(from: Plane): Plane {
	return map(
		from,
		Uint8Array.from({ length: 256 }, (_, grey) => 255 - grey)
	);
}

/** Turned clockwise by a quarter, a half or three quarters; no pixel changes its value. */
export function turn(from: Plane, degrees: 0 | 90 | 180 | 270): Plane {
	if (degrees === 0) return from;
	const { width, height, data } = from;
	const upright = degrees === 180;
	const to = plane(upright ? width : height, upright ? height : width);
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0; x < width; x++, at++) {
			if (degrees === 90) to.data[x * height + height - 1 - y] = data[at]!;
			else if (degrees === 180) to.data[width * height - 1 - at] = data[at]!;
			else to.data[(width - 1 - x) * height + y] = data[at]!;
		}
	}
	return to;
}

/** Without `percent` of the width and of the height at each edge. */
export function inner(from: Plane, percent: number): Plane {
	const [aside, above] = [from.width, from.height].map((side) => Math.ceil((side * percent) / 100));
	if (aside === 0 && above === 0) return from;
	const to = plane(Math.max(1, from.width - 2 * aside!), Math.max(1, from.height - 2 * above!));
	for (let y = 0; y < to.height; y++) {
		const start = (y + above!) * from.width + aside!;
		to.data.set(from.data.subarray(start, start + to.width), y * to.width);
	}
	return to;
}

/** How many pixels have each grey value. Counted in four turns: neighbours are often alike, and then one count waits for the other. */
export function histogram({ data }: Plane): Uint32Array {
	const counts = new Uint32Array(4 * 256);
	let at = 0;
	for (const end = data.length - 3; at < end; at += 4) {
		counts[data[at]!]!++;
		counts[256 + data[at + 1]!]!++;
		counts[512 + data[at + 2]!]!++;
		counts[768 + data[at + 3]!]!++;
	}
	for (; at < data.length; at++) counts[data[at]!]!++;
	return counts
		.subarray(0, 256)
		.map((count, grey) => count + counts[256 + grey]! + counts[512 + grey]! + counts[768 + grey]!);
}

/** The grey that so large a share of what is counted is darker than. */
export function greyAt(counts: Uint32Array, share: number): number {
	const total = counts.reduce((sum, count) => sum + count, 0);
	let [grey, below] = [0, counts[0]!];
	while (below <= share * total && grey < 255) below += counts[++grey]!;
	return grey;
}
