import { middle, rectangle } from '#lib/facsimile/shape.ts';
import { around, type Zone } from '#lib/facsimile/zone.ts';
import { behind, fitted, homeOf } from '#lib/transcription/layout.ts';
import { type Line, lines, type Page, type Region, regionOf } from '#lib/transcription/page.ts';
import { closest, offer, touched } from './merge.ts';

/** What was read again in a part of a surface, and who takes it. */
export interface Taken {
	zone: Zone;
	/** In reading order. */
	lines: readonly Line[];
	by: string;
	/** Id of the region that lines come into where none holds them. */
	region: string;
}

/**
 * The page with the lines of a part in place of the machine's own there. A line that a person
 * touched stays, with the new text offered beside it; one found again at its place keeps its id.
 * What is new comes into the region that holds it, else into one of its own, laid out by `by`.
 */
export function layOver(page: Page, { zone, lines: read, by, region }: Taken): Page {
	const here = lines(page, { refused: true }).filter((line) => isInside(line, zone));
	const kept = here.filter(touched);
	const gone = here.filter((line) => !touched(line));
	const free = new Map(gone.map((line) => [line.id, line]));
	const offers = new Map<string, Line[]>();
	const fresh = read.flatMap((line) => {
		const same = closest(line, kept);
		if (same) offers.set(same.id, [...(offers.get(same.id) ?? []), line]);
		if (same) return [];
		const old = closest(line, [...free.values()]);
		if (old) free.delete(old.id);
		return [{ line: { ...line, id: old?.id ?? line.id, laid: by }, old }];
	});
	const rest = without(page, gone, offers);
	// From here on a region holds each of them: its own, the smallest around it, or the new one.
	const whole = { regions: withOwn(rest, page, fresh, { by, region }) };
	return fresh.reduce(
		(now, { line, old }) => put(now, line, homeFor(page, now, line, old)!),
		whole
	);
}

/** The page without the lines that give way, and with offers beside those that stay. */
function without(page: Page, gone: readonly Line[], offers: Map<string, Line[]>): Page {
	const ids = new Set(gone.map(({ id }) => id));
	return {
		regions: page.regions.map((region) => ({
			...region,
			lines: region.lines
				.filter(({ id }) => !ids.has(id))
				.map((line) => (offers.has(line.id) ? offer(line, offers.get(line.id)!) : line))
		}))
	};
}

interface Fresh {
	line: Line;
	/** The line of the machine's in whose place it comes. */
	old: Line | undefined;
}

/** Regions with one more for what no region holds; those that only held what is gone are left out. */
function withOwn(
	rest: Page,
	page: Page,
	fresh: readonly Fresh[],
	{ by, region }: { by: string; region: string }
): Region[] {
	const homes = new Set(fresh.map(({ line, old }) => homeFor(page, rest, line, old)));
	const standing = rest.regions.filter(({ id, lines, laid }, at) => {
		const emptied = lines.length === 0 && page.regions[at]!.lines.length > 0;
		return !emptied || laid !== undefined || homes.has(id);
	});
	const homeless = fresh.filter(({ line, old }) => homeFor(page, rest, line, old) === null);
	const zone = around(homeless.map(({ line }) => line.zone));
	if (!zone) return standing;
	const own: Region = { id: region, kind: 'body', zone: rectangle(zone), lines: [], laid: by };
	return standing.toSpliced(behind(standing, zone), 0, own);
}

/** Id of the region for a line; null: none of the page's holds it. */
function homeFor(page: Page, now: Page, line: Line, old: Line | undefined): string | null {
	const own = old && regionOf(page, old.id);
	if (own && own.kind !== 'noise') return own.id;
	return homeOf(now, line.zone)?.id ?? null;
}

function put(page: Page, line: Line, home: string): Page {
	const regions = page.regions.map((region) => {
		if (region.id !== home) return region;
		return fitted({
			...region,
			lines: region.lines.toSpliced(behind(region.lines, line.zone), 0, line)
		});
	});
	return { regions };
}

function isInside(line: Line, { ulx, uly, lrx, lry }: Zone): boolean {
	const { x, y } = middle(line.zone);
	return ulx <= x && x < lrx && uly <= y && y < lry;
}
