import { clamped, LEAST } from '#lib/facsimile/shape.ts';
import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import { done, refuse, type Outcome } from '#lib/outcome.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Edit } from '#lib/transcription/edit.ts';
import { behind, homeOf } from '#lib/transcription/layout.ts';
import { findLine, type Line, type Page, regionOf } from '#lib/transcription/page.ts';
import type { Structure } from '#lib/transcription/save.ts';
import { clean } from '#lib/transcription/typed.ts';

interface Given {
	/** For a line or region that comes into being. */
	id: string;
	surface: Surface;
	by: string;
	/** What a region may be read with. */
	choices: readonly string[];
}

type Wish = Exclude<Structure, { kind: 'take-back' | 'take-reading' }>;
type OfRegion = Extract<Wish, { region: string }>;
type OfLine = Extract<Wish, { line: string }>;

/** The edit that a person's wish comes to on this page, or why it cannot be done. */
export function edit(page: Page, wish: Wish, given: Given): Outcome<Edit> {
	if (wish.kind === 'draw-region') return drawRegion(page, wish, given);
	if (wish.kind === 'draw-line') return drawLine(page, wish, given);
	if (wish.kind === 'add') return orRefuse(wish, add(page, wish.line, given));
	if (wish.kind === 'move-line') return orRefuse(wish, moveLine(page, wish));
	return 'line' in wish ? ofLine(page, wish, given) : ofRegion(page, wish, given);
}

function orRefuse(wish: Wish, edit: Edit | null): Outcome<Edit> {
	return edit ? done(edit) : refuse('bad_request', { what: wish.kind });
}

function ofRegion(page: Page, wish: OfRegion, { id, surface, by, choices }: Given): Outcome<Edit> {
	const at = page.regions.findIndex((region) => region.id === wish.region);
	const region = page.regions[at];
	if (!region) return orRefuse(wish, null);
	switch (wish.kind) {
		case 'place-region':
			return placed(wish.zone, surface, (zone) => ({ ...wish, zone, by }));
		case 'cut-region': {
			const inside = wish.y > region.zone.uly && wish.y < region.zone.lry;
			return orRefuse(wish, inside ? { ...wish, id: `r${id}`, by } : null);
		}
		case 'join-region':
			return orRefuse(wish, at + 1 < page.regions.length ? { ...wish, by } : null);
		case 'retype':
			return done({ ...wish, by });
		case 'read-with': {
			const { languages } = wish;
			const known = languages === null || choices.includes(languages);
			const language = (languages ?? '').slice(0, 40);
			return known ? done({ ...wish, by }) : refuse('language_unknown', { language });
		}
		default:
			return done(wish as Edit);
	}
}

function ofLine(page: Page, wish: OfLine, { id, surface, by }: Given): Outcome<Edit> {
	const [line, region] = [findLine(page, wish.line), regionOf(page, wish.line)];
	if (!line || !region) return orRefuse(wish, null);
	switch (wish.kind) {
		case 'split': {
			const inside = wish.at > 0 && wish.at < grapheme.length(line.text);
			return orRefuse(wish, inside ? { ...wish, id: `l${id}` } : null);
		}
		case 'cut-line': {
			const inside = wish.x > line.zone.ulx && wish.x < line.zone.lrx;
			return orRefuse(wish, inside ? { ...wish, id: `l${id}` } : null);
		}
		case 'place-line':
			return placed(wish.zone, surface, (zone) => ({ ...wish, zone, by }));
		case 'join':
			return orRefuse(wish, region.lines.at(-1) === line ? null : wish);
		case 'offer':
			return orRefuse(wish, line.offered === undefined ? null : wish);
		case 'refuse':
			return done({ ...wish, why: 'person' });
		default:
			return done(wish as Edit);
	}
}

/** The zone as far as it lies on the surface, or why nobody may draw it. */
function placed(zone: Zone, { width, height }: Surface, make: (on: Zone) => Edit): Outcome<Edit> {
	const on = clamped(zone, { ulx: 0, uly: 0, lrx: width, lry: height });
	return on ? done(make(on)) : refuse('zone_small', { least: LEAST });
}

function moveLine(page: Page, wish: Extract<Wish, { kind: 'move-line' }>): Edit | null {
	const there = page.regions.some(({ id }) => id === wish.region);
	return there && findLine(page, wish.line) ? wish : null;
}

/** In reading order, behind the last region that begins above its middle. */
function drawRegion(
	page: Page,
	{ zone, as }: Extract<Wish, { kind: 'draw-region' }>,
	{ id, surface, by }: Given
): Outcome<Edit> {
	return placed(zone, surface, (on) => {
		const region = { id: `r${id}`, kind: as, zone: on, lines: [], laid: by };
		return { kind: 'draw-region', at: behind(page.regions, on), region };
	});
}

function drawLine(
	page: Page,
	{ zone, text }: Extract<Wish, { kind: 'draw-line' }>,
	given: Given
): Outcome<Edit> {
	return placed(zone, given.surface, (on) => {
		const line = { ...emptyLine(on, given), text: clean(text).text, laid: given.by };
		const home = homeOf(page, on);
		if (home) {
			return { kind: 'draw-line', region: home.id, at: behind(home.lines, on), line };
		}
		const region = { id: `r${given.id}`, kind: 'body' as const, zone: on, lines: [line] };
		const at = behind(page.regions, on);
		return { kind: 'draw-region', at, region: { ...region, laid: given.by } };
	});
}

/** An empty line below `after`, as high as it; on a page without lines, in a region of its own. */
function add(page: Page, after: string | null, given: Given): Edit | null {
	if (after === null) {
		if (page.regions.length > 0) return null;
		const { width, height } = given.surface;
		const zone = { ulx: 0, uly: 0, lrx: width, lry: height };
		const first = emptyLine({ ...zone, lry: Math.round(height / 20) }, given);
		const region = { id: `r${given.id}`, kind: 'body' as const, zone, lines: [first] };
		return { kind: 'put-regions', at: 0, count: 0, regions: [region] };
	}
	const region = regionOf(page, after);
	if (!region) return null;
	const at = region.lines.findIndex(({ id }) => id === after) + 1;
	const { ulx, uly, lrx, lry } = region.lines[at - 1]!.zone;
	const below = Math.min(given.surface.height, lry + (lry - uly));
	const line = emptyLine({ ulx, uly: Math.min(lry, below - 1), lrx, lry: below }, given);
	return { kind: 'put', region: region.id, at, count: 0, lines: [line] };
}

function emptyLine(zone: Zone, { id, by }: Given): Line {
	const rest = { annotations: [], words: [], confidence: null, revision: 0, seen: [] };
	return { id: `l${id}`, zone, text: '', by, ...rest };
}
