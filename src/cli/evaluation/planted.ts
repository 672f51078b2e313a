/**
 * Variants planted into a true text, so that it is known of every difference whether the machine
 * misread or the print departs: nobody could say that of real publications without judging each.
 */
import { isWordForm } from '#lib/collation/classify.ts';
import type { Difference } from '#lib/collation/difference.ts';
import type { Lattice } from '#lib/recognition/lattice.ts';
import type { Line, Page } from '#lib/transcription/page.ts';
import * as edits from '#lib/text/edits.ts';
import { foldTo } from '#lib/text/normal.ts';
import * as token from '#lib/text/token.ts';

/** A true text in which some words were changed. */
export interface Planted {
	text: string;
	/** Changed words: where in the tokens of `text`, and what stood there. */
	changes: Map<number, string>;
}

/** Tokens between two changes at least, so that each is a difference of its own. */
const APART = 6;
/** Of the words that may change this share does; of these this share to another form of the word. */
const [SHARE, FORMS] = [0.6, 0.4];
/** Letters of a word that the dictionary does not know which a careful editor would mend. */
const MENDED = 2;

/** The words to choose from: `known` by the dictionary. */
export interface Language {
	words: readonly string[];
	known: ReadonlySet<string>;
}

/** Truth as a publication prints it: words whole, lines run on. */
export function asPrinted(truth: string): string {
	return truth
		.normalize('NFC')
		.replace(/(?<=\p{L})[-¬]\n(?=\p{Ll})/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
}

/**
 * Changes words of `truth` (as printed) that `mayChange`. A word that the dictionary does not know
 * becomes a known one near it where there is one, as an editor mends a typist's slip: these look
 * most like misreadings. `chance` gives numbers from 0 to 1.
 */
export function plant(
	truth: string,
	language: Language,
	mayChange: (token: number) => boolean,
	chance: () => number
): Planted {
	const changes = new Map<number, string>();
	let [text, end, last] = ['', 0, -APART];
	token.tokenise(truth).forEach(({ t, from, to }, at) => {
		if (at - last < APART || !/^[а-яё]{4,}$/u.test(t) || !mayChange(at)) return;
		const other = mended(t, language) ?? (chance() < SHARE ? otherFor(t, language, chance) : null);
		if (other === null) return;
		text += truth.slice(end, from) + other;
		[end, last] = [to, at];
		changes.set(at, t);
	});
	return { text: text + truth.slice(end), changes };
}

function mended(word: string, { words, known }: Language): string | null {
	if (known.has(word)) return null;
	const near = words.find((other) => edits.distance([...word], [...other]) <= MENDED);
	return near ?? null;
}

/** Another form of the word, or another word of its length; null where the language has none. */
function otherFor(word: string, { words }: Language, chance: () => number): string | null {
	const asForm = chance() < FORMS;
	const fitting = words.filter((other) => {
		if (foldTo('yo', other) === foldTo('yo', word)) return false;
		if (asForm) return isWordForm(word, other);
		return other.length === word.length && !isWordForm(word, other);
	});
	return fitting[Math.floor(chance() * fitting.length)] ?? null;
}

/** Both: a changed word that was misread too; it counts for neither. */
export type Cause = 'misreading' | 'variant' | 'slip' | 'both';

/** Why a difference is there: `tokens` are those of P's witness, numbered as in `planted`. */
export function causeOf({ s, p }: Pick<Difference, 's' | 'p'>, { text, changes }: Planted): Cause {
	const tokens = token.tokenise(text).slice(p.from, p.to);
	const true_ = tokens.map((one, k) => changes.get(p.from + k) ?? one.t);
	const changed = tokens.some((_, k) => changes.has(p.from + k));
	if (!changed) return 'misreading';
	return letters(s.text) === letters(true_.join('')) ? 'variant' : 'both';
}

function letters(text: string): string {
	return foldTo('case', text.replace(/[-¬\u00ad⸗]\n/gu, '')).replace(/\s/gu, '');
}

/** Probability that a misreading is ranked before a variant, ties half; null where one is missing. */
export function areaUnderCurve(misreadings: readonly number[], variants: readonly number[]) {
	if (misreadings.length === 0 || variants.length === 0) return null;
	let won = 0;
	for (const one of misreadings)
		for (const other of variants) won += one > other ? 1 : one === other ? 0.5 : 0;
	return won / (misreadings.length * variants.length);
}

/** What the machine read: lines and their alternatives by line id. */
export interface Reading {
	page: Page;
	lattices: Readonly<Record<string, Lattice>>;
	alternatives: Readonly<Record<string, readonly { text: string }[]>>;
}

/** Words of this many letters may carry a slip; one line in so many does. */
const [LONG, EVERY] = [6, 4];

/**
 * The reading as it would be had the typist struck a wrong key here and there, and the machine read
 * it truly: another letter, with the alternatives that this letter has elsewhere on the page. Other
 * readings of the line that had the word right have the slip; those that had not keep theirs. Truth
 * stays what the publication prints, so each is a variant that looks like a misreading.
 * `mayChange` says of a line and its graphemes whether they were read right.
 */
export function slip(
	reading: Reading,
	mayChange: (line: string, from: number, to: number) => boolean,
	chance: () => number
): Reading & { slips: Set<string> } {
	const cells = Object.values(reading.lattices).flat();
	const lattices: Record<string, Lattice> = { ...reading.lattices };
	const alternatives = { ...reading.alternatives };
	const slips = new Set<string>();
	const lineOf = (line: Line): Line => {
		const lattice = lattices[line.id];
		const words = [...line.text.matchAll(/(?<!\p{L})[а-яё]+(?!\p{L})/gu)].filter(
			({ 0: word, index }) => word.length >= LONG && mayChange(line.id, index, index + word.length)
		);
		const word = words[Math.floor(chance() * words.length)];
		if (!lattice || !word || chance() * EVERY >= 1) return line;
		const at = word.index + 1 + Math.floor(chance() * (word[0].length - 2));
		const other = cells[Math.floor(chance() * cells.length)]!;
		const letter = other[0]![0];
		if (!/^[а-я]$/u.test(letter) || letter === line.text[at]) return line;
		lattices[line.id] = lattice.with(at, other);
		const text = line.text.slice(0, at) + letter + line.text.slice(at + 1);
		const slipped = text.slice(word.index, word.index + word[0].length);
		alternatives[line.id] = (alternatives[line.id] ?? []).map((one) => ({
			...one,
			text: one.text.replace(word[0], slipped)
		}));
		slips.add(slipped);
		return { ...line, text };
	};
	const regions = reading.page.regions.map((region) => ({
		...region,
		lines: region.lines.map(lineOf)
	}));
	return { page: { regions }, lattices, alternatives, slips };
}
