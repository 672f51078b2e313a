import type { Point, Zone } from '#lib/facsimile/zone.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Line, Region, Word } from '#lib/transcription/page.ts';
import { ZONE_KINDS } from './zone-kind.ts';

/** Lines of a region that exports carry: no refused fragments, no noise. */
export function linesOf(region: Region): Line[] {
	if (!ZONE_KINDS[region.kind].text) return [];
	return region.lines.filter((line) => line.refused === undefined);
}

/** A word of a line as it stands now: its letters, and what is known of its place. */
export interface Token {
	text: string;
	/** The reading's zone; a share of the line's where the text has moved on since. */
	zone: Zone;
	/** False where the zone is only the share of the line that the letters take. */
	measured: boolean;
	/** 0 to 1; null where a person wrote it. */
	confidence: number | null;
}

/** The words of a line between spaces, in order. */
export function tokensOf(line: Line): Token[] {
	const letters = grapheme.graphemes(line.text);
	const tokens: Token[] = [];
	let from = 0;
	for (let to = 0; to <= letters.length; to++) {
		if (to < letters.length && letters[to] !== ' ') continue;
		if (to > from) tokens.push(tokenAt(line, letters, from, to));
		from = to + 1;
	}
	return tokens;
}

function tokenAt(line: Line, letters: readonly string[], from: number, to: number): Token {
	const text = letters.slice(from, to).join('');
	const word = line.words.find((one) => one.from === from && one.to === to);
	if (word && isMeasured(word))
		return { text, zone: word.zone, measured: true, confidence: word.confidence };
	return {
		text,
		zone: share(line.zone, from, to, letters.length),
		measured: false,
		confidence: null
	};
}

function isMeasured(word: Word): boolean {
	return word.stale !== true;
}

/** The part of a line's zone that its letters would take if all were equally wide. */
function share(zone: Zone, from: number, to: number, of: number): Zone {
	const step = (zone.lrx - zone.ulx) / Math.max(1, of);
	const ulx = Math.round(zone.ulx + from * step);
	return { ulx, uly: zone.uly, lrx: Math.round(zone.ulx + to * step), lry: zone.lry };
}

interface Size {
	width: number;
	height: number;
}

/** Corners of a zone, clockwise from the top left, or its outline; whole pixels of the page. */
export function corners(zone: Zone, page: Size): Point[] {
	const { ulx, uly, lrx, lry } = zone;
	const outline = zone.points ?? [
		{ x: ulx, y: uly },
		{ x: lrx, y: uly },
		{ x: lrx, y: lry },
		{ x: ulx, y: lry }
	];
	return outline.map((point) => onPage(point, page));
}

export function onPage({ x, y }: Point, { width, height }: Size): Point {
	return {
		x: Math.round(Math.min(Math.max(0, x), width)),
		y: Math.round(Math.min(Math.max(0, y), height))
	};
}

/** The rectangle of a zone in whole pixels of the page. */
export function rectangle(zone: Zone, page: Size): Zone {
	const from = onPage({ x: zone.ulx, y: zone.uly }, page);
	const to = onPage({ x: zone.lrx, y: zone.lry }, page);
	return { ulx: from.x, uly: from.y, lrx: to.x, lry: to.y };
}
