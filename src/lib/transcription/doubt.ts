import type { Line, Word } from './page.ts';

/** How much a word asks for eyes, in the three words people read. */
export type Doubt = 'sure' | 'check' | 'guess';

/** Expected share of wrong words from which a word is worth a look, and is no more than a guess. */
const LIMITS = { check: 0.08, guess: 0.3 };

/**
 * Expected chance, 0 to 1, that the word is wrong. The machine's confidence is no probability, so
 * this is a rule of thumb: steep below 0.85, next to nothing above 0.93. A word that a person typed,
 * or a line that a person confirmed, expects none.
 */
export function expectedError(word: Word, line: Line): number {
	if (word.confidence === null || line.seen.length > 0) return 0;
	return Math.min(1, (1 - word.confidence) ** 2 * 4 + (1 - word.confidence) * 0.2);
}

export function doubt(word: Word, line: Line): Doubt {
	const error = expectedError(word, line);
	if (error >= LIMITS.guess) return 'guess';
	return error >= LIMITS.check ? 'check' : 'sure';
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
