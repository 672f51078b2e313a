import { graphemes } from '#lib/text/grapheme.ts';
import { join, piece, type ReadLine, type ReadWord } from './hocr.ts';

/** Signs as which specks are read: alone or grown to a word, never by themselves meant. */
const DIRT = /^[.,‚‘’'`´°_\\|•·:;!®*~^“”"]+$/u;
const BEFORE = /^[.,‚‘’'`´°_\\|•·:;!®~^*‹›{}]+(?=[\p{L}\p{N}])/u;
const AFTER = /(?<=[\p{L}\p{N}.,;:])[‚‘’'`´°_\\|•·®~^*‹›{}]+$/u;
/** A word of so many letters that ends in a point is no abbreviation, if the dictionary has it without. */
const STOPPED = /^\p{L}{4,}(?=\.+$)/u;
/** A point alone that is surer than this may be one. */
const SURE = 0.93;

/**
 * Takes from a line of a speckled page the signs that only dirt explains: marks that stand alone or
 * in front of a word where no sign stands in writing, and points after a word that the dictionary
 * knows, where the sentence goes on with a small letter. For pages on which dirt was measured only;
 * the reading as it was stays among the line's alternatives.
 */
export function sweep(line: ReadLine, known: (word: string) => boolean): ReadLine {
	const clean = line.words.flatMap((word) => cleaned(line, word) ?? []);
	const kept = clean.map((word, index) => unstopped(word, clean[index + 1], known));
	if (kept.length === line.words.length && kept.every(isWhole(line))) return line;
	return join(kept) ?? line;
}

function isWhole(line: ReadLine) {
	return (word: ReadLine, index: number) => {
		const { from, to } = line.words[index]!;
		return word.lattice.length === to - from;
	};
}

/** Without the point after a whole word, where the sentence goes on with a small letter. */
function unstopped(
	word: ReadLine,
	next: ReadLine | undefined,
	known: (word: string) => boolean
): ReadLine {
	const whole = STOPPED.exec(word.text)?.[0];
	if (whole === undefined || !next || !/^\p{Ll}/u.test(next.text) || !known(whole)) return word;
	return piece(word, word.words[0]!, 0, graphemes(whole).length);
}

/** The word as a line of its own, without dirt; nothing where it is dirt alone. */
function cleaned(line: ReadLine, word: ReadWord): ReadLine | undefined {
	const text = graphemes(line.text).slice(word.from, word.to).join('');
	if (DIRT.test(text) && word.confidence < SURE) return undefined;
	const before = graphemes(BEFORE.exec(text)?.[0] ?? '').length;
	const after = graphemes(AFTER.exec(text)?.[0] ?? '').length;
	return piece(line, word, word.from + before, word.to - after);
}
