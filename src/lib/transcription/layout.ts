import { carried, carriedPoint, middle, partInside, rectangle } from '#lib/facsimile/shape.ts';
import { around, type Zone } from '#lib/facsimile/zone.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import * as lineOf from './line.ts';
import { type Line, type Page, type Region, type RegionKind, regionOf } from './page.ts';

/**
 * Changes of where text stands: regions and lines drawn, placed, cut, joined and taken out. `by`
 * signs what a person laid out, so that no later reading lays it anew. Zones in pixels of the master.
 */
export type LayoutEdit =
	/** The line's shape becomes `zone`; baseline and words go along. */
	| { kind: 'place-line'; line: string; zone: Zone; by: string }
	/** The region's shape becomes `zone`; where its size stays, its lines go along. */
	| { kind: 'place-region'; region: string; zone: Zone; by: string }
	/** Puts a new line at place `at` of its region, a new region at place `at` of the page. */
	| { kind: 'draw-line'; region: string; at: number; line: Line }
	| { kind: 'draw-region'; at: number; region: Region }
	/** Divides a line at pixel `x`, a region at pixel `y`; the second half gets `id`. */
	| { kind: 'cut-line'; line: string; x: number; id: string }
	| { kind: 'cut-region'; region: string; y: number; id: string; by: string }
	/** Joins a region with the next one of the page. */
	| { kind: 'join-region'; region: string; by: string }
	/** Moves a line to place `to` of another region. */
	| { kind: 'move-line'; line: string; region: string; to: number }
	| { kind: 'retype'; region: string; as: RegionKind; by: string }
	/** What a region is read with from now on; null: as its page. Its text stays. */
	| { kind: 'read-with'; region: string; languages: string | null; by: string }
	| { kind: 'delete-line'; line: string }
	| { kind: 'delete-region'; region: string };

/** `regions` stand in place of `count` regions from place `at`. */
export interface PutRegions {
	kind: 'put-regions';
	at: number;
	count: number;
	regions: Region[];
}

const KINDS: Record<LayoutEdit['kind'], true> = {
	'place-line': true,
	'place-region': true,
	'draw-line': true,
	'draw-region': true,
	'cut-line': true,
	'cut-region': true,
	'join-region': true,
	'move-line': true,
	retype: true,
	'read-with': true,
	'delete-line': true,
	'delete-region': true
};

export function isLayout<E extends { kind: string }>(edit: E | LayoutEdit): edit is LayoutEdit {
	return edit.kind in KINDS;
}

/** What any layout edit comes to on this page; one that names what is not there throws. */
export function asPut(page: Page, edit: LayoutEdit): PutRegions {
	switch (edit.kind) {
		case 'draw-region':
			return { kind: 'put-regions', at: edit.at, count: 0, regions: [edit.region] };
		case 'delete-region':
			return { kind: 'put-regions', at: indexOf(page, edit.region), count: 1, regions: [] };
		case 'join-region':
			return joined(page, edit.region, edit.by);
		case 'move-line':
			return movedOver(page, edit);
		default:
			return instead(page, edit);
	}
}

type Alone = Exclude<
	LayoutEdit,
	{ kind: 'draw-region' | 'delete-region' | 'join-region' | 'move-line' }
>;

/** Edits that look at one region only. */
function instead(page: Page, edit: Alone): PutRegions {
	const named = 'region' in edit ? edit.region : regionOf(page, edit.line)?.id;
	const at = indexOf(page, named ?? ('line' in edit ? String(edit.line) : ''));
	return { kind: 'put-regions', at, count: 1, regions: changed(page.regions[at]!, edit) };
}

function changed(region: Region, edit: Alone): Region[] {
	switch (edit.kind) {
		case 'place-region':
			return [{ ...placed(region, edit.zone), laid: edit.by }];
		case 'retype':
			return [{ ...region, kind: edit.as, laid: edit.by }];
		case 'read-with':
			return [spoken(region, edit)];
		case 'cut-region':
			return cut(region, edit);
		case 'draw-line':
			return [fitted({ ...region, lines: region.lines.toSpliced(edit.at, 0, edit.line) })];
		default:
			return [fitted(withLines(region, edit))];
	}
}

function spoken(
	{ languages: _, ...region }: Region,
	{ languages, by }: Extract<Alone, { kind: 'read-with' }>
): Region {
	return { ...region, ...(languages === null ? {} : { languages }), laid: by };
}

type OfLine = Extract<Alone, { kind: 'place-line' | 'cut-line' | 'delete-line' }>;

function withLines(region: Region, edit: OfLine): Region {
	const lines = region.lines.flatMap((line) => {
		if (line.id !== edit.line) return [line];
		if (edit.kind === 'delete-line') return [];
		if (edit.kind === 'cut-line') return cutLine(line, edit);
		return [{ ...carriedLine(line, line.zone, edit.zone), laid: edit.by }];
	});
	return { ...region, lines };
}

/** The line with all its geometry, as `from` becomes `to`. */
export function carriedLine(line: Line, from: Zone, to: Zone): Line {
	const words = line.words.map((word) => ({ ...word, zone: carried(word.zone, from, to) }));
	const baseline = line.baseline?.map((point) => carriedPoint(point, from, to));
	const zone = carried(line.zone, from, to);
	return { ...line, zone, words, ...(baseline ? { baseline } : {}) };
}

/** A region moved takes its lines along; one that only grew or shrank leaves them where they are. */
function placed(region: Region, zone: Zone): Region {
	const [was, is] = [rectangle(region.zone), rectangle(zone)];
	const shape = carried(region.zone, was, is);
	const same = was.lrx - was.ulx === is.lrx - is.ulx && was.lry - was.uly === is.lry - is.uly;
	if (!same) return { ...region, zone: shape };
	return { ...region, zone: shape, lines: region.lines.map((line) => carriedLine(line, was, is)) };
}

/** Cut between words, at the one whose middle lies nearest behind `x`; the shapes are cut at `x`. */
function cutLine(line: Line, { x, id }: { x: number; id: string }): Line[] {
	const behind = line.words.find((word) => middle(word.zone).x >= x);
	const [first, second] = lineOf.split(line, behind?.from ?? grapheme.length(line.text), id);
	const zone = rectangle(line.zone);
	return [
		{ ...first, zone: { ...zone, lrx: x } },
		{ ...second, zone: { ...zone, ulx: x } }
	];
}

/** Each line goes to the half that has its middle; the halves grow round what they hold. */
function cut(region: Region, { y, id, by }: { y: number; id: string; by: string }): Region[] {
	const zone = rectangle(region.zone);
	const above = region.lines.filter((line) => middle(line.zone).y < y);
	const below = region.lines.filter((line) => middle(line.zone).y >= y);
	return [
		fitted({ ...region, zone: { ...zone, lry: y }, lines: above, laid: by }),
		fitted({ ...region, id, zone: { ...zone, uly: y }, lines: below, laid: by })
	];
}

function joined(page: Page, id: string, by: string): PutRegions {
	const at = indexOf(page, id);
	const [first, second] = [page.regions[at]!, page.regions[at + 1]];
	if (!second) throw new Error(`no region after ${id}`);
	const zone = around([first.zone, second.zone])!;
	const one = { ...first, zone, lines: [...first.lines, ...second.lines], laid: by };
	return { kind: 'put-regions', at, count: 2, regions: [one] };
}

function movedOver(page: Page, edit: Extract<LayoutEdit, { kind: 'move-line' }>): PutRegions {
	const home = indexOf(page, regionOf(page, edit.line)?.id ?? edit.line);
	const there = indexOf(page, edit.region);
	const line = page.regions[home]!.lines.find(({ id }) => id === edit.line)!;
	const at = Math.min(home, there);
	const regions = page.regions.slice(at, Math.max(home, there) + 1).map((region, i) => {
		const rest = region.lines.filter(({ id }) => id !== edit.line);
		if (at + i !== there) return { ...region, lines: rest };
		return fitted({ ...region, lines: rest.toSpliced(edit.to, 0, line) });
	});
	return { kind: 'put-regions', at, count: regions.length, regions };
}

/** A region that holds less of a line than this is not its own. */
const HOLDS = 0.5;

/** The smallest region that holds most of the zone: a stamp inside a body is the stamp. */
export function homeOf(page: Page, zone: Zone): Region | undefined {
	return page.regions
		.filter((region) => region.kind !== 'noise' && partInside(zone, region.zone) > HOLDS)
		.sort((a, b) => areaOf(a) - areaOf(b))[0];
}

/** What the text at a zone is read with, by the smallest region laid out there; undefined: as its page. */
export function languagesAt(
	regions: readonly Pick<Region, 'zone' | 'laid' | 'languages'>[],
	zone: Zone
): string | undefined {
	const { x, y } = middle(zone);
	return regions
		.filter(
			({ laid, zone: { ulx, uly, lrx, lry } }) =>
				laid !== undefined && ulx <= x && x < lrx && uly <= y && y < lry
		)
		.sort((a, b) => areaOf(a) - areaOf(b))[0]?.languages;
}

export function areaOf({ zone: { ulx, uly, lrx, lry } }: Pick<Region, 'zone'>): number {
	return (lrx - ulx) * (lry - uly);
}

/** Place behind the last of them that begins above the middle of `zone`. */
export function behind(parts: readonly { zone: Zone }[], zone: Zone): number {
	return parts.findLastIndex((part) => part.zone.uly < middle(zone).y) + 1;
}

/** A region holds its lines: where one stands out, it grows, and loses an outline it had. */
export function fitted(region: Region): Region {
	const zone = around([region.zone, ...region.lines.map((line) => line.zone)])!;
	const { ulx, uly, lrx, lry } = region.zone;
	const holds = zone.ulx === ulx && zone.uly === uly && zone.lrx === lrx && zone.lry === lry;
	return holds ? region : { ...region, zone };
}

function indexOf(page: Page, id: string): number {
	const at = page.regions.findIndex((region) => region.id === id);
	if (at < 0) throw new Error(`no ${id} on this page`);
	return at;
}
