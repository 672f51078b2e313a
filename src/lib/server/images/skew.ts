import type { Component } from './components.ts';

/** Beyond this a page is not skewed but laid wrong. Degrees. */
export const MOST = 6;
const COARSE = 0.5;
const FINE = 0.05;

/**
 * The angle of the lines in degrees, clockwise positive: the one at which the lower edges of letters
 * gather on the fewest rows (projection profile of Postl, 1986; on letters instead of pixels).
 */
export function measure(letters: readonly Component[], xHeight: number): number {
	if (letters.length < 5) return 0;
	const coarse = best(letters, xHeight / 3, -MOST, MOST, COARSE);
	const middle = best(letters, xHeight / 6, coarse - COARSE, coarse + COARSE, FINE * 2);
	return best(letters, xHeight / 8, middle - FINE * 2, middle + FINE * 2, FINE / 2);
}

function best(
	letters: readonly Component[],
	row: number,
	from: number,
	to: number,
	step: number
): number {
	let [angle, most] = [0, -1];
	for (let at = from; at <= to + step / 2; at += step) {
		const gathered = gather(letters, row, Math.tan((at * Math.PI) / 180));
		if (gathered <= most) continue;
		most = gathered;
		angle = at;
	}
	return Math.round(angle * 1000) / 1000;
}

/** Sum of squares of how many lower edges fall on each row; each is spread over two rows. */
function gather(letters: readonly Component[], row: number, slope: number): number {
	const rows = new Map<number, number>();
	for (const { left, right, bottom } of letters) {
		const at = (bottom - slope * ((left + right) / 2)) / row;
		const upper = Math.floor(at);
		rows.set(upper, (rows.get(upper) ?? 0) + 1 - (at - upper));
		rows.set(upper + 1, (rows.get(upper + 1) ?? 0) + at - upper);
	}
	let sum = 0;
	for (const count of rows.values()) sum += count * count;
	return sum;
}
