import type { Point, Zone } from '#lib/facsimile/zone.ts';
import type { Measured } from './measured.ts';
import type { Preparation } from './preparation.ts';
import type { Step } from './run.ts';

/** How a surface is to be read; everything left out is chosen from what is measured on it. */
export interface ReadingSettings extends Preparation {
	/** As Tesseract names them: `rus`, `rus+eng`. */
	languages: string;
	/** Read at half the size: another try for what was too much. */
	halved?: boolean;
	/** The picture is a part of a page: what was measured on the whole of it. */
	measured?: Measured;
}

/** Where the strip of a line lies on the surface. Units: pixels of the layout's picture. */
export interface StripPlace {
	/** Left edge along the line and upper edge over the baseline. */
	left: number;
	above: number;
	/** Baseline across the lines: v = a + b u + c u². */
	baseline: { a: number; b: number; c: number };
	/** Pixels of the strip for one of the layout's picture. */
	scale: number;
}

/** A patch of ink of a line: where it stands in the line's picture, and how high. */
export interface Ink {
	/** Pixels of `picture`. */
	left: number;
	right: number;
	/** Of its upper edge over the baseline, and its own height, in x-heights. */
	head: number;
	high: number;
}

/** Where a line lies that is to be read, and what its letters look like. */
export interface LaidLine {
	id: string;
	/** In pixels of the master. */
	zone: Zone;
	baseline: Point[];
	place: StripPlace;
	/** Along and across the lines, in pixels of the layout's picture: for the reading order. */
	span: { left: number; right: number; v: number };
	/** Inside a frame little larger than itself, as a stamp is. */
	framed: boolean;
	/** Height of its letters over the page's; darkness of its ink over the page's. */
	size: number;
	darkness: number;
	/** Marks of ink it consists of. */
	marks: number;
	/** Those, from left to right. */
	ink: Ink[];
}

/** One line to be read. */
export interface PlannedLine extends LaidLine {
	/** PNG, grey, level and straight. */
	picture: Uint8Array;
}

/** Is given lines that are cut out and can be read, while others are cut still. */
export type OnCut = (lines: readonly PlannedLine[]) => void;

/** Other ways to prepare a line: another sampling of its ink; softer, with thin strokes darker. */
export type Way = 'smaller' | 'darker';

/** Lines of a plan, by their ids, to be cut out: as they are read first, or in another way. */
export interface CutsAsked {
	way: 'first' | Way;
	lines: readonly string[];
}

/** Lines of a plan, by their ids, to be prepared in another way. */
export interface OthersAsked extends CutsAsked {
	way: Way;
	lines: readonly string[];
}

/** A line prepared in another way. */
export interface OtherPicture {
	/** PNG, grey, level and straight. */
	png: Uint8Array;
	/** Pixels of the line's first picture for one of this. */
	scale: number;
}

/** What is to be read of a surface, and how its lines came to be; `Line`: cut out already or not. */
export interface ReadingPlan<Line extends LaidLine = PlannedLine> {
	/** Of the master, in pixels. */
	width: number;
	height: number;
	turned: 0 | 90 | 180 | 270;
	/** Pixels of the turned master for one of the layout's picture; skew in degrees. */
	factor: number;
	skew: number;
	/** In pixels of the master. */
	xHeight: number;
	/** Dirt stands between the letters: signs that no letter supports are doubtful. */
	speckled: boolean;
	/** In no reading order. */
	lines: Line[];
	/** Ruled lines, in pixels of the master. */
	rules: Zone[];
	steps: Step[];
	measures: Record<string, number | string | boolean>;
	/** The commonest picture of all: nothing stands on it. */
	blank: boolean;
	settings: ReadingSettings;
}

type Geometry = Pick<ReadingPlan, 'width' | 'height' | 'turned' | 'factor' | 'skew'>;

/** The place on the master of a point of the layout's picture. */
export function toMaster(plan: Geometry, x: number, y: number): Point {
	const [across, down] = [x * plan.factor, y * plan.factor];
	if (plan.turned === 90) return { x: down, y: plan.height - across };
	if (plan.turned === 180) return { x: plan.width - across, y: plan.height - down };
	if (plan.turned === 270) return { x: plan.width - down, y: across };
	return { x: across, y: down };
}

/** The place on the master of `u` along the lines and `v` across them. */
export function lineToMaster(plan: Geometry, u: number, v: number): Point {
	const angle = (plan.skew * Math.PI) / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return toMaster(plan, u * cos - v * sin, u * sin + v * cos);
}

/** The smallest rectangle on the master around points, whole pixels, kept on it. */
export function around(plan: Geometry, points: readonly Point[]): Zone {
	const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
	const xs = points.map(({ x }) => x);
	const ys = points.map(({ y }) => y);
	const ulx = clamp(Math.floor(Math.min(...xs)), plan.width - 1);
	const uly = clamp(Math.floor(Math.min(...ys)), plan.height - 1);
	return {
		ulx,
		uly,
		lrx: Math.max(ulx + 1, clamp(Math.ceil(Math.max(...xs)), plan.width)),
		lry: Math.max(uly + 1, clamp(Math.ceil(Math.max(...ys)), plan.height))
	};
}

/** The zone on the master of a zone of a line's strip. */
export function zoneOf(plan: Geometry, place: StripPlace, zone: Zone): Zone {
	const point = (x: number, y: number) => {
		const u = place.left + x / place.scale;
		const { a, b, c } = place.baseline;
		return lineToMaster(plan, u, a + b * u + c * u * u - place.above + y / place.scale);
	};
	return around(plan, [
		point(zone.ulx, zone.uly),
		point(zone.lrx, zone.uly),
		point(zone.ulx, zone.lry),
		point(zone.lrx, zone.lry)
	]);
}
