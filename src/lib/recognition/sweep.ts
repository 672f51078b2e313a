import { graphemes } from '#lib/text/grapheme.ts';
import { join, type ReadLine, type ReadWord } from './hocr.ts';

/** Signs as which specks are read: alone or grown to a word, never by themselves meant. */
const DIRT = /^[.,‚‘’'`´°_\\|•·:;!®*~^“”"]+$/u;
const BEFORE = /^[.,‚‘’'`´°_\\|•·:;!®~^]+(?=[\p{L}\p{N}])/u;
const AFTER = /(?<=[\p{L}\p{N}.,;:])[‚‘’'`´°_\\|•·®~^]+$/u;
/** A point alone that is surer than this may be one. */
const SURE = 0.93;

/**
 * Takes from a line of a speckled page the signs that only dirt explains: marks that stand alone or
 * in front of a word where no sign stands in writing. For pages on which dirt was measured only; the
 * reading as it was stays among the line's alternatives.
 */
export function sweep(line: ReadLine): ReadLine {
	const kept = line.words.flatMap((word) => {
		const clean = cleaned(line, word);
		return clean ? [clean] : [];
	});
	if (kept.length === line.words.length && kept.every(isWhole(line))) return line;
	return join(kept) ?? line;
}

function isWhole(line: ReadLine) {
	return (word: ReadLine, index: number) => {
		const { from, to } = line.words[index]!;
		return word.lattice.length === to - from;
	};
}

/** The word as a line of its own, without dirt; nothing where it is dirt alone. */
function cleaned(line: ReadLine, { from, to, zone, confidence }: ReadWord): ReadLine | undefined {
	const text = graphemes(line.text).slice(from, to).join('');
	if (DIRT.test(text) && confidence < SURE) return undefined;
	const before = graphemes(BEFORE.exec(text)?.[0] ?? '').length;
	const after = graphemes(AFTER.exec(text)?.[0] ?? '').length;
	const [start, end] = [from + before, to - after];
	return {
		text: graphemes(line.text).slice(start, end).join(''),
		confidence,
		zone,
		words: [{ from: 0, to: end - start, zone, confidence }],
		lattice: line.lattice.slice(start, end)
	};
}
