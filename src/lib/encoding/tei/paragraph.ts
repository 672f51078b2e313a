import * as zone from '#lib/facsimile/zone.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Line } from '#lib/transcription/page.ts';

/** Where text blocks of typed pages begin and end: a table of signs, none of them from a word list. */
const NUMBERED = /^(\d{1,3}|[IVXLC]{1,6})[.)]\s+[\p{Lu}"«„]/u;
const SENTENCE_END = /[.!?:;…]["»”)]*$/u;
const SMALL = /^[\p{Ll}]/u;
const HYPHEN = /\p{L}[-¬⸗\u00AD]$/u;

/** An indent is at least this many line heights deeper than the block's left edge. */
const INDENT = 0.8;

/** Space before a line that is this many times the block's usual step from line to line. */
const SPACED = 1.25;

/** The line's last sign is a hyphen that the next line's first letter continues. */
export function continues(line: Line, next: Line | undefined): boolean {
	return next !== undefined && HYPHEN.test(line.text) && SMALL.test(next.text);
}

/** The lines of a block of running text as paragraphs, in order. */
export function paragraphs(lines: readonly Line[]): Line[][] {
	const found: Line[][] = [];
	const edges = edgesOf(lines);
	lines.forEach((line, i) => {
		const before = lines[i - 1];
		if (before === undefined || breaks(before, line, edges)) found.push([line]);
		else found.at(-1)!.push(line);
	});
	return found;
}

/** A sentence runs on from one block into the next (over a page's end, past a page number). */
export function runsOn(last: Line, first: Line): boolean {
	if (last.endsParagraph) return false;
	return continues(last, first) || (!SENTENCE_END.test(last.text) && SMALL.test(first.text));
}

interface Edges {
	left: number;
	right: number;
	/** From one line's top to the next one's, the middle of all. */
	step: number;
}

function breaks(line: Line, next: Line, edges: Edges): boolean {
	if (line.endsParagraph) return true;
	if (SMALL.test(next.text)) return false;
	if (next.zone.uly - line.zone.uly > SPACED * edges.step) return true;
	if (!SENTENCE_END.test(line.text)) return false;
	return NUMBERED.test(next.text) || isIndented(next, edges) || isShort(line, next, edges);
}

/** The middle of the left edges, since a block has more full lines than first lines. */
function edgesOf(lines: readonly Line[]): Edges {
	const steps = lines.slice(1).map((line, i) => line.zone.uly - lines[i]!.zone.uly);
	return {
		left: middle(lines.map((line) => line.zone.ulx)),
		right: Math.max(0, ...lines.map((line) => line.zone.lrx)),
		step: middle(steps)
	};
}

/** The lower middle value; 0 of none. */
function middle(values: number[]): number {
	const sorted = values.sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function isIndented(line: Line, edges: Edges): boolean {
	return line.zone.ulx - edges.left > INDENT * zone.height(line.zone);
}

/** The typist stopped although the next line's first word would have fitted. */
function isShort(line: Line, next: Line, edges: Edges): boolean {
	const letter = zone.width(next.zone) / Math.max(1, grapheme.length(next.text));
	const word = grapheme.length(next.text.split(' ')[0] ?? '');
	return line.zone.lrx + letter * (word + 1) < edges.right;
}
