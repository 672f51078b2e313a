import {
	around,
	lineToMaster,
	type CutsAsked,
	type Ink,
	type LaidLine,
	type OtherPicture,
	type ReadingPlan
} from '#lib/recognition/plan.ts';
import type { ReadingSettings } from '#lib/recognition/plan.ts';
import { AUTOMATIC } from '#lib/recognition/preparation.ts';
import type { Step } from '#lib/recognition/run.ts';
import { at, middle } from './baseline.ts';
import type { Frame } from './frame.ts';
import { lay, type Layout } from './layout.ts';
import type { LetterSize } from './letter-size.ts';
import * as ownership from './ownership.ts';
import * as plane from './plane.ts';
import type { Plane } from './plane.ts';
import * as png from './png.ts';
import * as ink from './ink.ts';
import * as strip from './strip.ts';
import type { TextLine } from './text-line.ts';

/** Smaller: another sampling of the same ink. */
const SMALLER = 0.75;
/** Of full ink: what of it is full ink already in the picture that is darker and softer, for thin strokes. */
const DARKER = 0.6;
/** How far around a letter its soft edge is shown, in x-heights. */
const EDGE = 0.2;

/**
 * Everything from the grey picture of a surface to its line pictures. Runs in a child process. The
 * picture is upright or to be turned by `settings.turn`; geometry of the plan is of the picture given.
 * Gives what other pictures of the lines are cut from too.
 */
export function planWith(
	master: Plane,
	settings: ReadingSettings
): { plan: ReadingPlan; strips: Strips } {
	const { plan, strips } = layOut(master, settings);
	const pictures = cuts(strips, { way: 'first', lines: plan.lines.map(({ id }) => id) });
	const lines = plan.lines.map((line, at) => ({ ...line, picture: pictures[at]!.png }));
	return { plan: { ...plan, lines }, strips };
}

/** The plan with no line cut out, and what they are cut from. */
export function layOut(
	master: Plane,
	settings: ReadingSettings
): { plan: ReadingPlan<LaidLine>; strips: Strips } {
	const turned = settings.turn ?? 0;
	const smaller = settings.halved ? plane.halve(master) : master;
	const upright = plane.turn(smaller, turned);
	const layout = lay(upright, settings);
	const geometry = {
		width: master.width,
		height: master.height,
		turned,
		factor: layout.factor * (settings.halved ? 2 : 1),
		skew: layout.skew
	};
	const began = performance.now();
	const scale = scaleOf(layout, settings.xHeight);
	const { source, sorted } = sourceOf(layout);
	const { size, along, levels } = layout;
	const strips: Strips = { source, sorted, size, along, levels, scale };
	const lines = linesOf(layout, strips, geometry);
	const cutting: Step = {
		name: 'cut',
		parameters: { lines: lines.length, scale },
		ms: Math.round(performance.now() - began)
	};
	const plan: ReadingPlan<LaidLine> = {
		...geometry,
		xHeight: layout.size.xHeight * geometry.factor,
		speckled: layout.speckled,
		lines,
		rules: layout.rules.map(({ left, right, top, bottom }) =>
			around(geometry, [
				lineToMaster({ ...geometry, skew: 0 }, left, top),
				lineToMaster({ ...geometry, skew: 0 }, right, bottom)
			])
		),
		steps: [...layout.steps, cutting],
		measures: layout.measures,
		blank: layout.found.all.length === 0,
		settings
	};
	return { plan, strips };
}

/** What the pictures of a page's lines are cut from; the lines from the top. */
export interface Strips {
	source: strip.Source;
	sorted: readonly TextLine[];
	size: LetterSize;
	along: Frame;
	levels: ink.Levels;
	/** Of the first pictures: pixels for one of the layout's picture. */
	scale: number;
}

/** Pictures of lines of the plan, in the order in which they are asked for. */
export function cuts(strips: Strips, { way, lines }: CutsAsked): OtherPicture[] {
	const { source, scale, levels } = strips;
	const indexes = lines.map((id) => Number(id.slice(NAMED.length)) - 1);
	if (way === 'first') {
		const first = (index: number) => cut(strips, source, index, scale).picture;
		return indexes.map((index) => ({ png: png.encode(first(index)), scale: 1 }));
	}
	if (way === 'smaller') {
		const smaller = (index: number) => cut(strips, source, index, scale * SMALLER).picture;
		return indexes.map((index) => ({ png: png.encode(smaller(index)), scale: 1 / SMALLER }));
	}
	const darker = ink.stretch({ ...levels, ink: DARKER * levels.ink }, false);
	const dark = (index: number) => cut(strips, { ...source, table: darker }, index, scale).picture;
	return indexes.map((index) => ({ png: png.encode(plane.soften(dark(index))), scale: 1 }));
}

function cut(strips: Strips, from: strip.Source, index: number, scale: number): strip.Strip {
	return strip.cut(from, strips.sorted[index]!, index, strips.size, strips.along, scale);
}

/** What ids of lines begin with. */
const NAMED = 'line-';

type Geometry = Pick<ReadingPlan, 'width' | 'height' | 'turned' | 'factor' | 'skew'>;

/** What the strips of the lines are cut from; the lines from the top. */
export function sourceOf(layout: Layout): { source: strip.Source; sorted: readonly TextLine[] } {
	const { of, size, factor, found, along } = layout;
	const sorted = [...layout.lines].sort((a, b) => a.baseline.a - b.baseline.a || a.left - b.left);
	const source: strip.Source = {
		of,
		factor,
		paper: layout.paper && { ...layout.paper, cell: layout.paper.cell * factor },
		table: ink.stretch(layout.levels, layout.softened),
		owners: ownership.map(
			found,
			sorted,
			Math.max(2, Math.round(EDGE * size.xHeight)),
			layout.broken ? ownership.crumbs(found, sorted, size.xHeight, along) : undefined
		),
		width: found.width,
		height: found.height
	};
	return { source, sorted };
}

function linesOf(layout: Layout, strips: Strips, geometry: Geometry): LaidLine[] {
	const { sorted, scale, size } = strips;
	const usual = middle(sorted.flatMap((line) => line.marks.map((mark) => mark.component.mean)));
	return sorted.map((line, index) => {
		const corner = strip.corner(line, size);
		return {
			id: `${NAMED}${index + 1}`,
			...placeOf(line, layout, geometry),
			span: {
				left: line.left,
				right: line.right,
				v: at(line.baseline, (line.left + line.right) / 2)
			},
			framed: isFramed(line, layout),
			place: { ...corner, baseline: line.baseline, scale },
			...looks(line, layout, usual),
			ink: inkOf(line, size.xHeight, { left: corner.left, scale })
		};
	});
}

/** Pixels of a strip for one of the layout's picture, so that small letters are `wanted` pixels high. */
export function scaleOf({ size, factor }: Layout, wanted?: number): number {
	const { least, most } = AUTOMATIC.readAt;
	const own = size.xHeight * factor;
	return (wanted ?? Math.min(most, Math.max(least, own))) / size.xHeight;
}

function placeOf(line: TextLine, { size }: Layout, geometry: Geometry) {
	const tops = line.marks.map((mark) => at(line.baseline, mark.left) - mark.top);
	const feet = line.marks.map((mark) => mark.bottom - at(line.baseline, mark.left));
	const above = Math.max(size.xHeight, ...tops);
	const below = Math.max(0, ...feet);
	const place = (u: number, off: number) => lineToMaster(geometry, u, at(line.baseline, u) + off);
	const steps = [0, 0.25, 0.5, 0.75, 1].map((t) => line.left + t * (line.right - line.left));
	const edges = steps.flatMap((u) => [place(u, -above), place(u, below)]);
	const baseline = steps.map((u) => place(u, 0));
	const round = (value: number) => Math.round(value * 10) / 10;
	return {
		zone: around(geometry, edges),
		baseline: baseline.map(({ x, y }) => ({ x: round(x), y: round(y) }))
	};
}

function looks(line: TextLine, { size }: Layout, usual: number) {
	const letters = line.marks.filter((mark) => mark.bottom - mark.top > size.xHeight / 2);
	const marks = letters.length > 0 ? letters : line.marks;
	const ratio = (value: number) => Math.round(value * 100) / 100;
	return {
		size: ratio(middle(marks.map((mark) => mark.bottom - mark.top)) / size.xHeight),
		darkness: ratio(middle(marks.map((mark) => mark.component.mean)) / Math.max(1, usual)),
		marks: line.marks.length
	};
}

/** The patches as they stand in the strip. */
function inkOf(
	line: TextLine,
	xHeight: number,
	{ left, scale }: Pick<strip.Strip, 'left' | 'scale'>
): Ink[] {
	const round = (value: number) => Math.round(value * 100) / 100;
	return line.marks.map((mark) => ({
		left: round((mark.left - left) * scale),
		right: round((mark.right - left) * scale),
		head: round((at(line.baseline, (mark.left + mark.right) / 2) - mark.top) / xHeight),
		high: round((mark.bottom - mark.top) / xHeight)
	}));
}

/** Is there a patch of ink around the line, and hardly larger? */
function isFramed(line: TextLine, { frames, size: { xHeight } }: Layout): boolean {
	const [first, last] = [line.marks[0]!.component, line.marks.at(-1)!.component];
	return frames.some(
		({ left, right, top, bottom }) =>
			left < first.left &&
			right > last.right &&
			top < Math.min(first.top, last.top) &&
			bottom > Math.max(first.bottom, last.bottom) &&
			bottom - top < 8 * xHeight &&
			right - left < 2 * (line.right - line.left) + 4 * xHeight
	);
}
