/**
 * The tokens of a witness as columns of numbers: a record of a hundred pages has a quarter of a
 * million of them, and an object each would cost more memory and time than all the rest. Every
 * distinct text is kept once; what is asked of texts is asked once of each.
 */
import * as token from '#lib/text/token.ts';

/** One token as a value, made where it is asked for. */
export interface WitnessToken<Reason> extends token.Token {
	/** Index into the lines of the witness. */
	line: number;
	/** Why it takes no part in the alignment; null: it does. */
	aside: Reason | null;
}

/** What a token's text is, as bits of `marks`. */
export const MARKS = {
	word: 1,
	hyphen: 2,
	letter: 4,
	small: 8,
	lettered: 16,
	capital: 32
} as const;

const ASKED: readonly [mark: number, is: (text: string) => boolean][] = [
	[MARKS.word, token.isWord],
	[MARKS.hyphen, (text) => /^[-\u00ad\u2010\u00ac\u2e17]$/u.test(text)],
	[MARKS.letter, (text) => /^\p{L}$/u.test(text)],
	[MARKS.small, (text) => /^\p{Ll}/u.test(text)],
	[MARKS.lettered, (text) => /\p{L}\p{M}*$/u.test(text)],
	[MARKS.capital, token.isCapitalised]
];

export class Tokens<Reason extends string = string> implements Iterable<WitnessToken<Reason>> {
	length = 0;
	/** Distinct texts, in order of their first occurrence, and what each is. */
	texts: string[] = [];
	marks = new Uint8Array(256);
	/** Per token: index into `texts` and into the lines; UTF-16 units of the line, `to` exclusive. */
	text: Int32Array;
	line: Int32Array;
	from: Int32Array;
	to: Int32Array;
	#reasons: (Reason | null)[] = [null];
	#aside: Uint8Array;
	#known = new Texts();

	/** `letters`: about how long the whole text is, so that the columns need not grow often. */
	constructor(letters = 0) {
		const room = Math.max(256, Math.ceil(letters / 5));
		[this.text, this.line, this.from, this.to] = [0, 1, 2, 3].map(() => new Int32Array(room)) as [
			...[Int32Array, Int32Array, Int32Array, Int32Array]
		];
		this.#aside = new Uint8Array(room);
	}

	/** Appends the tokens of a line, or of its units `begin` to `end` (exclusive). */
	addLine(line: number, text: string, aside: Reason | null, begin = 0, end = text.length): void {
		const reason = this.#reasonOf(aside);
		token.scan(text.slice(begin, end), (start, stop) => {
			const [from, to] = [begin + start, begin + stop];
			if (this.length === this.text.length) this.#widen();
			const at = this.length++;
			this.text[at] = this.#numberOf(text, from, to);
			this.line[at] = line;
			this.from[at] = from;
			this.to[at] = to;
			this.#aside[at] = reason;
		});
	}

	/** No line comes after. */
	finish(): this {
		for (const column of ['text', 'line', 'from', 'to'] as const)
			this[column] = this[column].subarray(0, this.length);
		this.#aside = this.#aside.subarray(0, this.length);
		this.#known = new Texts();
		return this;
	}

	/** Text as read. */
	t(at: number): string {
		return this.texts[this.text[at]!]!;
	}

	is(at: number, mark: number): boolean {
		return (this.marks[this.text[at]!]! & mark) !== 0;
	}

	isAside(at: number): boolean {
		return this.#aside[at] !== 0;
	}

	/** The second of two tokens begins where the first ends. */
	isGlued(at: number, next: number): boolean {
		return this.line[at] === this.line[next] && this.to[at] === this.from[next];
	}

	/** Token `at` as a value; undefined outside. */
	at(at: number): WitnessToken<Reason> | undefined {
		if (at < 0 || at >= this.length) return undefined;
		const aside = this.#reasons[this.#aside[at]!]!;
		return {
			...{ t: this.t(at), from: this.from[at]!, to: this.to[at]!, line: this.line[at]!, aside }
		};
	}

	/** Tokens `from` to `to` (exclusive) as values. */
	slice(from: number, to = this.length): WitnessToken<Reason>[] {
		const tokens: WitnessToken<Reason>[] = [];
		for (let at = Math.max(0, from); at < Math.min(to, this.length); at++)
			tokens.push(this.at(at)!);
		return tokens;
	}

	*[Symbol.iterator](): Generator<WitnessToken<Reason>> {
		for (let at = 0; at < this.length; at++) yield this.at(at)!;
	}

	#numberOf(line: string, from: number, to: number): number {
		const number = this.#known.numberOf(line, from, to, this.texts);
		if (number < this.texts.length) return number;
		const text = line.slice(from, to);
		if (number === this.marks.length) this.marks = wider(this.marks);
		for (const [mark, is] of ASKED) if (is(text)) this.marks[number]! |= mark;
		this.texts.push(text);
		return number;
	}

	#reasonOf(aside: Reason | null): number {
		const known = this.#reasons.indexOf(aside);
		return known >= 0 ? known : this.#reasons.push(aside) - 1;
	}

	#widen(): void {
		for (const column of ['text', 'line', 'from', 'to'] as const)
			this[column] = wider(this[column]);
		this.#aside = wider(this.#aside);
	}
}

/**
 * Numbers of texts by their letters: a table with open addressing that reads a word where it stands
 * in its line, so that a word that came before makes no new string.
 */
class Texts {
	#slots = new Int32Array(512).fill(-1);
	/** Hash of each numbered text. */
	#hashes = new Int32Array(256);
	#count = 0;

	/** Number of `line` from `from` to `to` among `texts`; the next free one for a new text. */
	numberOf(line: string, from: number, to: number, texts: readonly string[]): number {
		let hash = 0x811c9dc5 | 0;
		for (let i = from; i < to; i++) hash = Math.imul(hash ^ line.charCodeAt(i), 0x01000193);
		let slot = this.#slotOf(hash);
		for (let number; (number = this.#slots[slot]!) >= 0; slot = this.#after(slot))
			if (this.#hashes[number] === hash && stands(texts[number]!, line, from, to)) return number;
		this.#slots[slot] = this.#count;
		this.#hashes[this.#count] = hash;
		if (++this.#count === this.#hashes.length) this.#widen();
		return this.#count - 1;
	}

	#slotOf(hash: number): number {
		return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
	}

	#after(slot: number): number {
		return (slot + 1) & (this.#slots.length - 1);
	}

	#widen(): void {
		this.#hashes = wider(this.#hashes);
		this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
		for (let number = 0; number < this.#count; number++) {
			let slot = this.#slotOf(this.#hashes[number]!);
			while (this.#slots[slot]! >= 0) slot = this.#after(slot);
			this.#slots[slot] = number;
		}
	}
}

function stands(text: string, line: string, from: number, to: number): boolean {
	if (text.length !== to - from) return false;
	for (let i = 0; i < text.length; i++)
		if (text.charCodeAt(i) !== line.charCodeAt(from + i)) return false;
	return true;
}

function wider<Column extends Int32Array | Uint8Array>(column: Column): Column {
	const made = new (column.constructor as new (length: number) => Column)(column.length * 2);
	made.set(column);
	return made;
}
