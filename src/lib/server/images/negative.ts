import { greyAt, histogram, plane, type Plane } from './plane.ts';

/** Greys between the darkest and the lightest pixels, from which on there is something to be seen. */
const CONTRAST = 40;
/** Of the pixels at either end: what chance and dirt make of them. */
const ENDS = 0.005;
/** Side of a square wider than a stroke, of the larger side of the picture; its least in pixels. */
const SQUARE = { share: 1 / 200, least: 8 };
/** Of the light pixels: more in squares all light, and they are a sheet on a dark table. */
const SHEET = 0.1;

/** One row of so many is counted. */
const SAMPLE = 8;

/**
 * Is it a negative, light letters on dark? Its middle is nearer to its darkest grey, and what is light
 * is thin: nowhere as wide as a sheet, or what is left of one, would be.
 */
export function isNegative(of: Plane): boolean {
	const counts = histogram(sampled(of));
	const [dark, middle, light] = [ENDS, 0.5, 1 - ENDS].map((share) => greyAt(counts, share)) as [
		number,
		number,
		number
	];
	const limit = (dark + light) / 2;
	if (middle >= limit || light - dark < CONTRAST) return false;
	const bright = counts.subarray(Math.ceil(limit)).reduce((sum, count) => sum + count, 0);
	return wideOf(of, limit) < SHEET * SAMPLE * bright;
}

function sampled({ width, height, data }: Plane): Plane {
	const to = plane(width, Math.ceil(height / SAMPLE));
	for (let row = 0; row < to.height; row++)
		to.data.set(data.subarray(row * SAMPLE * width, (row * SAMPLE + 1) * width), row * width);
	return to;
}

/** Pixels in squares that are light throughout. */
function wideOf({ width, height, data }: Plane, limit: number): number {
	const side = Math.max(SQUARE.least, Math.round(SQUARE.share * Math.max(width, height)));
	let wide = 0;
	for (let top = 0; top + side <= height; top += side) {
		for (let left = 0; left + side <= width; left += side) {
			let light = true;
			for (let at = 0; light && at < side * side; at++) {
				const [x, y] = [left + (at % side), top + Math.floor(at / side)];
				light = data[y * width + x]! >= limit;
			}
			if (light) wide += side * side;
		}
	}
	return wide;
}
