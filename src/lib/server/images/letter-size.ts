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
 * their darkness, so that a thousand specks weigh less than a line of text; where those that stand
 * beside another say otherwise, as on a short note among much dirt, they are right. `undefined` where
 * no height is common: there is no text.
 */
export function measure(all: readonly Component[]): LetterSize | undefined {
	const letters = all.filter(isLetterLike);
	const [usual, inRows] = [commonest(letters), commonest(inCompany(letters))];
	const xHeight = Math.abs(usual - inRows) > inRows / 4 && inRows > 0 ? inRows : usual;
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

/** In heights of a patch: how much further right and how far off the next may stand, how much of it at its height, how much higher or lower. */
const BESIDE = { near: 0.3, far: 1.2, over: 0.5, off: 0.5 };

/** Those with another of about their height beside them, as letters have and specks have not. */
function inCompany(letters: readonly Component[]): Component[] {
	const sorted = [...letters].sort((a, b) => a.left - b.left);
	const found = new Set<Component>();
	sorted.forEach((each, index) => {
		const high = each.bottom - each.top;
		for (let next = index + 1; next < sorted.length; next++) {
			const other = sorted[next]!;
			if (other.left > each.right + BESIDE.far * high) return;
			const over = Math.min(each.bottom, other.bottom) - Math.max(each.top, other.top);
			const off = Math.abs(other.bottom - other.top - high);
			if (other.left < each.left + BESIDE.near * high) continue;
			if (over >= BESIDE.over * high && off <= BESIDE.off * high) found.add(each).add(other);
		}
	});
	return [...found];
}

/** 0 where there is none. */
function commonest(letters: readonly Component[]): number {
	const weights = new Float64Array(400);
	for (const each of letters) {
		const high = Math.min(weights.length - 1, each.bottom - each.top);
		weights[high]! += high * each.mean;
	}
	return mode(weights);
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
