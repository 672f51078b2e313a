import { graphemes } from '#lib/text/grapheme.ts';
import type { ReadLine, ReadWord } from './hocr.ts';
import type { Lattice } from './lattice.ts';

/** The single low quotation mark, which looks as the comma of a typewriter does. */
const LOW = '‚';
/** What would close it, were it one. */
const CLOSES = /[‘’]/u;

/**
 * The line with commas where low quotation marks were read that nothing closes: a comma that stands
 * apart is read as the beginning of the next word, and belongs to the word before. The sign that was
 * read stays among the alternatives.
 */
export function hang(line: ReadLine): ReadLine {
	const letters = graphemes(line.text);
	if (CLOSES.test(line.text) || !line.words.slice(1).some(({ from }) => letters[from] === LOW))
		return line;
	const hung: Part[] = [];
	for (const word of line.words) {
		const own = letters.slice(word.from, word.to);
		const choices = line.lattice.slice(word.from, word.to);
		const before = hung.at(-1);
		if (before === undefined || own[0] !== LOW) {
			hung.push({ word, letters: own, lattice: choices });
			continue;
		}
		const edge = word.zone.ulx + (word.zone.lrx - word.zone.ulx) / own.length;
		const [sign, ...rest] = choices;
		before.letters.push(',');
		before.lattice.push([[',', sign![0]?.[1] ?? 0], ...sign!.filter(([letter]) => letter !== ',')]);
		before.word = { ...before.word, zone: { ...before.word.zone, lrx: edge } };
		if (rest.length > 0) {
			const zone = { ...word.zone, ulx: edge };
			hung.push({ word: { ...word, zone }, letters: own.slice(1), lattice: rest });
		}
	}
	return joined(line, hung);
}

/** A word with its letters and their alternatives. */
interface Part {
	word: ReadWord;
	letters: string[];
	lattice: Lattice;
}

function joined(line: ReadLine, parts: readonly Part[]): ReadLine {
	const words: ReadWord[] = [];
	const lattice: Lattice = [];
	for (const { word, letters, lattice: own } of parts) {
		if (words.length > 0) lattice.push([[' ', 100]]);
		words.push({ ...word, from: lattice.length, to: lattice.length + letters.length });
		lattice.push(...own);
	}
	return { ...line, text: parts.map(({ letters }) => letters.join('')).join(' '), words, lattice };
}
