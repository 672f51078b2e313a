import { around, type Zone } from '#lib/facsimile/zone.ts';
import type { Annotation } from './annotation.ts';
import type { Word } from './page.ts';
import { common } from './replacement.ts';

/** A replacement with its text as graphemes. */
export interface Change {
	from: number;
	to: number;
	letters: readonly string[];
}

/**
 * Marks after a change: one that holds the change grows or shrinks with it, one that overlaps keeps
 * what is left of it, one whose letters are all gone goes too. A gap may stand between letters.
 */
export function annotations(marks: readonly Annotation[], change: Change): Annotation[] {
	const { from, to, letters } = change;
	const shift = letters.length - (to - from);
	const empty = from === to;
	return marks.flatMap((mark) => {
		if (mark.to < from || (mark.to === from && !(mark.from === from && !empty))) return [mark];
		if (mark.from >= to) return [{ ...mark, from: mark.from + shift, to: mark.to + shift }];
		if (mark.from <= from && mark.to >= to) return keep({ ...mark, to: mark.to + shift });
		if (mark.from < from) return keep({ ...mark, to: from });
		const after = from + letters.length;
		if (mark.to > to) return keep({ ...mark, from: after, to: mark.to + shift });
		return keep({ ...mark, from, to: from });
	});
}

function keep(mark: Annotation): Annotation[] {
	return mark.to > mark.from || mark.kind === 'gap' ? [mark] : [];
}

/**
 * Words after a change of the line's letters. Words that the change does not touch keep zone and
 * confidence; those in the touched stretch (out to the nearest spaces) are paired anew.
 */
export function words(
	old: readonly Word[],
	before: readonly string[],
	change: Change,
	line: Zone
): Word[] {
	const stretch = touched(old, before, change);
	const shift = change.letters.length - (change.to - change.from);
	const left = old.filter((word) => word.to <= stretch.from);
	const inside = old.filter((word) => word.to > stretch.from && word.from < stretch.to);
	const right = old
		.filter((word) => word.from >= stretch.to && word.to > stretch.from)
		.map((word) => ({ ...word, from: word.from + shift, to: word.to + shift }));
	const after = [...before.slice(0, change.from), ...change.letters, ...before.slice(change.to)];
	const fresh = spans(after, stretch.from, stretch.to + shift);
	const space = { left: left.at(-1)?.zone.lrx ?? line.ulx, right: right[0]?.zone.ulx ?? line.lrx };
	const zone = { ...line, ulx: space.left, lrx: Math.max(space.left, space.right) };
	return [...left, ...pair(inside, fresh, before, after, plain(zone)), ...right];
}

type Span = Pick<Word, 'from' | 'to'>;

/** The change widened to whole words of the text and of the reading. */
function touched(old: readonly Word[], before: readonly string[], change: Change): Span {
	let { from, to } = change;
	while (from > 0 && before[from - 1] !== ' ') from--;
	while (to < before.length && before[to] !== ' ') to++;
	for (const word of old) {
		if (word.from < to && word.to > from) {
			from = Math.min(from, word.from);
			to = Math.max(to, word.to);
		}
	}
	return { from, to };
}

/** Stretches without a space between `from` and `to`. */
export function spans(letters: readonly string[], from: number, to: number): Span[] {
	const found: Span[] = [];
	for (let i = from; i < to; i++) {
		if (letters[i] === ' ') continue;
		const begin = i;
		while (i < to && letters[i] !== ' ') i++;
		found.push({ from: begin, to: i });
	}
	return found;
}

function pair(
	old: Word[],
	fresh: Span[],
	before: readonly string[],
	after: readonly string[],
	between: Zone
): Word[] {
	const text = (letters: readonly string[], span: Span) => letters.slice(span.from, span.to);
	const same = (a: Word, b: Span) => text(before, a).join('') === text(after, b).join('');
	const first: Word[] = [];
	const last: Word[] = [];
	while (old.length > 0 && fresh.length > 0 && same(old[0]!, fresh[0]!)) {
		first.push({ ...old.shift()!, ...fresh.shift()! });
	}
	while (old.length > 0 && fresh.length > 0 && same(old.at(-1)!, fresh.at(-1)!)) {
		last.unshift({ ...old.pop()!, ...fresh.pop()! });
	}
	if (old.length === fresh.length) {
		const paired = fresh.map((span, i) => typed(span, old[i]!, before, after));
		return [...first, ...paired, ...last];
	}
	const room = { left: first.at(-1)?.zone.lrx, right: last[0]?.zone.ulx };
	const ulx = room.left ?? between.ulx;
	const gap = { ...between, ulx, lrx: Math.max(ulx, room.right ?? between.lrx) };
	const zone = around(old.map((word) => word.zone)) ?? gap;
	return [...first, ...divide(fresh, zone, fresh.length > 1 || old.length === 0), ...last];
}

/** The word at the same place with other letters; its zone is a guess when half of them are new. */
function typed(span: Span, word: Word, before: readonly string[], after: readonly string[]): Word {
	const [was, is] = [before.slice(word.from, word.to), after.slice(span.from, span.to)];
	const unlike = common(was, is) * 2 < Math.max(was.length, is.length);
	const guessed = unlike || word.stale;
	return { ...span, zone: word.zone, confidence: null, ...(guessed ? { stale: true } : {}) };
}

/** A zone dealt out to spans by their letters, one letter's width left free between two. */
function divide(spans: readonly Span[], zone: Zone, stale: boolean): Word[] {
	const begin = spans[0]?.from ?? 0;
	const letters = (spans.at(-1)?.to ?? 0) - begin;
	const step = (zone.lrx - zone.ulx) / Math.max(1, letters);
	return spans.map((span) => ({
		...span,
		zone: {
			...plain(zone),
			ulx: Math.round(zone.ulx + (span.from - begin) * step),
			lrx: Math.round(zone.ulx + (span.to - begin) * step)
		},
		confidence: null,
		...(stale ? { stale } : {})
	}));
}

function plain({ ulx, uly, lrx, lry }: Zone): Zone {
	return { ulx, uly, lrx, lry };
}
