import type { Measured } from '#lib/recognition/measured.ts';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import type { Step } from '#lib/recognition/run.ts';
import * as components from './components.ts';
import type { Component, Components } from './components.ts';
import { frame, type Frame } from './frame.ts';
import type { Levels } from './ink.ts';
import * as letterSize from './letter-size.ts';
import type { LetterSize } from './letter-size.ts';
import type { Paper } from './paper.ts';
import { prepare, type Prepared, type Timed } from './prepare.ts';
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
	/** Its paper is grainy: letters were looked for on a softened picture. */
	softened: boolean;
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

/** In x-heights: no letter of a page is higher, nor of its headings. */
const LARGE = 3.6;
/** Of full ink: what is lighter in a patch larger than letters is not letters. */
const PEELED = 0.6;
/** Length in x-heights, and what of its box a patch fills: joined writing, not letters that touch. */
const FLOWING = { long: 3, filled: 0.35 };
/** Where nothing is as a letter is, lines are looked for as if they were of this size. */
const UNKNOWN: LetterSize = { xHeight: 12, stroke: 3 };

/** Measures the surface, chooses its preparation, and finds its lines. */
export function lay(master: Plane, settings: ReadingSettings): Layout {
	const steps: Step[] = [];
	const timed: Timed = (name, parameters, work) => {
		const began = performance.now();
		const value = work();
		steps.push({ name, parameters, ms: Math.round(performance.now() - began) });
		return value;
	};
	const prepared = prepare(master, settings, timed);
	const { even, levels, factor } = prepared;
	const look = () =>
		inside(components.find(even, levels.paper, levels.faint, levels.certain), settings.border);
	const first = timed('letters', { faint: levels.faint, certain: levels.certain }, look);
	const { measured } = settings;
	const size = sizeOf(measured) ?? letterSize.measure(first.all) ?? UNKNOWN;
	const wanted = settings.rules ?? true;
	const cleared = timed('rules', { erase: wanted }, () => clear(even, levels, first, size, wanted));
	const found = cleared.changed ? look() : first;
	const wished = settings.skew ?? measured?.skew;
	const skew = wished ?? timed('skew', {}, () => skewOf(found.all, size));
	const along = frame(skew);
	const { lines, speckled } = timed('lines', { xHeight: round(size.xHeight), skew }, () =>
		textLine.find(found.all, size, along, settings.specks ?? measured?.speckled)
	);
	const frames = first.all.filter((each) => each.bottom - each.top > 3 * size.xHeight);
	const counts = { marks: found.all.length, lines: lines.length, speckled };
	const flowing = flowingIn(found.all, size);
	const unit = settings.halved ? 2 : 1;
	const measures = { ...measuresOf(prepared, size, unit), flowing, skew, ...counts };
	const laid = { skew, along, size, found, lines, rules: cleared.lines, frames, speckled };
	return {
		...laid,
		factor,
		paper: prepared.paper,
		softened: prepared.softened,
		levels,
		steps,
		measures
	};
}

/** In pixels of the picture in which lines are looked for. */
function sizeOf(measured: Measured | undefined): LetterSize | undefined {
	if (!measured) return undefined;
	const { xHeight, stroke, factor } = measured;
	return { xHeight: xHeight / factor, stroke: stroke / factor };
}

/** What the steps were chosen by; lengths in pixels of the master, `unit` for one of the picture. */
function measuresOf(prepared: Prepared, { xHeight, stroke }: LetterSize, unit: number) {
	const { bilevel, grain, levels, light, uniform } = prepared;
	const factor = prepared.factor * unit;
	return {
		bilevel,
		factor,
		grain: round(grain),
		light,
		even: share(uniform),
		paper: levels.paper,
		noise: share(levels.noise),
		ink: round(levels.ink),
		xHeight: round(xHeight * factor),
		stroke: round(stroke * factor)
	};
}

/** Of the ink, how much is in patches far longer than a letter, and thin: 0 to 1. */
function flowingIn(all: readonly Component[], { xHeight }: LetterSize): number {
	let [flowing, ink] = [0, 0];
	for (const { left, right, top, bottom, area } of all) {
		const [wide, high] = [right - left, bottom - top];
		if (Math.max(wide, high) > FLOWING.long * xHeight && area < FLOWING.filled * wide * high)
			flowing += area;
		ink += area;
	}
	return ink === 0 ? 0 : share(flowing / ink);
}

/** Without the patches whose middle lies at an edge: `border` percent of the width, of the height. */
function inside(found: Components, border = 0): Components {
	if (border === 0) return found;
	const [wide, high] = [found.width * (border / 100), found.height * (border / 100)];
	const all = found.all.filter(({ left, top, right, bottom }) => {
		const [x, y] = [(left + right) / 2, (top + bottom) / 2];
		return x >= wide && x <= found.width - wide && y >= high && y <= found.height - high;
	});
	return { ...found, all };
}

/** Takes out rules and what is larger and lighter than letters; `changed`: the picture is another. */
function clear(
	even: Plane,
	levels: Levels,
	found: Components,
	{ xHeight }: LetterSize,
	wanted: boolean
): { changed: boolean; lines: Rule[] } {
	const lines = wanted ? rules.erase(even, levels.paper, found, xHeight) : [];
	const peeled = components.peel(even, levels.paper, found, LARGE * xHeight, PEELED * levels.ink);
	return { changed: lines.length > 0 || peeled, lines };
}

function skewOf(all: readonly Component[], { xHeight }: LetterSize): number {
	const letters = all.filter(({ left, top, right, bottom }) => {
		const high = (bottom - top) / xHeight;
		return high > 0.7 && high < 1.8 && right - left < 2.5 * xHeight;
	});
	return skews.measure(letters, xHeight);
}

function share(value: number): number {
	return Math.round(value * 100) / 100;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
