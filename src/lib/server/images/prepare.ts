import type { ReadingSettings } from '#lib/recognition/plan.ts';
import type { Step } from '#lib/recognition/run.ts';
import * as ink from './ink.ts';
import type { Levels } from './ink.ts';
import * as papers from './paper.ts';
import type { Paper } from './paper.ts';
import * as plane from './plane.ts';
import type { Plane } from './plane.ts';

/** A picture in which letters can be looked for: small enough, its paper even, its grain laid. */
export interface Prepared {
	/** Pixels of the master for one of `even`. */
	factor: number;
	bilevel: boolean;
	/** None on a bilevel scan. In cells of `even`'s pixels. */
	paper: Paper | undefined;
	softened: boolean;
	even: Plane;
	levels: Levels;
	/** Noise of the paper before it was softened. */
	grain: number;
}

/** Does a step, and notes its name, parameters and time. */
export type Timed = <T>(name: string, parameters: Step['parameters'], work: () => T) => T;

/** Longest side of the picture that lines are looked for in: letters of 8 to 25 pixels on A4. */
const LARGEST = 3000;
/** Side of the cells in which paper is estimated: wider than a stroke, narrower than a letter. */
const CELL = 4;
/** Greys between ink and paper are rarer than this on a scan that has only the two. */
const BILEVEL = 0.02;
/** Paper's noise from which on letters are looked for on a softened picture, in grey values. */
const GRAINY = 4;

/** Chooses and does what the measures of the picture ask for, or `settings` say. */
export function prepare(master: Plane, settings: ReadingSettings, timed: Timed): Prepared {
	const factor = factorOf(master);
	const small = timed('shrink', { factor }, () => shrink(master, factor));
	const bilevel = isBilevel(master);
	const divide = settings.divide ?? !bilevel;
	const paper = divide
		? timed('paper', { cell: CELL * factor }, () => papers.estimate(small, CELL))
		: undefined;
	const flat = timed('divide', { divide }, () => flatten(small, paper));
	const grain = ink.measure(flat).noise;
	const softened = settings.soften ?? grain > GRAINY;
	const even = timed('soften', { softened }, () => (softened ? plane.soften(flat) : flat));
	return { factor, bilevel, paper, softened, even, levels: ink.measure(even), grain };
}

function factorOf({ width, height }: Plane): number {
	let factor = 1;
	while (Math.max(width, height) / factor > LARGEST) factor *= 2;
	return factor;
}

function shrink(from: Plane, factor: number): Plane {
	return factor === 1 ? from : shrink(plane.halve(from), factor / 2);
}

function isBilevel(of: Plane): boolean {
	const counts = plane.histogram(of);
	const between = counts.subarray(40, 216).reduce((sum, count) => sum + count, 0);
	return between / of.data.length < BILEVEL;
}

/** Paper brought to `PAPER` everywhere; a bilevel scan has it already. */
function flatten(from: Plane, paper: Paper | undefined): Plane {
	if (paper) return papers.divide(from, paper);
	const flat = plane.plane(from.width, from.height);
	from.data.forEach((grey, at) => (flat.data[at] = (grey * papers.PAPER) / 255));
	return flat;
}
