import { SMALLEST, type Component } from './components.ts';

/** Sizes that everything else is measured by, in pixels of the picture the components are of. */
export interface LetterSize {
	/** Height of small letters (of capitals on a page that has nothing else). */
	xHeight: number;
	/** Width of a stroke. */
	stroke: number;
}

/**
 * The commonest height of patches of a letter's proportions. Patches count by their height times
 * their darkness, so that a thousand specks weigh less than a line of text. `undefined` where no
 * height is common: there is no text.
 */
export function measure(all: readonly Component[]): LetterSize | undefined {
	const weights = new Float64Array(400);
	const letters = all.filter(isLetterLike);
	for (const each of letters) {
		const high = Math.min(weights.length - 1, each.bottom - each.top);
		weights[high]! += high * each.mean;
	}
	const xHeight = mode(weights);
	if (xHeight === 0) return undefined;
	const alike = letters.filter((each) => Math.abs(each.bottom - each.top - xHeight) <= xHeight / 4);
	const strokes = alike.map(stroke).sort((a, b) => a - b);
	return { xHeight, stroke: Math.max(1, strokes[strokes.length >> 1] ?? 1) };
}

function isLetterLike({ left, top, right, bottom, area }: Component): boolean {
	const [wide, high] = [right - left, bottom - top];
	const filled = area / (wide * high);
	return high >= SMALLEST && wide >= high / 4 && wide <= 3 * high && filled > 0.15 && filled < 0.9;
}

/** Smoothed over a tenth of the height: the peak's mean, to a fraction of a pixel. */
function mode(weights: Float64Array): number {
	let [best, most] = [0, 0];
	for (let high = SMALLEST; high < weights.length; high++) {
		const reach = Math.max(1, Math.round(high / 10));
		const part = weights.subarray(high - reach, high + reach + 1);
		const sum = part.reduce((a, b) => a + b, 0);
		if (sum <= most) continue;
		most = sum;
		best = part.reduce((total, weight, index) => total + weight * (high - reach + index), 0) / sum;
	}
	return best;
}

/** Area over half the length of the middle line, taking a letter for strokes along its box. */
function stroke({ left, top, right, bottom, area }: Component): number {
	const length = right - left + bottom - top;
	return area / (1.25 * length);
}
