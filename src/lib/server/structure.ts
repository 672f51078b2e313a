import type { Surface } from '#lib/facsimile/surface.ts';
import type { Zone } from '#lib/facsimile/zone.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Edit } from '#lib/transcription/edit.ts';
import { findLine, type Line, type Page, regionOf } from '#lib/transcription/page.ts';
import type { Structure } from '#lib/transcription/save.ts';

interface Given {
	/** For a line that comes into being. */
	id: string;
	surface: Surface;
	by: string;
}

/** The edit that a person's wish comes to on this page; null where it cannot be done. */
export function edit(page: Page, wish: Structure, given: Given): Edit | null {
	if (wish.kind === 'add') return add(page, wish.line, given);
	if ('region' in wish) return page.regions.some(({ id }) => id === wish.region) ? wish : null;
	const [line, region] = [findLine(page, wish.line), regionOf(page, wish.line)];
	if (!line || !region) return null;
	switch (wish.kind) {
		case 'split': {
			const inside = wish.at > 0 && wish.at < grapheme.length(line.text);
			return inside ? { ...wish, id: `l${given.id}` } : null;
		}
		case 'join':
			return region.lines.at(-1) === line ? null : wish;
		case 'offer':
			return line.offered === undefined ? null : wish;
		case 'refuse':
			return { ...wish, why: 'person' };
		default:
			return wish;
	}
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
