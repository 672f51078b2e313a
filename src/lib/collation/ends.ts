/**
 * The ends of what is compared of the publication, in words: the program finds them, and an editor
 * moves them where it found them wrongly. They are counted in the publication, which does not
 * change when the scan is read anew, so that a choice survives every new collation.
 */
import { MARKS } from './tokens.ts';
import type { Witness } from './witness.ts';

/** Words of the running text, counted from 1; both are compared. */
export interface Ends {
	first: number;
	last: number;
}

/** Some words of the publication, the first of them with its number. */
export interface Glimpse {
	from: number;
	words: string[];
}

/** The ends as they are, with the words around each, and how many words there are. */
export interface Compared extends Ends {
	count: number;
	around: { first: Glimpse; last: Glimpse };
}

/** Words on each side of an end that are shown, so that it can be moved over them. */
const SHOWN = 40;

/** Tokens of the publication from the first compared word to the last with its signs, `to` exclusive. */
export function tokensOf(p: Witness, { first, last }: Ends): [from: number, to: number] | null {
	const words = wordsOf(p);
	const whole = Number.isInteger(first) && Number.isInteger(last);
	if (!whole || first < 1 || first > last || last > words.length) return null;
	return [first === 1 ? 0 : words[first - 1]!, words[last] ?? p.tokens.length];
}

/** The ends of a covered stretch (tokens, `to` exclusive) as words; null where it has none. */
export function comparedOf(p: Witness, covered: readonly [number, number] | null): Compared | null {
	const words = wordsOf(p);
	const inside = words.flatMap((token, i) =>
		covered && token >= covered[0] && token < covered[1] ? [i + 1] : []
	);
	const [first, last] = [inside[0], inside.at(-1)];
	if (first === undefined || last === undefined) return null;
	const around = (end: number): Glimpse => {
		const from = Math.max(1, end - SHOWN);
		const shown = words.slice(from - 1, end + SHOWN);
		return { from, words: shown.map((token) => p.tokens.t(token)) };
	};
	return {
		...{ first, last, count: words.length },
		around: { first: around(first), last: around(last) }
	};
}

/** Words on each side of an end that are shown beside its number. */
const BESIDE = 5;

/**
 * The words around an end at word `at`: those outside it, and those that are compared. Null where
 * the glimpse does not reach.
 */
export function wordsAround(
	{ from, words }: Glimpse,
	at: number,
	end: 'first' | 'last'
): { before: string; inside: string; after: string } | null {
	const here = at - from;
	if (!Number.isInteger(here) || here < 0 || here >= words.length) return null;
	const text = (begin: number, stop: number) => words.slice(Math.max(0, begin), stop).join(' ');
	if (end === 'first')
		return { before: text(here - BESIDE, here), inside: text(here, here + BESIDE), after: '' };
	const inside = text(here - BESIDE + 1, here + 1);
	return { before: '', inside, after: text(here + 1, here + 1 + BESIDE) };
}

/** How many words the publication has. */
export function countWords(p: Witness): number {
	return wordsOf(p).length;
}

/** Tokens that are words and not set aside. */
function wordsOf({ tokens }: Witness): number[] {
	const words: number[] = [];
	for (let at = 0; at < tokens.length; at++)
		if (!tokens.isAside(at) && tokens.is(at, MARKS.word)) words.push(at);
	return words;
}
