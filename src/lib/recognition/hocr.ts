import { graphemes } from '#lib/text/grapheme.ts';
import { around, type Zone } from '#lib/facsimile/zone.ts';
import { align } from './choice-alignment.ts';
import type { Choice, Lattice } from './lattice.ts';
import { alternatives, together, type Alphabet, type Outputs } from './posterior.ts';

/** One line as the machine read it; zones in pixels of the picture that was read. */
export interface ReadLine {
	/** NFC, words joined by one space. */
	text: string;
	/** Mean over the words, weighted by their letters, 0 to 1. */
	confidence: number;
	zone: Zone;
	/** `from`, `to`: graphemes of `text`, `to` exclusive; confidence 0 to 1. */
	words: ReadWord[];
	/** One entry a grapheme of `text`. */
	lattice: Lattice;
}

export interface ReadWord {
	from: number;
	to: number;
	zone: Zone;
	confidence: number;
}

/** A character with the list of choices printed after it, which may belong to a neighbour. */
interface Sign {
	text: string;
	certainty: number;
	choices: Choice[];
}

interface Spoken {
	zone: Zone;
	confidence: number;
	signs: Sign[];
}

/** Choices kept for each letter: what stands below the sixth is noise, and lines are stored in thousands. */
const KEPT = 6;

/** What a scan of the hOCR may meet: line, word, character with its certainty, list, choice. */
const TOKEN = new RegExp(
	[
		String.raw`class='ocr_(?:line|header|caption|textfloat)'`,
		String.raw`class='ocrx_word'[^>]*title='([^']*)'`,
		String.raw`title='x_bboxes[^']*x_conf ([\d.]+)'>([^<]*)<`,
		String.raw`title='x_confs ([\d.]+)'>([^<]*)<`
	].join('|'),
	'g'
);

/** What the network said while a page was read, piece by piece, and what its classes stand for. */
export interface Heard {
	pieces: readonly Outputs[];
	alphabet: Alphabet;
}

/**
 * The lines of a Tesseract hOCR page made with `hocr_char_boxes`. The alternatives of a letter are what
 * the network said in its place; where that was not heard, what `lstm_choice_mode=2` says of it. Those
 * lists may stand one letter off after a space (tesseract#3740): they are set right by aligning all
 * lists of a line to its letters.
 */
export function parse(hocr: string, heard?: Heard): ReadLine[] {
	const lines = spoken(hocr)
		.map((words) => words.filter((word) => word.signs.length > 0))
		.filter((words) => words.length > 0);
	if (heard) listen(lines, heard);
	else for (const words of lines) set(words);
	return lines.map(build);
}

/** Gives each letter what the network said in its place: lines and words are read in the order they stand in. */
function listen(lines: readonly Spoken[][], { pieces, alphabet }: Heard): void {
	const words = lines.flat();
	const signs = words.flatMap((word, at) => [
		...(at === 0 ? [] : [' ']),
		...word.signs.map(({ text }) => text)
	]);
	const found = alternatives(together(pieces, alphabet), alphabet, signs);
	let at = 0;
	for (const word of words) {
		for (const sign of word.signs) sign.choices = found?.[at++] ?? [];
		at++;
	}
}

/** Sets the lists of alternatives of a line right. */
function set(words: readonly Spoken[]): void {
	const signs = words.flatMap((word) => word.signs);
	const mended = align(
		signs.map(({ text }) => text.normalize('NFC')),
		signs.map(({ choices }) => choices)
	);
	for (const [at, sign] of signs.entries()) sign.choices = mended[at]!;
}

/** All lines as one, left to right: what a picture of one line is when Tesseract cut it in two. */
export function join(lines: readonly ReadLine[]): ReadLine | undefined {
	const sorted = [...lines].sort((a, b) => a.zone.ulx - b.zone.ulx);
	return sorted.length === 0 ? undefined : sorted.reduce(append);
}

/** Graphemes `from` to before `to` of a line as a line of one word, at this place and as sure as this. */
export function piece(
	line: ReadLine,
	{ zone, confidence }: Pick<ReadWord, 'zone' | 'confidence'>,
	from: number,
	to: number
): ReadLine {
	return {
		text: graphemes(line.text).slice(from, to).join(''),
		confidence,
		zone,
		words: [{ from: 0, to: to - from, zone, confidence }],
		lattice: line.lattice.slice(from, to)
	};
}

function append(left: ReadLine, right: ReadLine): ReadLine {
	const shift = left.lattice.length + 1;
	const words = right.words.map((word) => ({
		...word,
		from: word.from + shift,
		to: word.to + shift
	}));
	const zones = [left.zone, right.zone];
	return {
		text: `${left.text} ${right.text}`,
		confidence: mean([...left.words, ...right.words]),
		zone: around(zones) ?? left.zone,
		words: [...left.words, ...words],
		lattice: [...left.lattice, [[' ', 100]], ...right.lattice]
	};
}

function spoken(hocr: string): Spoken[][] {
	const lines: Spoken[][] = [];
	for (const token of hocr.matchAll(TOKEN)) {
		const [, title, certainty, letter, chance, choice] = token;
		if (title !== undefined) lines.at(-1)?.push(word(title));
		else if (letter !== undefined) lines.at(-1)?.at(-1)?.signs.push(sign(letter, certainty));
		else if (choice !== undefined) lastSign(lines)?.choices.push(asChoice(choice, chance));
		else lines.push([]);
	}
	return lines;
}

function word(title: string): Spoken {
	const box = /bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)/.exec(title)?.slice(1).map(Number) ?? [];
	const [ulx = 0, uly = 0, lrx = 0, lry = 0] = box;
	const confidence = Number(/x_wconf (\d+)/.exec(title)?.[1] ?? 0) / 100;
	return { zone: { ulx, uly, lrx, lry }, confidence, signs: [] };
}

function sign(letter: string, certainty = '0'): Sign {
	return { text: unescape(letter), certainty: Math.round(Number(certainty)), choices: [] };
}

function lastSign(lines: Spoken[][]): Sign | undefined {
	return lines.at(-1)?.at(-1)?.signs.at(-1);
}

function asChoice(text: string, chance = '0'): Choice {
	return [unescape(text).normalize('NFC'), Math.round(Number(chance))];
}

function build(words: Spoken[]): ReadLine {
	const line: ReadLine = {
		text: '',
		confidence: 0,
		zone: around(words.map((each) => each.zone)) ?? { ulx: 0, uly: 0, lrx: 0, lry: 0 },
		words: [],
		lattice: []
	};
	for (const each of words) addWord(line, each);
	line.confidence = mean(line.words);
	return line;
}

function addWord(line: ReadLine, spoken: Spoken): void {
	const text = spoken.signs
		.map((each) => each.text)
		.join('')
		.normalize('NFC');
	if (line.text !== '') {
		line.text += ' ';
		line.lattice.push([[' ', 100]]);
	}
	const from = line.lattice.length;
	line.text += text;
	line.lattice.push(...entries(text, spoken));
	const { zone, confidence } = spoken;
	line.words.push({ from, to: line.lattice.length, zone, confidence });
}

/** The read letter first, then the others by certainty; a letter without a list stands alone. */
function entries(text: string, { signs, confidence }: Spoken): Lattice {
	const letters = graphemes(text);
	if (letters.length !== signs.length) {
		return letters.map((letter) => [[letter, Math.round(confidence * 100)]]);
	}
	return letters.map((letter, index) => {
		const { choices, certainty } = signs[index]!;
		const own = choices.find(([other]) => other === letter)?.[1] ?? certainty;
		const others = choices.filter(([other]) => other !== letter && other.trim() !== '');
		others.sort((a, b) => b[1] - a[1]);
		return [[letter, own] as Choice, ...others].slice(0, KEPT);
	});
}

function mean(words: readonly ReadWord[]): number {
	const letters = words.reduce((sum, word) => sum + word.to - word.from, 0);
	const sum = words.reduce((total, word) => total + word.confidence * (word.to - word.from), 0);
	return letters === 0 ? 0 : Math.round((sum / letters) * 1000) / 1000;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescape(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}
