import { graphemes } from '#lib/text/grapheme.ts';
import type { ReadLine, ReadWord } from './hocr.ts';

/** Signs as which a digit is read, by its shape alone. */
const ALIKE: Readonly<Record<string, string>> = {
	...{ Т: '1', т: '1', Г: '1', г: '1', I: '1', l: '1', '[': '1' },
	...{ О: '0', о: '0', O: '0', o: '0', З: '3', з: '3', б: '6' }
};
const DIGIT = /^\p{Nd}$/u;
const PART = /^[\p{L}\p{N}[]$/u;
/** What stands between the numbers of a section: `4.1.2`. */
const STOP = /^[.,]$/u;

/**
 * The line with digits where their look-alikes were read in the company of digits: `Т5` for 15, `3З1`
 * for 331, `4.Т.` for a section's 4.1. Only where all of the rest is digits or like them, and the
 * machine itself thought of the digit; a sign alone is left, for it may be a letter.
 */
export function restore(line: ReadLine): ReadLine {
	const letters = graphemes(line.text);
	const lattice = [...line.lattice];
	for (const { from, to } of line.words.flatMap((word) => runs(letters, word))) {
		if (!isNumber(letters, from, to)) continue;
		const chances = letters.slice(from, to).map((letter, at) => chanceOf(line, from + at, letter));
		if (chances.includes(undefined)) continue;
		for (let at = from; at < to; at++) {
			const digit = ALIKE[letters[at]!];
			if (digit === undefined) continue;
			const others = lattice[at]!.filter(([letter]) => letter !== digit);
			lattice[at] = [[digit, chances[at - from]!], ...others];
			letters[at] = digit;
		}
	}
	const text = letters.join('');
	return text === line.text ? line : { ...line, text, lattice };
}

interface Run {
	from: number;
	to: number;
}

/** Letters and digits of a word that no other sign parts. */
function runs(letters: readonly string[], { from, to }: ReadWord): Run[] {
	const found: Run[] = [];
	for (let at = from; at < to; at++) {
		if (!PART.test(letters[at]!)) continue;
		const last = found.at(-1);
		if (last?.to === at) last.to++;
		else found.push({ from: at, to: at + 1 });
	}
	return found;
}

/** Nothing but digits and their look-alikes, a digit among them, or in front of a stop before it. */
function isNumber(letters: readonly string[], from: number, to: number): boolean {
	const run = letters.slice(from, to);
	if (!run.every((letter) => DIGIT.test(letter) || letter in ALIKE)) return false;
	if (run.some((letter) => DIGIT.test(letter))) return true;
	return run.length === 1 && STOP.test(letters[from - 1] ?? '') && isDigit(letters[from - 2]);
}

function isDigit(letter: string | undefined): boolean {
	return letter !== undefined && DIGIT.test(letter);
}

/** The machine's certainty of the digit; none where it never thought of it. */
function chanceOf({ lattice }: ReadLine, at: number, letter: string): number | undefined {
	if (!(letter in ALIKE)) return 100;
	return lattice[at]!.find(([other]) => other === ALIKE[letter])?.[1];
}
