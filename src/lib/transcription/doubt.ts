import * as grapheme from '#lib/text/grapheme.ts';
import type { Line, Word } from './page.ts';

/** How much a word asks for eyes, in the three words people read. */
export type Doubt = 'sure' | 'check' | 'guess';

/** Expected chance of being wrong from which a word is worth a look, and is no more than a guess. */
const LIMITS = { check: 0.1, guess: 0.3 };

/**
 * Share of words that were misread, by what is known of them and by the machine's confidence: counted
 * on 46 pages with ground truth, typed and printed (9,383 words, 250 of them misread). The machine's
 * confidence is no probability; together with the dictionary it nearly is one.
 */
const MISREAD: Record<'unknown' | 'number' | 'known', [below: number, share: number][]> = {
	unknown: [
		[0.7, 0.89],
		[0.86, 0.79],
		[0.93, 0.38],
		[2, 0.2]
	],
	number: [
		[0.7, 0.44],
		[0.86, 0.34],
		[0.9, 0.2],
		[2, 0.06]
	],
	known: [
		[0.7, 0.12],
		[0.86, 0.08],
		[0.9, 0.035],
		[0.93, 0.01],
		[2, 0.003]
	]
};
const DIGIT = /\p{N}/u;

/**
 * Expected chance, 0 to 1, that the word is wrong. A word that a person typed or called right, and
 * a line that a person confirmed, expect none.
 */
export function expectedError(word: Word, line: Line): number {
	const { confidence, right } = word;
	if (confidence === null || right || line.seen.length > 0) return 0;
	return MISREAD[kindOf(word, line)].find(([below]) => confidence < below)?.[1] ?? 0;
}

function kindOf({ from, to, unknown }: Word, { text }: Line): keyof typeof MISREAD {
	if (DIGIT.test(text) && DIGIT.test(grapheme.slice(text, from, to))) return 'number';
	return unknown ? 'unknown' : 'known';
}

export function doubt(word: Word, line: Line): Doubt {
	const error = expectedError(word, line);
	if (error >= LIMITS.guess) return 'guess';
	return error >= LIMITS.check ? 'check' : 'sure';
}

/** What speaks against a word most: no dictionary has it, it is a number, or it was read with doubt. */
export type Reason = keyof typeof MISREAD;

/** Why a word is doubtful, and the machine's confidence in it, 0 to 1; null for one that is sure. */
export function reasonOf(word: Word, line: Line): { reason: Reason; confidence: number } | null {
	const { confidence } = word;
	if (confidence === null || doubt(word, line) === 'sure') return null;
	return { reason: kindOf(word, line), confidence };
}

/** Words of the line that are not sure, in order of place. */
export function doubtful(line: Line): { word: Word; doubt: Doubt }[] {
	return line.words
		.map((word) => ({ word, doubt: doubt(word, line) }))
		.filter((found) => found.doubt !== 'sure');
}

/** About how many words of these lines are still wrong. */
export function expectedErrors(lines: readonly Line[]): number {
	return lines.reduce(
		(sum, line) => sum + line.words.reduce((part, word) => part + expectedError(word, line), 0),
		0
	);
}

/**
 * Between how many and how many words are still wrong, where `expected` are expected: nine of ten
 * pages of the count above lie between. Misread words come in clusters, so that the spread is a
 * little wider than chance alone makes it.
 */
export function expectedRange(expected: number): { least: number; most: number } {
	const spread = 1.28 * Math.sqrt(1.6 * expected);
	return {
		least: Math.max(0, Math.round(expected - spread)),
		most: Math.round(expected + spread)
	};
}
