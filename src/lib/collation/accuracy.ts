/**
 * How far a reading is from a reference, in letters (CER) and words (WER). The convention: NFC,
 * letters are graphemes, runs of white space and line ends are one space, edit distance over the
 * reference's length. Counts are kept, never the quotient alone, so that sets are summed truly.
 */
import * as edits from '#lib/text/edits.ts';
import * as grapheme from '#lib/text/grapheme.ts';

/** Inserted, substituted, deleted, correct; `n` = s + d + c, the length of the reference. */
export interface Counts {
	i: number;
	s: number;
	d: number;
	c: number;
	n: number;
}

export interface Rate extends Counts {
	/** (i + s + d) / n, may pass 1; null for an empty reference. */
	rate: number | null;
	/** (i + s + d) / (i + s + d + c), at most 1; null where nothing was compared. */
	normalised: number | null;
	reason: 'empty_reference' | null;
}

/** What the reading has where the reference has another letter; empty: nothing there. */
export interface Confusion {
	reference: string;
	reading: string;
	count: number;
}

/** Against the published text it is a difference rate, never an error rate. */
export type Against = 'truth' | 'publication';

export interface Accuracy {
	against: Against;
	/** The convention above. */
	characters: Rate;
	/** Words without punctuation, capitals kept. */
	words: Rate;
	/** Words cut at line ends joined in both. */
	joined: { characters: Rate; words: Rate };
	/** Without capitals and punctuation, words joined. */
	folded: { characters: Rate; words: Rate };
	/** Words whatever their order: far below `words` where the reading order is wrong. */
	bag: Rate;
	/** Most frequent first. */
	confusions: Confusion[];
}

const HYPHEN_AT_LINE_END = /(?<=\p{L}\p{M}*)[-\u00ac\u2e17\u00ad\u2010][ \t\r]*\n\s*(?=\p{Ll})/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Compares `reading` with `reference`; what the reference is must be said. */
export function measure(reference: string, reading: string, against: Against = 'truth'): Accuracy {
	const steps = compare(letters(reference), letters(reading));
	const [wordsA, wordsB] = [words(reference), words(reading)];
	const [joinedA, joinedB] = [join(reference), join(reading)];
	return {
		against,
		characters: rateOf(steps.counts),
		words: rateOf(compare(wordsA, wordsB).counts),
		joined: both(joinedA, joinedB),
		folded: both(fold(joinedA), fold(joinedB)),
		bag: rateOf(compareBags(wordsA, wordsB)),
		confusions: steps.confusions
	};
}

/** Sum of errors over sum of lengths: the figure of a set, never the mean of its rates. */
export function total(parts: readonly Accuracy[]): Accuracy | null {
	const first = parts[0];
	if (!first) return null;
	const sum = (pick: (part: Accuracy) => Counts) => rateOf(add(parts.map(pick)));
	return {
		against: first.against,
		characters: sum((part) => part.characters),
		words: sum((part) => part.words),
		joined: {
			characters: sum((part) => part.joined.characters),
			words: sum((part) => part.joined.words)
		},
		folded: {
			characters: sum((part) => part.folded.characters),
			words: sum((part) => part.folded.words)
		},
		bag: sum((part) => part.bag),
		confusions: tally(parts.flatMap((part) => part.confusions))
	};
}

/** The rates of counts that were kept. */
export function rateOf({ i, s, d, c, n }: Counts): Rate {
	const errors = i + s + d;
	return {
		...{ i, s, d, c, n },
		rate: n === 0 ? null : errors / n,
		normalised: errors + c === 0 ? null : errors / (errors + c),
		reason: n === 0 ? 'empty_reference' : null
	};
}

function both(reference: string, reading: string): { characters: Rate; words: Rate } {
	return {
		characters: rateOf(compare(letters(reference), letters(reading)).counts),
		words: rateOf(compare(words(reference), words(reading)).counts)
	};
}

function letters(text: string): string[] {
	return grapheme.graphemes(text.replace(/\s+/gu, ' ').trim());
}

function words(text: string): string[] {
	return text.normalize('NFC').match(WORD) ?? [];
}

function join(text: string): string {
	return text.normalize('NFC').replace(HYPHEN_AT_LINE_END, '');
}

function fold(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ');
}

function compare(reference: string[], reading: string[]) {
	const counts: Counts = { i: 0, s: 0, d: 0, c: 0, n: reference.length };
	const confusions: Confusion[] = [];
	for (const [a, b] of edits.path(reference, reading)) {
		const [was, became] = [reference[a] ?? '', reading[b] ?? ''];
		if (was === became) counts.c++;
		else {
			counts[a < 0 ? 'i' : b < 0 ? 'd' : 's']++;
			confusions.push({ reference: was, reading: became, count: 1 });
		}
	}
	return { counts, confusions: tally(confusions) };
}

/** A word too many and a word too few are one substitution. */
function compareBags(reference: string[], reading: string[]): Counts {
	const left = new Map<string, number>();
	for (const word of reference) left.set(word, (left.get(word) ?? 0) + 1);
	let c = 0;
	for (const word of reading) {
		const some = left.get(word) ?? 0;
		if (some > 0) c++;
		left.set(word, some - 1);
	}
	const [missing, extra] = [reference.length - c, reading.length - c];
	const s = Math.min(missing, extra);
	return { i: extra - s, s, d: missing - s, c, n: reference.length };
}

function tally(confusions: readonly Confusion[]): Confusion[] {
	const counted = new Map<string, Confusion>();
	for (const one of confusions) {
		const key = JSON.stringify([one.reference, one.reading]);
		const known = counted.get(key);
		counted.set(key, { ...one, count: one.count + (known?.count ?? 0) });
	}
	return [...counted.values()].sort((a, b) => b.count - a.count);
}

function add(all: readonly Counts[]): Counts {
	const sum: Counts = { i: 0, s: 0, d: 0, c: 0, n: 0 };
	for (const counts of all)
		for (const key of ['i', 's', 'd', 'c', 'n'] as const) sum[key] += counts[key];
	return sum;
}
