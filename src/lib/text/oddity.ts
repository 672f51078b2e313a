import { graphemes } from './grapheme.ts';
import { scriptOf, twinOf } from './script.ts';

/** Signs that nobody sees and that make two equal words unequal. */
export const ODDITY_KINDS = [
	'no-break-space',
	'double-space',
	'soft-hyphen',
	'zero-width',
	'latin-letter',
	'stray-mark'
] as const;
export type OddityKind = (typeof ODDITY_KINDS)[number];

/** One of them: `from` and `to` count graphemes, `to` exclusive. */
export interface Oddity {
	kind: OddityKind;
	from: number;
	to: number;
	/** The letters as they stand, and what is meant by them. */
	text: string;
	instead: string;
}

const NO_BREAK = /^[\u00a0\u2007\u202f]$/u;
const SOFT_HYPHEN = /^\u00ad\p{M}*$/u;
const ZERO_WIDTH = /^[\u200b-\u200f\u2060\ufeff]\p{M}*$/u;
/** A combining mark with no letter to stand on. */
const STRAY = /^(?:[^\p{L}\p{M}]?)\p{M}+$/u;

/** The oddities of a line, in order of place. A line of another script has its own letters. */
export function oddities(text: string): Oddity[] {
	const letters = graphemes(text);
	const mixed = mixedLetters(letters);
	return letters.flatMap((letter, at): Oddity[] => {
		const found = oddityAt(letters, at, mixed);
		return found ? [{ ...found, text: letter, from: at, to: at + 1 }] : [];
	});
}

/** The text without them: what a person would have typed. Once more gives the same. */
export function consistent(text: string): string {
	const letters = graphemes(text);
	const mixed = mixedLetters(letters);
	const fresh = letters
		.map((letter, at) => oddityAt(letters, at, mixed)?.instead ?? letter)
		.join('')
		.normalize('NFC');
	return fresh === text.normalize('NFC') ? fresh : consistent(fresh);
}

function oddityAt(
	letters: readonly string[],
	at: number,
	mixed: ReadonlySet<number>
): Pick<Oddity, 'kind' | 'instead'> | null {
	const letter = letters[at]!;
	if (NO_BREAK.test(letter)) return { kind: 'no-break-space', instead: ' ' };
	if (letter === ' ' && letters[at - 1] === ' ') return { kind: 'double-space', instead: '' };
	if (SOFT_HYPHEN.test(letter)) return { kind: 'soft-hyphen', instead: '' };
	if (ZERO_WIDTH.test(letter)) return { kind: 'zero-width', instead: '' };
	if (STRAY.test(letter)) return { kind: 'stray-mark', instead: letter.replace(/\p{M}/gu, '') };
	const twin = mixed.has(at) ? twinOf(letter) : undefined;
	return twin ? { kind: 'latin-letter', instead: twin } : null;
}

/** Places of Latin letters inside words that have Cyrillic ones. */
function mixedLetters(letters: readonly string[]): Set<number> {
	const found = new Set<number>();
	for (let from = 0; from < letters.length; from++) {
		let to = from;
		while (to < letters.length && /^\p{L}/u.test(letters[to]!)) to++;
		const word = letters.slice(from, to);
		if (scriptOf(word.join('')) === 'mixed')
			word.forEach((letter, i) => scriptOf(letter) === 'latin' && found.add(from + i));
		from = Math.max(from, to);
	}
	return found;
}
