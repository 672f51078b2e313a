import { middle } from '#lib/facsimile/shape.ts';
import { height, width, type Zone } from '#lib/facsimile/zone.ts';
import { join } from '#lib/transcription/line.ts';
import { type Line, lines, type Page } from '#lib/transcription/page.ts';
import type { ReadLine } from './hocr.ts';
import { shared } from './merge.ts';

/** What a part is taken for: one line of text, lines one below the other, words that stand apart. */
export const SHAPES = ['line', 'block', 'sparse'] as const;
export type Shape = (typeof SHAPES)[number];

/** A part of a surface that somebody wants read again, and how. */
export interface PartAsked {
	/** Pixels of the master. */
	zone: Zone;
	shape: Shape;
	/** As Tesseract names the models; null: what the record is read with. */
	languages: string | null;
	/** Nothing but digits, and the signs between them. */
	digits: boolean;
}

/** What was read there. It stands nowhere until the person takes it. */
export interface PartRead extends PartAsked {
	/** Of the run that holds it. */
	reading: string;
	languages: string;
	/** In reading order; none: nothing was found. Geometry in pixels of the master. */
	lines: Line[];
	/** Mean over the letters, 0 to 1; null where there are none. */
	confidence: number | null;
}

/** Signs of a number, a date, a time, a sum. */
export const DIGITS = '0123456789.,:/-';

/** Smallest side that holds letters, and million pixels that are read while somebody waits. */
export const LIMITS = { least: 8, megapixels: 6 };

/** Of the height: what stands round the part shows its paper, and letters that a tight shape cuts. */
const MARGIN = { share: 0.35, least: 8, most: 40 };
/** Scattered words less certain than this are specks. */
const READABLE = 0.4;
/** A zone higher than this, in heights of the line in it, is over more than the line. */
const ONE_LINE = 1.8;
/** Part of the line, or of the zone, that both must share. */
const OVER = 0.6;

/** What is cut out of the surface to read the zone. */
export function cutOut(zone: Zone, within: Zone): Zone {
	const margin = Math.round(MARGIN.share * height(zone));
	const by = Math.min(MARGIN.most, Math.max(MARGIN.least, margin));
	return {
		ulx: Math.max(within.ulx, zone.ulx - by),
		uly: Math.max(within.uly, zone.uly - by),
		lrx: Math.min(within.lrx, zone.lrx + by),
		lry: Math.min(within.lry, zone.lry + by)
	};
}

/**
 * The lines of a part from the page that `cut` was read as: those whose middle lies in the zone.
 * Fragments taken for no text count where a person says that a line stands there, and nothing else does.
 */
export function linesIn(read: Page, cut: Zone, { zone, shape }: PartAsked): Line[] {
	const here = lines(read, { refused: true })
		.map((line) => shifted(line, cut))
		.filter((line) => isInside(line.zone, zone));
	const kept = here.filter(({ refused }) => refused === undefined);
	if (shape !== 'line' || here.length === 0) return kept;
	const all = kept.length > 0 ? kept : here.map(({ refused: _, ...line }) => line);
	return [all.reduce(join)].map((line) => ({ ...line, confidence: meanOf(all) }));
}

/** Lines as Tesseract found them by itself in the picture of `cut`; ids begin with `prefix`. */
export function linesFound(
	found: readonly ReadLine[],
	cut: Zone,
	{ zone, shape }: PartAsked,
	prefix: string
): Line[] {
	const all = found.map((line, at): Line => {
		const rest = { annotations: [], revision: 1, by: 'tesseract', seen: [] };
		const { lattice: _, ...read } = line;
		return shifted({ ...read, ...rest, id: `${prefix}-l${at + 1}` }, cut);
	});
	const here = all.filter((line) => isInside(line.zone, zone));
	if (shape === 'line') return here.length > 0 ? [here.reduce(join)] : [];
	return here.filter(({ confidence }) => (confidence ?? 0) >= READABLE);
}

/** Mean confidence of lines, weighted by their letters. */
export function meanOf(all: readonly Line[]): number | null {
	const letters = all.reduce((sum, { text }) => sum + text.length, 0);
	const sum = all.reduce((total, line) => total + (line.confidence ?? 0) * line.text.length, 0);
	return letters === 0 ? null : Math.round((sum / letters) * 1000) / 1000;
}

/** The line that a zone lies over, and no other: its text is what is read again. */
export function lineUnder(page: Page, zone: Zone): Line | undefined {
	const under = lines(page).filter((line) => shared(line.zone, zone) > OVER);
	const [line] = under;
	return under.length === 1 && height(zone) < ONE_LINE * height(line!.zone) ? line : undefined;
}

/** What a zone is most likely to hold. */
export function shapeOf(page: Page, zone: Zone): Shape {
	if (lineUnder(page, zone)) return 'line';
	const heights = lines(page).map((line) => height(line.zone));
	const usual = heights.sort((a, b) => a - b)[heights.length >> 1] ?? 0;
	return height(zone) < ONE_LINE * usual && width(zone) > height(zone) ? 'line' : 'block';
}

/** All that was read, as one text. */
export function textOf(all: readonly Line[]): string {
	return all.map(({ text }) => text).join(' ');
}

function isInside(zone: Zone, { ulx, uly, lrx, lry }: Zone): boolean {
	const { x, y } = middle(zone);
	return ulx <= x && x < lrx && uly <= y && y < lry;
}

/** From the picture's own pixels to those of the surface. */
function shifted(line: Line, { ulx: dx, uly: dy }: Zone): Line {
	const zone = (one: Zone): Zone => ({
		...{ ulx: one.ulx + dx, uly: one.uly + dy },
		...{ lrx: one.lrx + dx, lry: one.lry + dy }
	});
	const baseline = line.baseline?.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
	return {
		...line,
		zone: zone(line.zone),
		...(baseline ? { baseline } : {}),
		words: line.words.map((word) => ({ ...word, zone: zone(word.zone) }))
	};
}
