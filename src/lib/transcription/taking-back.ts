import { rectangle } from '#lib/facsimile/shape.ts';
import { canonical, ofLine } from './canonical.ts';
import { carriedLine } from './layout.ts';
import type { Line, Page, Region } from './page.ts';

/**
 * The page `head` without the change that led from `before` to `after`, though others may have
 * worked on it since. A text that was typed since stays; null where it has no place without the
 * change, or where the regions in question were laid out anew: then nothing is taken back.
 */
export function takeBack(head: Page, before: Page, after: Page): Page | null {
	const { at, was, is } = stretch(before.regions, after.regions);
	const from = placeOf(head, { at, is, lead: before.regions[at - 1]?.id });
	if (from === null) return null;
	const now = head.regions.slice(from, from + is.length);
	const typed = new Map<string, Line>();
	for (const [i, region] of is.entries()) {
		if (!sameButText(region, now[i], typed)) return null;
	}
	const [old, read] = [linesOf(was), linesOf(is)];
	const sameText = (a: Line | undefined, b: Line | undefined) => a && b && ofLine(a) === ofLine(b);
	const homeless = [...typed.values()].some(
		(now) => !sameText(now, read.get(now.id)) && !sameText(old.get(now.id), read.get(now.id))
	);
	if (homeless) return null;
	// Where the change itself made the text, who confirmed it since confirmed that text alone.
	const since = (line: Line) =>
		sameText(line, read.get(line.id)) ? typed.get(line.id) : undefined;
	const kept = was.map((region) => ({
		...region,
		lines: region.lines.map((line) => withText(line, since(line)))
	}));
	return single({ ...head, regions: head.regions.toSpliced(from, is.length, ...kept) });
}

/** The regions that differ, from the first to the last: as they were and as they became. */
function stretch(before: readonly Region[], after: readonly Region[]) {
	const same = (a?: Region, b?: Region) => canonical(a) === canonical(b);
	let at = 0;
	while (at < Math.min(before.length, after.length) && same(before[at], after[at])) at++;
	let tail = 0;
	const most = Math.min(before.length, after.length) - at;
	while (tail < most && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
	return {
		at,
		was: before.slice(at, before.length - tail),
		is: after.slice(at, after.length - tail)
	};
}

/** Where the changed regions stand now: all of them, one behind the other; null where they do not. */
function placeOf(
	{ regions }: Page,
	{ at, is, lead }: { at: number; is: readonly Region[]; lead: string | undefined }
): number | null {
	const place = (id: string) => regions.findIndex((region) => region.id === id);
	if (is.length === 0) {
		if (at === 0) return 0;
		const before = lead === undefined ? -1 : place(lead);
		return before < 0 ? null : before + 1;
	}
	const from = place(is[0]!.id);
	return from >= 0 && is.every(({ id }, i) => regions[from + i]?.id === id) ? from : null;
}

/** Is it the same region with the same lines? Lines in which only the text differs come into `typed`. */
function sameButText(region: Region, now: Region | undefined, typed: Map<string, Line>): boolean {
	if (!now || now.lines.length !== region.lines.length) return false;
	if (canonical({ ...region, lines: [] }) !== canonical({ ...now, lines: [] })) return false;
	return region.lines.every((line, i) => {
		const other = now.lines[i]!;
		if (canonical(line) === canonical(other)) return true;
		typed.set(line.id, other);
		return line.id === other.id && canonical(line.zone) === canonical(other.zone);
	});
}

function linesOf(regions: readonly Region[]): Map<string, Line> {
	return new Map(regions.flatMap(({ lines }) => lines.map((line) => [line.id, line] as const)));
}

/** A line where it was, with what was typed, marked or confirmed in it since. */
function withText(line: Line, typed: Line | undefined): Line {
	if (!typed) return line;
	const { words } = carriedLine(typed, rectangle(typed.zone), rectangle(line.zone));
	const { zone, baseline, laid } = line;
	return { ...typed, words, zone, baseline, laid };
}

/** A line that has gone elsewhere since must not come to stand twice. */
function single(page: Page): Page | null {
	const ids = page.regions.flatMap(({ id, lines }) => [id, ...lines.map((line) => line.id)]);
	return new Set(ids).size === ids.length ? page : null;
}
