import { around } from '#lib/facsimile/zone.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import type { Annotation } from './annotation.ts';
import type { Line } from './page.ts';
import * as realign from './realign.ts';
import { between, type Replacement } from './replacement.ts';
import type { Span } from './save.ts';

/** The line with one stretch of letters replaced; marks and words follow, confirmations fall. */
export function replace(line: Line, { from, to, text }: Replacement): Line {
	const before = grapheme.graphemes(line.text);
	const after = [before.slice(0, from).join(''), text, before.slice(to).join('')].join('');
	const fresh = grapheme.graphemes(after);
	// A combining letter may melt into its neighbour: count what really came in.
	const tail = melted(before, fresh, to);
	const head = Math.min(from, sharedStart(before, fresh));
	const end = before.length - tail;
	const change = { from: head, to: end, letters: fresh.slice(head, fresh.length - tail) };
	return {
		...line,
		text: fresh.join(''),
		annotations: realign.annotations(line.annotations, change),
		words: realign.words(line.words, before, change, line.zone),
		seen: []
	};
}

/** How many letters at the end stay as they were, of those behind `to`. */
function melted(before: readonly string[], after: readonly string[], to: number): number {
	let tail = 0;
	while (
		tail < Math.min(before.length - to, after.length) &&
		before[before.length - 1 - tail] === after[after.length - 1 - tail]
	) {
		tail++;
	}
	return tail;
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
	let i = 0;
	while (i < a.length && i < b.length && a[i] === b[i]) i++;
	return i;
}

/** The line with `text` in place of its own: the smallest replacements, so that geometry survives. */
export function retext(line: Line, text: string): Line {
	return between(line.text, text).reverse().reduce(replace, line);
}

/** The line with just these words said to be right as they are. */
export function vouch(line: Line, right: readonly Span[]): Line {
	const words = line.words.map(({ right: _before, ...word }) =>
		right.some(({ from, to }) => from === word.from && to === word.to)
			? { ...word, right: true as const }
			: word
	);
	return { ...line, words };
}

/** The words that somebody said are right as they are. */
export function vouched(line: Line): Span[] {
	return line.words.filter(({ right }) => right).map(({ from, to }) => ({ from, to }));
}

/** Two lines out of one, divided before grapheme `at`; the second gets `id`. */
export function split(line: Line, at: number, id: string): [Line, Line] {
	const letters = grapheme.graphemes(line.text);
	let [end, begin] = [at, at];
	while (end > 0 && letters[end - 1] === ' ') end--;
	while (begin < letters.length && letters[begin] === ' ') begin++;
	const x = boundary(line, at, letters.length);
	const zones = [
		{ ...bare(line), lrx: x },
		{ ...bare(line), ulx: x }
	] as const;
	const gaps = Map.groupBy(line.annotations.filter(isGap), (gap) =>
		gap.from >= begin && begin < letters.length ? 'second' : 'first'
	);
	const head = part(line, { from: 0, to: end }, letters, gaps.get('first'));
	const tail = part(line, { from: begin, to: letters.length }, letters, gaps.get('second'));
	const first = { ...head, zone: zones[0], endsParagraph: undefined };
	const second = { ...tail, zone: zones[1] };
	return [
		{ ...first, words: clipped(first.words, line, { from: 0, to: at }, x) },
		{ ...second, id, words: clipped(second.words, line, { from: at, to: letters.length }, x) }
	];
}

function bare(line: Line): Line['zone'] {
	const { ulx, uly, lrx, lry } = line.zone;
	return { ulx, uly, lrx, lry };
}

/** Where a line is cut: inside a word at its share of the word's letters, else before the next word. */
function boundary(line: Line, at: number, letters: number): number {
	const cut = line.words.find((word) => word.from < at && word.to > at);
	if (cut) return shareOf(cut.zone, (at - cut.from) / (cut.to - cut.from));
	const next = line.words.find((word) => word.from >= at);
	return next?.zone.ulx ?? shareOf(line.zone, at / Math.max(1, letters));
}

function shareOf({ ulx, lrx }: Line['zone'], share: number): number {
	return Math.round(ulx + (lrx - ulx) * share);
}

/** The words of one half: one that was cut has its half of the zone, which is a guess. */
function clipped(words: Line['words'], line: Line, half: Span, x: number): Line['words'] {
	const cut = line.words.find((word) => word.from < half.to && word.to > half.to);
	const begun = line.words.find((word) => word.from < half.from && word.to > half.from);
	return words.map((word, i) => {
		const { ulx, uly, lrx, lry } = word.zone;
		if (cut && i === words.length - 1)
			return { ...word, zone: { ulx, uly, lrx: x, lry }, stale: true };
		if (begun && i === 0) return { ...word, zone: { ulx: x, uly, lrx, lry }, stale: true };
		return word;
	});
}

/** A gap stands between letters: in one of both halves, wherever the line is divided. */
function isGap(mark: Annotation): boolean {
	return mark.from === mark.to;
}

function part(line: Line, { from, to }: Span, letters: string[], gaps: Annotation[] = []): Line {
	const within = (place: number) => Math.min(Math.max(place, from), to) - from;
	const cut = <T extends Span>(piece: T): T => ({
		...piece,
		from: within(piece.from),
		to: within(piece.to)
	});
	const inside = (piece: Span) => piece.to > from && piece.from < to;
	return {
		...line,
		baseline: undefined,
		text: letters.slice(from, to).join(''),
		annotations: line.annotations
			.filter((mark) => (isGap(mark) ? gaps.includes(mark) : inside(mark)))
			.map(cut),
		words: line.words.filter(inside).map(cut),
		seen: []
	};
}

/** One line out of two that stand beside each other, with a space between. */
export function join(first: Line, second: Line): Line {
	const space = first.text && second.text ? 1 : 0;
	const text = first.text + ' '.repeat(space) + second.text;
	// A second line that begins with a combining letter melts into the space: count what came out.
	const by = grapheme.length(text) - grapheme.length(second.text);
	const move = <T extends { from: number; to: number }>(piece: T): T => ({
		...piece,
		from: piece.from + by,
		to: piece.to + by
	});
	return {
		...first,
		zone: around([first.zone, second.zone])!,
		baseline: undefined,
		text,
		annotations: [...first.annotations, ...second.annotations.map(move)],
		words: [...first.words, ...second.words.map(move)],
		endsParagraph: second.endsParagraph,
		seen: []
	};
}
