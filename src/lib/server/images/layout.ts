import type { Measured } from '#lib/recognition/measured.ts';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import type { Step } from '#lib/recognition/run.ts';
import * as components from './components.ts';
import type { Component, Components } from './components.ts';
import { frame, type Frame } from './frame.ts';
import type { Levels } from './ink.ts';
import { recall } from './pale.ts';
import { isNegative } from './negative.ts';
import * as plane from './plane.ts';
import * as letterSize from './letter-size.ts';
import type { LetterSize } from './letter-size.ts';
import type { Paper } from './paper.ts';
import { mend, prepare, type Prepared, type Timed } from './prepare.ts';
import type { Plane } from './plane.ts';
import * as rules from './rules.ts';
import type { Rule } from './rules.ts';
import * as skews from './skew.ts';
import * as textLine from './text-line.ts';
import { untangle } from './tangle.ts';
import type { TextLine } from './text-line.ts';

/** What was found on a surface, in pixels of a picture smaller by `factor`. */
export interface Layout {
	/** The picture as it came, dark on light. */
	of: Plane;
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
	/** Its letters are broken to pieces, as a fax leaves them. */
	broken: boolean;
	steps: Step[];
	measures: Record<string, number | string | boolean>;
}

/** In x-heights: no letter of a page is higher, nor of its headings. */
const LARGE = 3.6;
/** Of full ink: what is lighter in a patch larger than letters is not letters. */
const PEELED = 0.6;
/** Of creases that cross, those that are parallel are taken out one after another. */
const PASSES = 3;
/** In x-heights: a frame is higher than letters, and has room between its upper and its lower side. */
const FRAME = { high: 3, apart: 2.2 };
/** Length in x-heights, and what of its box a patch fills: joined writing, not letters that touch. */
const FLOWING = { long: 3, filled: 0.35 };
/** Shorter than this, in x-heights, it is a piece of a letter; so many for each letter and more. */
const BROKEN = { piece: 0.5, share: 0.8 };
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
	const { measured } = settings;
	const negative = settings.negative ?? measured?.negative ?? isNegative(master);
	const of = negative ? timed('invert', {}, () => plane.invert(master)) : master;
	const whole = prepare(of, settings, timed);
	const look = (at: Prepared) =>
		timed('letters', { faint: at.levels.faint, certain: at.levels.certain }, () =>
			patchesOf(at, settings)
		);
	const seen = look(whole);
	const broken = measured?.broken ?? (whole.bilevel && isBroken(seen.all));
	const mended = broken && settings.soften === undefined;
	const prepared = mended ? mend(whole, settings, timed) : whole;
	const first = mended ? look(prepared) : seen;
	const { levels, factor } = prepared;
	const size = sizeOf(measured) ?? letterSize.measure(first.all) ?? UNKNOWN;
	const wanted = settings.rules ?? true;
	const { rules: taken, found } = timed('rules', { erase: wanted }, () =>
		clear(prepared, first, size, { ...settings, rules: wanted })
	);
	const wished = settings.skew ?? measured?.skew;
	const skew = wished ?? timed('skew', {}, () => skewOf(found.all, size));
	const along = frame(skew);
	const { lines, speckled } = timed('lines', { xHeight: round(size.xHeight), skew }, () =>
		linesOf(found, size, along, settings.specks ?? measured?.speckled)
	);
	const frames = first.all.filter((each) => encloses(first, each, size.xHeight));
	const counts = { marks: found.all.length, lines: lines.length, speckled };
	const flowing = flowingIn(found.all, size);
	const unit = settings.halved ? 2 : 1;
	const measures = {
		...measuresOf(prepared, size, unit),
		negative,
		broken,
		flowing,
		skew,
		...counts
	};
	const laid = { skew, along, size, found, lines, rules: taken, frames, speckled, broken };
	return {
		...laid,
		of,
		factor,
		paper: prepared.paper,
		softened: prepared.softened,
		levels,
		steps,
		measures
	};
}

/** The patches of a picture that may be letters. */
function patchesOf(
	{ even, levels: { paper, faint, certain } }: Prepared,
	{ border }: ReadingSettings
): Components {
	return inside(components.find(even, paper, faint, certain), border);
}

/** Are there nearly as many pieces of letters as letters? */
function isBroken(all: readonly Component[]): boolean {
	const least = BROKEN.piece * (letterSize.measure(all) ?? UNKNOWN).xHeight;
	const pieces = all.filter(
		({ left, right, top, bottom }) => Math.max(right - left, bottom - top) < least
	).length;
	return pieces > BROKEN.share * (all.length - pieces);
}

/** The lines of the page; letters that a stroke across the text joined are found with them. */
function linesOf(
	found: Components,
	size: LetterSize,
	along: Frame,
	specks: boolean | undefined
): Pick<Layout, 'lines' | 'speckled'> {
	const first = textLine.find(found.all, size, along, specks);
	const pieces = [
		...untangle(found, first.lines, size, along),
		...recall(first.lines, found.pale, size, along)
	];
	if (pieces.length === 0) return first;
	found.all.push(...pieces);
	return textLine.find(found.all, size, along, first.speckled);
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

/** Is there ink of the patch at two heights, so far apart that a line has room, over most of its width? */
function encloses({ width, labels }: Components, one: Component, xHeight: number): boolean {
	const { label, left, right, top, bottom } = one;
	if (bottom - top <= FRAME.high * xHeight) return false;
	let around = 0;
	for (let x = left; x < right; x++) {
		let [first, last] = [top, bottom - 1];
		while (first < bottom && labels[first * width + x] !== label) first++;
		while (last > first && labels[last * width + x] !== label) last--;
		if (last - first >= FRAME.apart * xHeight) around++;
	}
	return around > (right - left) / 2;
}

/** Takes out rules, then what is larger and lighter than letters; what may be letters after that. */
function clear(
	prepared: Prepared,
	first: Components,
	{ xHeight }: LetterSize,
	settings: ReadingSettings
): { rules: Rule[]; found: Components } {
	const { even, levels } = prepared;
	const taken: Rule[] = [];
	let free = first;
	for (let pass = 0; settings.rules && pass < PASSES; pass++) {
		const rule = rules.erase(even, levels.paper, free, xHeight);
		if (rule.length === 0) break;
		taken.push(...rule);
		free = patchesOf(prepared, settings);
	}
	const peeled = components.peel(even, levels.paper, free, LARGE * xHeight, PEELED * levels.ink);
	return { rules: taken, found: peeled ? patchesOf(prepared, settings) : free };
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
