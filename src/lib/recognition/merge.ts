import { middle } from '#lib/facsimile/shape.ts';
import { around, height, width, type Zone } from '#lib/facsimile/zone.ts';
import { areaOf } from '#lib/transcription/layout.ts';
import { lines, type Line, type Page, type Region } from '#lib/transcription/page.ts';

/** Part of the smaller zone that two lines must share to be taken for the same one. */
const SAME = 0.5;

/** Did a person write, mark, confirm or place it, or call a word of it right? Then no machine writes over it. */
export function touched({ by, seen, annotations, words, laid }: Line): boolean {
	const marked = annotations.length > 0 || words.some(({ right }) => right);
	return by !== 'tesseract' || seen.length > 0 || marked || laid !== undefined;
}

/** The page, and under which id each line of the reading stands on it, where that is another. */
export interface Merged {
	page: Page;
	ids: ReadonlyMap<string, string>;
}

/**
 * A later reading laid over a page. Lines that a person touched stay as they are, wherever the
 * reading has them, with its text offered beside them where it differs; all others are the
 * reading's. A line found again at its place keeps its id, and its revision if its text is the same.
 */
export function merge(head: Page, read: Page, revision: number): Merged {
	const before = lines(head, { refused: true });
	const kept = before.filter(touched);
	const rest = before.filter((line) => !touched(line));
	const matches = new Map<string, Line[]>();
	for (const line of lines(read, { refused: true })) {
		const same = closest(line, kept);
		if (same) matches.set(same.id, [...(matches.get(same.id) ?? []), line]);
	}
	const takenIds = new Set(kept.map(({ id }) => id));
	const ids = new Map<string, string>();
	const named = (read: Line, line: Line) => {
		if (read.id !== line.id) ids.set(read.id, line.id);
		return line;
	};
	const place = (line: Line): Line[] => {
		const same = closest(line, kept);
		if (!same) return [named(line, again(line, closest(line, rest), takenIds, revision))];
		const all = matches.get(same.id)!;
		if (all.length === 1) named(line, same);
		return all[0] === line ? [offer(same, all)] : [];
	};
	const regions = read.regions.map((region) => ({ ...region, lines: region.lines.flatMap(place) }));
	const missed = kept.filter(({ id }) => !matches.has(id));
	const whole = missed.reduce(restore(head), regions);
	// The smallest first: a line in one that lies in another is the inner one's.
	const laid = head.regions
		.filter((region) => region.laid !== undefined)
		.sort((a, b) => areaOf(a) - areaOf(b));
	return { page: { regions: laid.reduce(gather, whole).filter(hasLines).map(fit) }, ids };
}

/** A region that a person laid out stands as it was, with the lines that lie in it now. */
function gather(regions: Region[], laid: Region): Region[] {
	const inside = (line: Line) => {
		const { x, y } = middle(line.zone);
		const { ulx, uly, lrx, lry } = laid.zone;
		return line.refused === undefined && ulx <= x && x < lrx && uly <= y && y < lry;
	};
	const out: Region[] = [];
	const lines: Line[] = [];
	let at = -1;
	for (const region of regions) {
		const mine = region.laid === undefined ? region.lines.filter(inside) : [];
		lines.push(...mine);
		const rest = region.lines.filter((line) => !mine.includes(line));
		const before = mine.length > 0 && at < 0 ? region.lines.indexOf(mine[0]!) : rest.length;
		out.push(...part(region, rest.slice(0, before), mine.length > 0));
		if (mine.length > 0 && at < 0) at = out.length;
		const id = freeId(`${region.id}-b`, regions);
		out.push(...part({ ...region, id }, rest.slice(before), true));
	}
	const own = { ...laid, id: freeId(laid.id, out), lines };
	return out.toSpliced(at < 0 ? out.length : at, 0, own);
}

/** What is left of a region that gave lines away: none where nothing is. */
function part(region: Region, lines: Line[], gave: boolean): Region[] {
	if (!gave) return [region];
	const zone = around(lines.map((line) => line.zone));
	return zone ? [{ ...region, zone, lines }] : [];
}

/** The new line, under the id of the old one of its place, if that is still free. */
function again(line: Line, old: Line | undefined, taken: Set<string>, revision: number): Line {
	if (!old || taken.has(old.id)) return { ...line, revision };
	taken.add(old.id);
	const unchanged = old.text === line.text;
	return { ...line, id: old.id, revision: unchanged ? old.revision : revision };
}

/** A line with what was read at its place offered beside it; without, where that is the same. */
export function offer(line: Line, readings: Line[]): Line {
	const inOrder = [...readings].sort((a, b) => a.zone.ulx - b.zone.ulx);
	const text = inOrder.map((reading) => reading.text).join(' ');
	const { offered: _old, ...rest } = line;
	return text === line.text || text === '' ? rest : { ...rest, offered: text };
}

/** Puts a line that the reading does not have back: into its region, else as a region of its own. */
function restore(head: Page) {
	return (regions: Region[], line: Line): Region[] => {
		const own = head.regions.find((region) => region.lines.some(({ id }) => id === line.id))!;
		const home = regions.find((region) => shared(region.zone, line.zone) > SAME);
		if (!home)
			return [...regions, { ...own, id: freeId(own.id, regions), lines: [line], laid: undefined }];
		const below = home.lines.findIndex(({ zone }) => zone.uly > line.zone.uly);
		const at = below < 0 ? home.lines.length : below;
		return regions.map((region) =>
			region === home ? { ...region, lines: region.lines.toSpliced(at, 0, line) } : region
		);
	};
}

function freeId(id: string, regions: Region[]): string {
	return regions.some((region) => region.id === id) ? freeId(`${id}-b`, regions) : id;
}

function hasLines(region: Region): boolean {
	return region.lines.length > 0 || region.kind === 'rule' || region.laid !== undefined;
}

function fit(region: Region): Region {
	const zone = around([region.zone, ...region.lines.map((line) => line.zone)]);
	return { ...region, zone: { ...region.zone, ...zone } };
}

/** The line that shares most of its place with this one; none shares little. */
export function closest(line: Line, among: readonly Line[]): Line | undefined {
	let best: Line | undefined;
	let most = SAME;
	for (const other of among) {
		const part = shared(line.zone, other.zone);
		if (part > most) [best, most] = [other, part];
	}
	return best;
}

/** Shared area over the smaller one's, 0 to 1. */
export function shared(a: Zone, b: Zone): number {
	const across = Math.min(a.lrx, b.lrx) - Math.max(a.ulx, b.ulx);
	const down = Math.min(a.lry, b.lry) - Math.max(a.uly, b.uly);
	const smaller = Math.min(width(a) * height(a), width(b) * height(b));
	return across <= 0 || down <= 0 || smaller <= 0 ? 0 : (across * down) / smaller;
}
