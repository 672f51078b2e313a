import { middle } from '#lib/facsimile/shape.ts';
import { height, width, type Zone } from '#lib/facsimile/zone.ts';
import { join } from '#lib/transcription/line.ts';
import { type Line, lines, type Page } from '#lib/transcription/page.ts';
import type { ReadLine } from './hocr.ts';
import { shared } from './merge.ts';
import type { ReadingPlan, ReadingSettings } from './plan.ts';

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
/** In x-heights: so far over and under a part the lines next to it are seen whole, and taken for such. */
const NEXT = 4;
/** Side of the squares, in pixels, on whose corners a part begins: so its paper falls in the page's own cells. */
const SQUARE = 16;
/** Scattered words less certain than this are specks. */
const READABLE = 0.4;
/** A zone higher than this, in heights of the line in it, is over more than the line. */
const ONE_LINE = 1.8;
/** Part of the line, or of the zone, that both must share. */
const OVER = 0.6;

/** What is cut out of the surface to read the zone; more across the lines where the page's are known. */
export function cutOut(
	zone: Zone,
	sheet: Zone,
	{ turn = 0, measured }: Pick<ReadingSettings, 'turn' | 'measured'> = {}
): Zone {
	const margin = Math.round(MARGIN.share * height(zone));
	const by = Math.min(MARGIN.most, Math.max(MARGIN.least, margin));
	const across = Math.max(by, Math.ceil(NEXT * (measured?.xHeight ?? 0)));
	const [aside, over] = turn % 180 === 0 ? [by, across] : [across, by];
	const corner = (at: number) => (measured ? SQUARE * Math.floor(at / SQUARE) : at);
	return {
		ulx: Math.max(sheet.ulx, corner(zone.ulx - aside)),
		uly: Math.max(sheet.uly, corner(zone.uly - over)),
		lrx: Math.min(sheet.lrx, zone.lrx + aside),
		lry: Math.min(sheet.lry, zone.lry + over)
	};
}

/** The plan of what was cut out, with the lines alone whose middle lies in the zone. */
export function within(plan: ReadingPlan, cut: Zone, zone: Zone): ReadingPlan {
	return { ...plan, lines: plan.lines.filter((line) => isInside(moved(line.zone, cut), zone)) };
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
function moved(
	{ ulx, uly, lrx, lry }: Zone,
	{ ulx: dx, uly: dy }: Pick<Zone, 'ulx' | 'uly'>
): Zone {
	return { ulx: ulx + dx, uly: uly + dy, lrx: lrx + dx, lry: lry + dy };
}

function shifted(line: Line, { ulx: dx, uly: dy }: Zone): Line {
	const zone = (one: Zone) => moved(one, { ulx: dx, uly: dy });
	const baseline = line.baseline?.map(({ x, y }) => ({ x: x + dx, y: y + dy }));
	return {
		...line,
		zone: zone(line.zone),
		...(baseline ? { baseline } : {}),
		words: line.words.map((word) => ({ ...word, zone: zone(word.zone) }))
	};
}
