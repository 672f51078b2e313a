import { histogram, NOTHING, type Plane } from './plane.ts';

/** Grey levels of a picture whose paper is even. */
export interface Levels {
	/** The commonest grey among the lighter ones. */
	paper: number;
	/** Standard deviation of blank paper, in grey values. */
	noise: number;
	/** Darkness (paper less grey) that is no longer paper. */
	faint: number;
	/** Darkness that only ink reaches: every letter has some of it. */
	certain: number;
	/** Darkness of full ink. */
	ink: number;
}

/** Paper's noise stays below this many standard deviations in all but a few specks. */
const SIGMAS = 4;
/** Of full ink: what paper grain, show-through and compression seldom reach, and a letter always. */
const FAINT = 0.22;
const CERTAIN = 0.45;

/**
 * Measures paper, noise and ink from the histogram alone. Noise is taken from the lighter side of
 * the paper's peak, where no ink is; ink is the dark side of Otsu's split of what is not paper.
 * `contrast`: so many times paler than that counts as full ink.
 */
export function measure(of: Plane, contrast = 1): Levels {
	const counts = histogram(of).subarray(0, NOTHING);
	const paper = peak(counts);
	const noise = spread(counts, paper);
	const floor = floorOf(noise);
	const ink = Math.max(floor, darkMean(counts, paper, floor) / contrast);
	return levelsOf({ paper, noise, ink });
}

/** What follows from the three that are measured. */
export function levelsOf({ paper, noise, ink }: Pick<Levels, 'paper' | 'noise' | 'ink'>): Levels {
	const floor = floorOf(noise);
	return {
		paper,
		noise,
		faint: Math.max(floor, FAINT * ink),
		certain: Math.max(floor, CERTAIN * ink),
		ink
	};
}

/** Darkness that the noise of blank paper seldom reaches. */
function floorOf(noise: number): number {
	return Math.max(8, SIGMAS * noise);
}

function peak(counts: Uint32Array): number {
	let best = counts.length - 1;
	for (let grey = best; grey >= 100; grey--) {
		if (counts[grey]! > counts[best]!) best = grey;
	}
	return best;
}

function spread(counts: Uint32Array, paper: number): number {
	let [sum, n] = [0, 0];
	for (let grey = paper; grey < counts.length; grey++) {
		sum += counts[grey]! * (grey - paper) ** 2;
		n += counts[grey]!;
	}
	return n === 0 ? 0 : Math.sqrt(sum / n);
}

/** Otsu's split of the pixels darker than `floor`, then the mean darkness of the darker class. */
function darkMean(counts: Uint32Array, paper: number, floor: number): number {
	const dark: number[] = [];
	for (let grey = Math.floor(paper - floor); grey >= 0; grey--) dark.push(counts[grey]!);
	const n = dark.reduce((a, b) => a + b, 0);
	const total = dark.reduce((a, b, i) => a + b * i, 0);
	let [below, sum, best, mean] = [0, 0, 0, n === 0 ? 0 : total / n];
	dark.forEach((count, index) => {
		below += count;
		sum += count * index;
		if (below === 0 || below === n) return;
		const gap = sum / below - (total - sum) / (n - below);
		const between = below * (n - below) * gap * gap;
		if (between > best) [best, mean] = [between, (total - sum) / (n - below)];
	});
	return floor + mean;
}

/** Of full ink: what is lighter becomes white on grainy paper, where it is grain and not the ink's edge. */
const CLEARED = 0.11;

/**
 * A table from grey to grey that makes paper white and full ink black, straight between: for
 * pictures that are read. Soft edges of letters are kept: a harder stretch costs more than it clears.
 */
export function stretch(levels: Levels, grainy: boolean): Uint8Array {
	const white = grainy ? CLEARED * levels.ink : 0;
	const black = Math.max(white + 1, levels.ink);
	const table = new Uint8Array(256);
	for (let grey = 0; grey < 256; grey++) {
		const dark = (levels.paper - grey - white) / (black - white);
		table[grey] = Math.round(255 * (1 - Math.min(1, Math.max(0, dark))));
	}
	return table;
}
