import * as grapheme from '#lib/text/grapheme.ts';
import { between, type Replacement } from '#lib/transcription/replacement.ts';
import type { Choice, Lattice } from './lattice.ts';

/** What the machine made of a line, as its run left it. */
export interface LineReading {
	/** One entry a grapheme of the line as read. */
	lattice: Lattice;
	/** The line as other readings of the same picture have it. */
	others: readonly string[];
}

/** A word of a line as it stands now, with what the machine's reading has at its place. */
export interface Place {
	/** Without the signs around it; `from` and `to` count graphemes of the line, `to` exclusive. */
	word: string;
	from: number;
	to: number;
	/** One entry a grapheme of the word; a letter that a person typed stands alone. */
	lattice: Lattice;
	/** Bare words that other readings have here, without the word itself. */
	others: string[];
	/** The rest of a word that is cut at a line's end: what stands of it in the line before, or after. */
	head: string;
	tail: string;
}

/** A line between its neighbours. */
export interface Lines {
	before?: string | undefined;
	text: string;
	after?: string | undefined;
}

interface Span {
	from: number;
	to: number;
}

const BARE = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const CUT = /[-\u00ad\u00ac\u2010]\s*$/u;

/** The place of a span of the line; null where no letter or digit stands in it. */
export function placeOf(lines: Lines, span: Span, reading: LineReading | null): Place | null {
	const { text } = lines;
	const bare = bareIn(text, span);
	if (!bare) return null;
	const word = grapheme.slice(text, bare.from, bare.to);
	const lattice = reading ? latticeOf(reading.lattice, text) : [];
	const others = (reading?.others ?? []).flatMap((other) => wordThere(text, bare, other));
	return {
		...bare,
		...halves(lines, bare),
		word,
		lattice: lattice.slice(bare.from, bare.to),
		others: [...new Set(others)].filter((other) => other !== word)
	};
}

/** What of a word stands in the neighbouring lines; both empty for a whole word. */
export function halves({ before = '', text, after = '' }: Lines, word: Span) {
	const own = bareWords(text);
	const isFirst = own[0]?.from === word.from && word.from === 0;
	const isLast = own.at(-1)?.from === word.from && CUT.test(text);
	const head = isFirst && CUT.test(before) ? (bareWords(before).at(-1)?.word ?? '') : '';
	const next = bareWords(after)[0];
	const tail = isLast && next?.from === 0 && /^\p{Ll}/u.test(next.word) ? next.word : '';
	return { head, tail };
}

/** The longest bare word that stands in the span or reaches into it. */
function bareIn(text: string, { from, to }: Span): Span | null {
	const inside = bareWords(text).filter(
		(one) =>
			one.from < Math.max(to, from + 1) && (one.to > from || (from === to && one.to === from))
	);
	return inside.reduce<Span | null>(
		(best, one) => (best && best.to - best.from >= one.to - one.from ? best : one),
		null
	);
}

/** Words and numbers of a text without the signs around them, in order. */
export function bareWords(text: string): (Span & { word: string })[] {
	const composed = text.normalize('NFC');
	// Between words is a gap of whole letters: counted once, so that a long line takes no square of its length.
	let [counted, to] = [0, 0];
	return [...composed.matchAll(BARE)].map(({ 0: word, index }) => {
		const from = to + grapheme.length(composed.slice(counted, index));
		to = from + grapheme.length(word);
		counted = index + word.length;
		return { word, from, to };
	});
}

/** The alternatives moved to the letters of the text as it stands now. */
export function latticeOf(lattice: Lattice, text: string): Lattice {
	const alone = (letter: string): Choice[] => [[letter, 100]];
	const read = lattice.map((choices) => choices[0]?.[0] ?? '').join('');
	const letters = grapheme.graphemes(text);
	if (grapheme.length(read) !== lattice.length) return letters.map(alone);
	const moved: Lattice = [];
	let at = 0;
	for (const { from, to, text: fresh } of between(read, text)) {
		moved.push(...lattice.slice(at, from), ...grapheme.graphemes(fresh).map(alone));
		at = to;
	}
	return [...moved, ...lattice.slice(at)];
}

/** What another reading of the line has where the span stands, if it is one word. */
function wordThere(text: string, span: Span, other: string): string[] {
	const changes = between(text, other);
	const there = { from: shifted(changes, span.from, 'from'), to: shifted(changes, span.to, 'to') };
	const bare = there.from < there.to ? bareIn(other, there) : null;
	return bare ? [grapheme.slice(other, bare.from, bare.to)] : [];
}

/** Where an edge of a span falls after the changes; a change across the edge belongs to the span. */
function shifted(changes: readonly Replacement[], at: number, edge: 'from' | 'to'): number {
	let moved = at;
	for (const { from, to, text } of changes) {
		const letters = grapheme.length(text);
		if (to <= at && !(edge === 'from' && to === at && from === at)) moved += letters - (to - from);
		else if (from < at) moved += edge === 'from' ? from - at : from - at + letters;
	}
	return moved;
}
