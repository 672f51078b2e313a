import type { ReadingSettings } from '#lib/recognition/plan.ts';
import { AUTOMATIC } from '#lib/recognition/preparation.ts';
import type { Step } from '#lib/recognition/run.ts';
import * as ink from './ink.ts';
import type { Levels } from './ink.ts';
import * as papers from './paper.ts';
import type { Paper } from './paper.ts';
import * as plane from './plane.ts';
import type { Plane } from './plane.ts';
import * as surround from './surround.ts';

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
	/** The middle grey of the picture as it came, and the share of pixels about as light. */
	light: number;
	uniform: number;
}

/** Does a step, and notes its name, parameters and time. */
export type Timed = <T>(name: string, parameters: Step['parameters'], work: () => T) => T;

/** Side of the cells in which paper is estimated: wider than a stroke, narrower than a letter. */
const CELL = 4;
/** Greys between ink and paper are rarer than this on a scan that has only the two. */
const BILEVEL = 0.02;

/** Chooses and does what the measures of the picture ask for, or `settings` say. */
export function prepare(master: Plane, settings: ReadingSettings, timed: Timed): Prepared {
	const { measured } = settings;
	const factor = measured?.factor ?? factorOf(master);
	const small = timed('shrink', { factor }, () => shrink(master, factor));
	const seen = (of: Plane) => plane.inner(of, settings.border ?? 0);
	const bilevel = measured?.bilevel ?? isBilevel(seen(master));
	const divide = settings.divide ?? !bilevel;
	const paper = divide
		? timed('paper', { cell: CELL * factor }, () => papers.estimate(small, CELL))
		: undefined;
	const flat = timed('divide', { divide }, () => flatten(small, paper));
	if (paper) surround.clear(flat, paper, surround.find(paper));
	const own = levelsOf(flat, settings);
	const grain = measured?.grain ?? own.noise;
	const passes = settings.soften ?? (grain > AUTOMATIC.grainy ? 1 : 0);
	const softened = passes > 0;
	const even = timed('soften', { softened, passes }, () => soften(flat, passes));
	const levels = softened ? levelsOf(even, settings) : own;
	return { factor, bilevel, paper, softened, even, levels, grain, ...tone(seen(small)) };
}

/** Softened once more, for letters that are broken to pieces: the pieces touch then. */
export function mend(prepared: Prepared, settings: ReadingSettings, timed: Timed): Prepared {
	const even = timed('mend', { passes: 1 }, () => plane.soften(prepared.even));
	return { ...prepared, softened: true, even, levels: levelsOf(even, settings) };
}

function levelsOf(even: Plane, { measured, border = 0, contrast }: ReadingSettings): Levels {
	return measured ? ink.levelsOf(measured) : ink.measure(plane.inner(even, border), contrast);
}

function factorOf({ width, height }: Plane): number {
	let factor = 1;
	while (Math.max(width, height) / factor > AUTOMATIC.largest) factor *= 2;
	return factor;
}

function shrink(from: Plane, factor: number): Plane {
	return factor === 1 ? from : shrink(plane.halve(from), factor / 2);
}

function soften(from: Plane, passes: number): Plane {
	return passes === 0 ? from : soften(plane.soften(from), passes - 1);
}

/** Looks no further than to the greys that are too many. */
function isBilevel({ data }: Plane): boolean {
	const most = BILEVEL * data.length;
	let between = 0;
	for (let at = 0; at < data.length; at++) {
		if (data[at]! >= 40 && data[at]! < 216 && ++between >= most) return false;
	}
	return true;
}

/** Greys as far as this from the middle one are about as light. */
const ALIKE = 24;

function tone(of: Plane): Pick<Prepared, 'light' | 'uniform'> {
	const counts = plane.histogram(of);
	const light = plane.greyAt(counts, 0.5);
	const alike = counts.subarray(Math.max(0, light - ALIKE), light + ALIKE + 1);
	return { light, uniform: alike.reduce((sum, count) => sum + count, 0) / of.data.length };
}

/** Paper brought to `PAPER` everywhere; a bilevel scan has it already. */
function flatten(from: Plane, paper: Paper | undefined): Plane {
	if (paper) return papers.divide(from, paper);
	const table = Uint8Array.from({ length: 256 }, (_, grey) => (grey * papers.PAPER) / 255);
	return plane.map(from, table);
}
