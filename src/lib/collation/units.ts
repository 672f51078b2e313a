/**
 * What is aligned: the tokens of a witness that are not set aside, words cut at a line end joined
 * and spaced letters drawn together, each with the number of its normal form.
 */
import { normal } from '#lib/text/normal.ts';
import { MARKS, type Tokens } from './tokens.ts';
import type { Witness } from './witness.ts';

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

/** The forms of a witness: its words, and its words with a hyphen inside. */
interface Forms {
	words: Set<string>;
	compounds: Set<string>;
}

/** The units of both witnesses. A word cut at a line end is joined as the other witness has it. */
export function unitsOf(s: Witness, p: Witness, lexicon?: Lexicon, vocabulary = new Vocabulary()) {
	const [formsS, formsP] = [formsOf(s, vocabulary), formsOf(p, vocabulary)];
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

function formsOf({ tokens }: Witness, vocabulary: Vocabulary): Forms {
	const formOf = (at: number) => vocabulary.forms[vocabulary.idOf(tokens.t(at))]!;
	const words = new Set(tokens.texts.map((text) => vocabulary.forms[vocabulary.idOf(text)]!));
	const compounds = new Set<string>();
	for (let at = 1; at < tokens.length - 1; at++)
		if (tokens.is(at, MARKS.hyphen) && tokens.isGlued(at - 1, at) && tokens.isGlued(at, at + 1))
			compounds.add(`${formOf(at - 1)}-${formOf(at + 1)}`);
	return { words, compounds };
}

function build(
	witness: Witness,
	vocabulary: Vocabulary,
	isOneWord: (first: string, second: string) => boolean
): Units {
	const { tokens } = witness;
	const column = () => new Int32Array(tokens.length);
	const [ids, from, to] = [column(), column(), column()];
	const idOfText = Int32Array.from(tokens.texts, (text) => vocabulary.idOf(text));
	let count = 0;
	for (let at = 0; at < tokens.length;) {
		if (tokens.isAside(at)) {
			at++;
			continue;
		}
		const second = secondHalf(tokens, at);
		const joined = second > 0 && isOneWord(tokens.t(at), tokens.t(second));
		const end = joined ? second + 1 : spacedEnd(tokens, at);
		if (joined) ids[count] = vocabulary.idOf(tokens.t(at) + tokens.t(second));
		else if (end === at + 1) ids[count] = idOfText[tokens.text[at]!]!;
		else ids[count] = vocabulary.idOf(textBetween(tokens, at, end));
		from[count] = at;
		to[count++] = end;
		at = end;
	}
	return {
		witness,
		...{ ids: ids.subarray(0, count), from: from.subarray(0, count), to: to.subarray(0, count) }
	};
}

/** The token that ends the word begun at `at` and cut at the line's end, or -1. */
export function secondHalf(tokens: Tokens, at: number): number {
	const hyphen = at + 1;
	if (hyphen >= tokens.length || !tokens.is(hyphen, MARKS.hyphen)) return -1;
	if (!tokens.isGlued(at, hyphen) || !tokens.is(at, MARKS.lettered)) return -1;
	let next = at + 2;
	if (next < tokens.length && tokens.line[next] === tokens.line[hyphen]) return -1;
	while (next < tokens.length && tokens.isAside(next)) next++;
	return next < tokens.length && tokens.is(next, MARKS.small) ? next : -1;
}

/** One past the last of three or more single letters in a row with spaces between (`П Е К И Н`). */
function spacedEnd(tokens: Tokens, at: number): number {
	let end = at;
	while (end < tokens.length && isSpaced(tokens, end, at)) end++;
	return end - at >= 3 ? end : at + 1;
}

function isSpaced(tokens: Tokens, at: number, first: number): boolean {
	if (!tokens.is(at, MARKS.letter) || tokens.line[at] !== tokens.line[first]) return false;
	return !tokens.isAside(at) && (at === first || !tokens.isGlued(at - 1, at));
}

function textBetween(tokens: Tokens, from: number, to: number): string {
	let text = '';
	for (let at = from; at < to; at++) text += tokens.t(at);
	return text;
}

/** Whether unit `at` is a word or a number. */
export function isWordAt({ witness, from }: Units, at: number): boolean {
	return witness.tokens.is(from[at]!, MARKS.word);
}
