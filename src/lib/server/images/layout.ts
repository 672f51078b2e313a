import type { ReadingSettings } from '#lib/recognition/plan.ts';
import type { Step } from '#lib/recognition/run.ts';
import * as components from './components.ts';
import type { Component, Components } from './components.ts';
import { frame, type Frame } from './frame.ts';
import * as ink from './ink.ts';
import type { Levels } from './ink.ts';
import * as letterSize from './letter-size.ts';
import type { LetterSize } from './letter-size.ts';
import * as papers from './paper.ts';
import type { Paper } from './paper.ts';
import * as plane from './plane.ts';
import type { Plane } from './plane.ts';
import * as rules from './rules.ts';
import type { Rule } from './rules.ts';
import * as skews from './skew.ts';
import * as textLine from './text-line.ts';
import type { TextLine } from './text-line.ts';

/** What was found on a surface, in pixels of a picture smaller by `factor`. */
export interface Layout {
	factor: number;
	skew: number;
	along: Frame;
	/** None on a bilevel scan. */
	paper: Paper | undefined;
	levels: Levels;
	size: LetterSize;
	found: Components;
	lines: TextLine[];
	rules: Rule[];
	/** Patches around others: frames of stamps and tables. */
	frames: Component[];
	/** Dirt stands between the letters. */
	speckled: boolean;
	steps: Step[];
	measures: Record<string, number | string | boolean>;
}

/** Longest side of the picture that lines are looked for in: letters of 8 to 25 pixels on A4. */
const LARGEST = 3000;
/** Side of the cells in which paper is estimated: wider than a stroke, narrower than a letter. */
const CELL = 4;
/** Greys between ink and paper are rarer than this on a scan that has only the two. */
const BILEVEL = 0.02;
/** Paper's noise from which on letters are looked for on a softened picture, in grey values. */
const GRAINY = 4;
/** Of full ink: what is lighter in a patch larger than letters is not letters. */
const PEELED = 0.6;

/** Measures the surface, chooses its preparation, and finds its lines. */
export function lay(master: Plane, settings: ReadingSettings): Layout {
	const steps: Step[] = [];
	const timed = <T>(name: string, parameters: Step['parameters'], work: () => T): T => {
		const began = performance.now();
		const value = work();
		steps.push({ name, parameters, ms: Math.round(performance.now() - began) });
		return value;
	};
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
	const levels = ink.measure(even);
	const first = timed('letters', { faint: levels.faint, certain: levels.certain }, () =>
		components.find(even, levels.paper, levels.faint, levels.certain)
	);
	const size = letterSize.measure(first.all) ?? { xHeight: 12, stroke: 3 };
	const { found, lines: erased } = timed('rules', { erase: settings.rules ?? true }, () =>
		clear(even, levels, first, size, settings.rules ?? true)
	);
	const skew = settings.skew ?? timed('skew', {}, () => skewOf(found.all, size));
	const along = frame(skew);
	const { lines, speckled } = timed('lines', { xHeight: round(size.xHeight), skew }, () =>
		textLine.find(found.all, size, along, small.width * small.height)
	);
	const frames = first.all.filter((each) => each.bottom - each.top > 3 * size.xHeight);
	const measures = {
		bilevel,
		factor,
		grain: round(grain),
		paper: levels.paper,
		ink: round(levels.ink),
		skew,
		xHeight: round(size.xHeight * factor),
		stroke: round(size.stroke * factor),
		marks: found.all.length,
		lines: lines.length,
		speckled
	};
	return {
		factor,
		skew,
		along,
		paper,
		levels,
		size,
		found,
		lines,
		rules: erased,
		frames,
		speckled,
		steps,
		measures
	};
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

/** Takes out rules and what is larger and lighter than letters; then the patches are found anew. */
function clear(
	even: Plane,
	levels: Levels,
	found: Components,
	{ xHeight }: LetterSize,
	wanted: boolean
): { found: Components; lines: Rule[] } {
	const lines = wanted ? rules.erase(even, levels.paper, found, xHeight) : [];
	const peeled = components.peel(even, levels.paper, found, 3 * xHeight, PEELED * levels.ink);
	if (lines.length === 0 && !peeled) return { found, lines };
	return { found: components.find(even, levels.paper, levels.faint, levels.certain), lines };
}

function skewOf(all: readonly Component[], { xHeight }: LetterSize): number {
	const letters = all.filter(({ left, top, right, bottom }) => {
		const high = (bottom - top) / xHeight;
		return high > 0.7 && high < 1.8 && right - left < 2.5 * xHeight;
	});
	return skews.measure(letters, xHeight);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
