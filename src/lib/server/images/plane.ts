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

/** Of that size, to be written whole. */
export function blank(width: number, height: number): Plane {
	return { width, height, data: new Uint8Array(width * height) };
}

/** To be read several pixels at once, wherever they begin. */
export function bytesOf({ data }: Plane): DataView {
	return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** Half the size: the mean of each two by two pixels. */
export function halve(from: Plane): Plane {
	const [width, height] = [from.width >> 1, from.height >> 1];
	const to = blank(width, height);
	const pairs = bytesOf(from);
	for (let y = 0, at = 0; y < height; y++) {
		let above = 2 * y * from.width;
		let below = above + from.width;
		for (const end = at + width; at < end; at++, above += 2, below += 2) {
			const upper = pairs.getInt16(above);
			const lower = pairs.getInt16(below);
			const left = ((upper >> 8) & 255) + ((lower >> 8) & 255);
			to.data[at] = (left + (upper & 255) + (lower & 255) + 2) >> 2;
		}
	}
	return to;
}

/** Binomial blur of three by three pixels (1 2 1), the smallest there is: sigma 0.7 pixels. */
export function soften({ width, height, data }: Plane): Plane {
	const to = blank(width, height);
	for (let y = 0, at = 0; y < height; y++) {
		const up = y === 0 ? 0 : width;
		const down = y === height - 1 ? 0 : width;
		let own = data[at - up]! + 2 * data[at]! + data[at + down]!;
		let left = own;
		for (const last = at + width - 1; at < last; at++) {
			const right = data[at + 1 - up]! + 2 * data[at + 1]! + data[at + 1 + down]!;
			to.data[at] = (left + 2 * own + right + 8) >> 4;
			[left, own] = [own, right];
		}
		to.data[at++] = (left + 3 * own + 8) >> 4;
	}
	return to;
}

/** Each grey value replaced by that of the table. */
export function map(from: Plane, table: Uint8Array): Plane {
	const to = blank(from.width, from.height);
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

/** How many pixels have each grey value. Counted by twos, each pair of greys for itself: half as many counts to wait for. */
export function histogram(of: Plane): Uint32Array {
	const { data } = of;
	const pairs = new Uint32Array(256 * 256);
	const bytes = bytesOf(of);
	const odd = data.length & 1;
	for (let at = odd; at < data.length; at += 2) pairs[bytes.getInt16(at) & 0xffff]!++;
	const counts = new Uint32Array(256);
	if (odd) counts[data[0]!]!++;
	for (let pair = 0; pair < pairs.length; pair++) {
		counts[pair >> 8]! += pairs[pair]!;
		counts[pair & 255]! += pairs[pair]!;
	}
	return counts;
}

/** The grey that so large a share of what is counted is darker than. */
export function greyAt(counts: Uint32Array, share: number): number {
	const total = counts.reduce((sum, count) => sum + count, 0);
	let [grey, below] = [0, counts[0]!];
	while (below <= share * total && grey < 255) below += counts[++grey]!;
	return grey;
}
