/** What is known about one difference, drawn from the pieces of evidence, as plain values. */
import type { Lattice } from '#lib/recognition/lattice.ts';
import { support, type Support } from '#lib/recognition/lattice.ts';
import * as edits from '#lib/text/edits.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { foldTo, normal } from '#lib/text/normal.ts';
import * as numeral from '#lib/text/numeral.ts';
import type { Difference, Place, Reading } from './difference.ts';
import { roomFor, roomsAt, type Room } from './room.ts';
import { tornIn, type Torn } from './torn.ts';
import type { Lexicon } from './units.ts';
import type { Witness, WitnessLine } from './witness.ts';

/** All of it read without P: nothing here may come from the publication. */
export interface EvidenceSources {
	/** Per line id: alternatives per grapheme of the text as the machine read it. */
	lattices?: Readonly<Record<string, Lattice>>;
	/** Per line id: other readings of the line. */
	alternatives?: Readonly<Record<string, readonly { text: string }[]>>;
	/** Lines that a person typed or confirmed by the picture. */
	readByPerson?: ReadonlySet<string>;
	lexicon?: Lexicon;
	/** Confusions that people confirmed: read for right, how often. */
	confusions?: readonly { read: string; right: string; count: number }[];
	/** Text of T: only its numbers are looked at. */
	translation?: string;
}

export interface Signals {
	person: boolean;
	/** Null without a lattice that fits the line. */
	support: Support | null;
	/** Least certainty of a letter of S here, 0 to 100. */
	confidence: number | null;
	/** Words of S, or of P, that the dictionary does not know; null without a dictionary. */
	unknownS: string[] | null;
	unknownP: string[] | null;
	/** Other places of S that have the first word of S's reading. */
	elsewhere: number;
	/** Other readings that agree with S, with P, or with neither here. */
	forS: number;
	forP: number;
	forNone: number;
	/** By the width of letters, who has as many as there is room for; null where it tells nothing. */
	room: (Room & { for: 'read' | 'other' }) | null;
	torn: Torn | null;
	/** The letters that differ, where it is one letter for one. */
	confusion: {
		read: string;
		right: string;
		here: number;
		confirmed: number;
		/** Of the letter that differs, 0 to 100; null without a lattice. */
		certainty: number | null;
	} | null;
	/** Numbers of P, or of S, that only one of them has and T has too. */
	translation: { side: 's' | 'p'; value: string } | null;
}

/** A letter alone is a word to nobody's dictionary, and a sign of a list or a name to its reader. */
const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;
const ALONE = /^\P{M}\p{M}*$/u;

/** Draws the signals of each difference; what must be counted over all is counted once. */
export class SignalBox {
	#sources: EvidenceSources;
	#lines: Map<string, WitnessLine>;
	#words = new Map<string, number>();
	#confusions = new Map<string, number>();
	#translated: Set<string>;

	constructor(s: Witness, differences: readonly Unweighed[], sources: EvidenceSources) {
		this.#sources = sources;
		this.#lines = new Map(s.lines.map((line) => [line.id, line]));
		const forms = s.tokens.texts.map(normal);
		for (const text of s.tokens.text) count(this.#words, forms[text]!);
		for (const one of differences) {
			const letters = oneLetter(one.s.text, one.p.text);
			if (letters) count(this.#confusions, pairOf(letters));
		}
		this.#translated = new Set(numeral.valuesOf(sources.translation ?? ''));
	}

	signalsOf(difference: Unweighed): Signals {
		const { s, p } = difference;
		const { readByPerson, alternatives = {} } = this.#sources;
		const cells = this.#cellsAt(s.places);
		const others = s.places.length === 1 ? (alternatives[s.places[0]!.line] ?? []) : [];
		const read = others.map(({ text }) => this.#sameRange(s.places[0]!, text));
		const agree = (reading: string) => read.filter((one) => same(one, reading)).length;
		const neither = (one: string) => !same(one, s.text) && !same(one, p.text);
		return {
			person: s.places.length > 0 && s.places.every(({ line }) => readByPerson?.has(line)),
			support: cells && s.text !== '' ? support(cells, 0, cells.length, p.text) : null,
			confidence: cells ? Math.min(100, ...cells.map((choices) => choices[0]?.[1] ?? 0)) : null,
			...{ unknownS: this.#unknownIn(s.text), unknownP: this.#unknownIn(p.text) },
			elsewhere: Math.max(0, (this.#words.get(normal(s.text)) ?? 0) - 1),
			...{ forS: agree(s.text), forP: agree(p.text), forNone: read.filter(neither).length },
			...{ room: this.#roomIn(s, p.text), torn: tornIn(s, p, (line) => this.#lengthOf(line)) },
			confusion: this.#confusionIn(s.text, p.text, cells),
			translation: this.#translationOf(s.text, p.text)
		};
	}

	/** The lattice under some places; null where a line was changed since it was read. */
	#cellsAt(places: readonly Place[]): Lattice | null {
		const cells: Lattice = [];
		for (const [i, { line, from, to }] of places.entries()) {
			const lattice = this.#sources.lattices?.[line];
			const text = this.#lines.get(line)?.text;
			if (!lattice || lattice.map((choices) => choices[0]?.[0] ?? '').join('') !== text)
				return null;
			const cut = i < places.length - 1 && /[-\u00ac\u2e17]/u.test(lattice[to - 1]?.[0]?.[0] ?? '');
			cells.push(...lattice.slice(from, cut ? to - 1 : to));
		}
		return cells.length > 0 ? cells : null;
	}

	/**
	 * What another reading of the line has where `place` stands. Between two words that is what it
	 * has between them, on whichever side of the space.
	 */
	#sameRange({ line, from, to }: Place, other: string): string {
		const mine = grapheme.graphemes(this.#lines.get(line)?.text ?? '');
		const letters = grapheme.graphemes(other);
		const path = edits.path(mine, letters);
		const solid = (i: number) => i >= 0 && (from < to || /\S/u.test(mine[i]!));
		const last = path.findIndex(([i]) => i >= to && solid(i));
		const first =
			from < to
				? path.findIndex(([i]) => i >= from)
				: path.findLastIndex(([i]) => i < from && solid(i)) + 1;
		const inside = path.slice(first < 0 ? path.length : first, last < 0 ? path.length : last);
		return inside.flatMap(([, j]) => (j < 0 ? [] : [letters[j]!])).join('');
	}

	#lengthOf(line: string): number {
		return grapheme.length(this.#lines.get(line)?.text ?? '');
	}

	#roomIn({ text, places }: Reading, p: string): Signals['room'] {
		const [place, more] = [places[0], grapheme.length(p) - grapheme.length(text)];
		if (!place || text === '' || p === '' || more === 0) return null;
		const words = this.#lines.get(place.line)?.words ?? [];
		return roomFor(roomsAt(words, place.from, place.to), more);
	}

	#unknownIn(text: string): string[] | null {
		const { lexicon } = this.#sources;
		const words =
			foldTo('line-end-hyphen', text).length > 0 ? (unbroken(text).match(WORD) ?? []) : [];
		const asked = [...new Set(words)].filter((word) => !ALONE.test(word));
		return lexicon ? asked.filter((word) => !lexicon.knows(word)) : null;
	}

	#confusionIn(s: string, p: string, cells: Lattice | null): Signals['confusion'] {
		const letters = oneLetter(s, p);
		if (!letters) return null;
		const [read, right, at] = letters;
		const known = this.#sources.confusions?.find((one) => one.read === read && one.right === right);
		const here = this.#confusions.get(pairOf(letters)) ?? 0;
		const certainty = cells?.[at]?.[0]?.[1] ?? null;
		return { read, right, here, confirmed: known?.count ?? 0, certainty };
	}

	#translationOf(s: string, p: string): Signals['translation'] {
		const [left, right] = [numeral.valuesOf(s), numeral.valuesOf(p)];
		const has = (value: string) => this.#translated.has(value);
		const only = (some: string[], others: string[]) =>
			some.find((value) => has(value) && !others.includes(value));
		const [forP, forS] = [only(right, left), only(left, right)];
		if (forP !== undefined && forS === undefined) return { side: 'p', value: forP };
		return forS !== undefined && forP === undefined ? { side: 's', value: forS } : null;
	}
}

export type Unweighed = Omit<Difference, 'evidence'>;

function count(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

function unbroken(text: string): string {
	return text.replace(/[-\u00ac\u2e17]\n/gu, '');
}

function same(a: string, b: string): boolean {
	return foldTo('line-end-hyphen', a) === foldTo('line-end-hyphen', b);
}

type OneLetter = [read: string, right: string, at: number];

function pairOf([read, right]: OneLetter): string {
	return `${read} ${right}`;
}

/** The one letter of S that stands for the one letter of P, where nothing else differs. */
function oneLetter(s: string, p: string): OneLetter | null {
	const [a, b] = [grapheme.graphemes(unbroken(s)), grapheme.graphemes(p)];
	if (a.length !== b.length || a.length === 0) return null;
	const other = a.flatMap((letter, i): OneLetter[] =>
		letter === b[i] ? [] : [[letter, b[i]!, i]]
	);
	return other.length === 1 ? other[0]! : null;
}
