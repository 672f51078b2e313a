/**
 * What is aligned: the tokens of a witness that are not set aside, words cut at a line end joined
 * and spaced letters drawn together, each with the number of its normal form.
 */
import { normal } from '#lib/text/normal.ts';
import { isWord } from '#lib/text/token.ts';
import type { Witness, WitnessToken } from './witness.ts';

export interface Units {
	witness: Witness;
	/** Number of the normal form of each unit, in the vocabulary that both witnesses share. */
	ids: Int32Array;
	/** First token of each unit, and one past its last. */
	from: Int32Array;
	to: Int32Array;
}

/** Numbers normal forms; a form seen on either side has one number. */
export class Vocabulary {
	#byText = new Map<string, number>();
	#byForm = new Map<string, number>();
	forms: string[] = [];

	idOf(text: string): number {
		let id = this.#byText.get(text);
		if (id === undefined) this.#byText.set(text, (id = this.#idOfForm(normal(text))));
		return id;
	}

	#idOfForm(form: string): number {
		let id = this.#byForm.get(form);
		if (id === undefined) {
			this.#byForm.set(form, (id = this.forms.length));
			this.forms.push(form);
		}
		return id;
	}
}

/** Knows the words of the language, where a dictionary is at hand. */
export interface Lexicon {
	knows(word: string): boolean;
}

const HYPHEN = /^[-\u00ad\u2010\u00ac\u2e17]$/u;
const SPACED = /^\p{L}$/u;

/** The forms of a witness: its words, and its words with a hyphen inside. */
interface Forms {
	words: Set<string>;
	compounds: Set<string>;
}

/** The units of both witnesses. A word cut at a line end is joined as the other witness has it. */
export function unitsOf(s: Witness, p: Witness, lexicon?: Lexicon, vocabulary = new Vocabulary()) {
	const [formsS, formsP] = [formsOf(s), formsOf(p)];
	return {
		s: build(s, vocabulary, decider(formsP, formsS, lexicon)),
		p: build(p, vocabulary, decider(formsS, formsP, lexicon)),
		vocabulary
	};
}

/** Whether a cut word is one word: as the other witness, else the same one, else the dictionary. */
function decider(other: Forms, own: Forms, lexicon: Lexicon | undefined) {
	return (first: string, second: string): boolean => {
		const [joined, compound] = [normal(first + second), `${normal(first)}-${normal(second)}`];
		for (const forms of [other, own]) {
			if (forms.words.has(joined)) return true;
			if (forms.compounds.has(compound)) return false;
		}
		return !(lexicon?.knows(`${first}-${second}`) && !lexicon.knows(first + second));
	};
}

function formsOf({ tokens }: Witness): Forms {
	const forms: Forms = { words: new Set(), compounds: new Set() };
	const seen = new Set<string>();
	tokens.forEach((one, i) => {
		if (!seen.has(one.t)) {
			seen.add(one.t);
			forms.words.add(normal(one.t));
		}
		const [before, after] = [tokens[i - 1], tokens[i + 1]];
		if (HYPHEN.test(one.t) && before && after && glued(before, one) && glued(one, after))
			forms.compounds.add(`${normal(before.t)}-${normal(after.t)}`);
	});
	return forms;
}

export function glued(one: WitnessToken, next: WitnessToken): boolean {
	return one.line === next.line && one.to === next.from;
}

function build(
	witness: Witness,
	vocabulary: Vocabulary,
	isOneWord: (first: string, second: string) => boolean
): Units {
	const { tokens } = witness;
	const [ids, from, to] = [0, 1, 2].map(() => new Int32Array(tokens.length)) as [
		Int32Array,
		Int32Array,
		Int32Array
	];
	let count = 0;
	for (let at = 0; at < tokens.length;) {
		const one = tokens[at]!;
		if (one.aside !== null) {
			at++;
			continue;
		}
		const second = secondHalf(tokens, at);
		const joined = second > 0 && isOneWord(one.t, tokens[second]!.t);
		const end = joined ? second + 1 : spacedEnd(tokens, at);
		const text = joined ? one.t + tokens[second]!.t : textBetween(tokens, at, end);
		ids[count] = vocabulary.idOf(text);
		from[count] = at;
		to[count++] = end;
		at = end;
	}
	return { witness, ids: ids.slice(0, count), from: from.slice(0, count), to: to.slice(0, count) };
}

/** The token that ends the word begun at `at` and cut at the line's end, or -1. */
export function secondHalf(tokens: WitnessToken[], at: number): number {
	const [first, hyphen] = [tokens[at]!, tokens[at + 1]];
	if (!hyphen || !HYPHEN.test(hyphen.t) || !glued(first, hyphen)) return -1;
	if (tokens[at + 2]?.line === hyphen.line || !/[\p{L}\p{M}]$/u.test(first.t)) return -1;
	let next = at + 2;
	while (next < tokens.length && tokens[next]!.aside !== null) next++;
	return next < tokens.length && /^\p{Ll}/u.test(tokens[next]!.t) ? next : -1;
}

/** One past the last of three or more single letters in a row with spaces between (`П Е К И Н`). */
function spacedEnd(tokens: WitnessToken[], at: number): number {
	let end = at;
	while (end < tokens.length && isSpaced(tokens, end, at)) end++;
	return end - at >= 3 ? end : at + 1;
}

function isSpaced(tokens: WitnessToken[], at: number, first: number): boolean {
	const one = tokens[at]!;
	if (!SPACED.test(one.t) || one.line !== tokens[first]!.line || one.aside !== null) return false;
	return at === first || tokens[at - 1]!.to < one.from;
}

function textBetween(tokens: WitnessToken[], from: number, to: number): string {
	if (to === from + 1) return tokens[from]!.t;
	return tokens
		.slice(from, to)
		.map((one) => one.t)
		.join('');
}

/** Whether unit `at` is a word or a number. */
export function isWordAt(units: Units, at: number): boolean {
	return isWord(units.witness.tokens[units.from[at]!]!.t);
}
