/** The classes of difference: one table, and the order in which a difference is held against it. */
import type { Abbreviation } from '#lib/text/abbreviation.ts';
import { foldTo, rungBetween, type Around } from '#lib/text/normal.ts';
import * as numeral from '#lib/text/numeral.ts';
import { isCapitalised, isWord, tokenise } from '#lib/text/token.ts';
import type { DifferenceClass } from './difference.ts';

interface ClassRow {
	class: DifferenceClass;
	/** Greg's substantive (wording) as against accidental (spelling, signs, spacing). */
	substantive: boolean;
	/** Hidden unless a profile says otherwise; always counted. */
	hidden: boolean;
	/** May be decided with all others of its family at once. */
	batch: boolean;
}

const row = (name: DifferenceClass, marks: string): ClassRow => ({
	class: name,
	substantive: marks.includes('s'),
	hidden: marks.includes('h'),
	batch: marks.includes('b')
});

/** `s` substantive, `h` hidden by default, `b` may be decided in a batch. */
export const CLASSES: readonly ClassRow[] = [
	row('number', 's'),
	row('name', 's'),
	row('word', 's'),
	row('word-form', 's'),
	row('omission', 's'),
	row('addition', 's'),
	row('moved', 's'),
	row('excerpt', 's'),
	row('too-different', 's'),
	row('numeral', 'b'),
	row('abbreviation', 'b'),
	row('brackets', 'b'),
	row('punctuation', 'b'),
	row('case', 'b'),
	row('yo', 'hb'),
	row('look-alike', 'hb'),
	row('dashes', 'hb'),
	row('quotes', 'hb'),
	row('line-end-hyphen', 'hb'),
	row('space', 'hb'),
	row('beyond-scan', ''),
	row('not-in-publication', '')
];

const BY_CLASS = new Map(CLASSES.map((one) => [one.class, one]));

export function rowOf(name: DifferenceClass): ClassRow {
	return BY_CLASS.get(name)!;
}

/** A named set of rules: which classes it hides. It goes into the header of the edition. */
export interface Profile {
	name: string;
	hidden: ReadonlySet<DifferenceClass>;
}

export const DEFAULT_PROFILE: Profile = {
	name: 'default-1',
	hidden: new Set(CLASSES.filter((one) => one.hidden).map((one) => one.class))
};

/** Both readings of a difference as text and as tokens. */
export interface Sides {
	s: { text: string; tokens: string[] };
	p: { text: string; tokens: string[] };
	around?: Around;
	/** A person or place stands here by an annotation or the list of authorities. */
	named?: boolean;
}

/** The class of a stretch where the witnesses differ. */
export function classify(
	{ s, p, around, named = false }: Sides,
	abbreviations?: readonly Abbreviation[]
): DifferenceClass {
	const [wordsS, wordsP] = [s.tokens.filter(isWord), p.tokens.filter(isWord)];
	if (wordsS.length + wordsP.length > 0) {
		if (s.tokens.length === 0 || (wordsS.length === 0 && !explained(s, p))) return 'addition';
		if (p.tokens.length === 0 || (wordsP.length === 0 && !explained(s, p))) return 'omission';
	}
	const rung = rungBetween(s.text, p.text, around, abbreviations);
	if (rung === 'same' || rung === 'nfc') return 'space';
	if (rung !== null) return rung;
	if (s.tokens.length === 0) return 'addition';
	if (p.tokens.length === 0) return 'omission';
	if (otherNumbers(s.text, p.text)) return 'number';
	const forms = formsOnly(wordsS, wordsP) || formsOnly(wholeWords(s.text), wholeWords(p.text));
	if (namesAt(s.tokens) && namesAt(p.tokens)) return forms ? 'word-form' : 'name';
	if (named) return 'name';
	return forms ? 'word-form' : 'word';
}

/** Words of a text, those cut at a line end whole. */
function wholeWords(text: string): string[] {
	return tokenise(text.replace(/[-\u00ac\u2e17]\n/gu, '')).flatMap(({ t }) =>
		isWord(t) ? [t] : []
	);
}

function explained(s: { text: string }, p: { text: string }): boolean {
	return rungBetween(s.text, p.text) !== null;
}

/** Both have digits or numerals, with other values. */
function otherNumbers(s: string, p: string): boolean {
	const [left, right] = [numeral.valuesOf(s), numeral.valuesOf(p)];
	return left.length > 0 && right.length > 0 && left.join() !== right.join();
}

/** Two capitalised words in a row, with nothing but a hyphen or a stop after initials between. */
function namesAt(tokens: string[]): boolean {
	let row = 0;
	for (const one of tokens) {
		if (isCapitalised(one)) row++;
		else if (!/^[-.]$/u.test(one)) row = 0;
		if (row >= 2) return true;
	}
	return false;
}

const ENDINGS = new Set(
	(
		'а я о е у ю ы и ь й ов ев ей ей ам ям ом ем ем ах ях ами ями ою ею ии ия ие ию ий ией иям иях ' +
		'иями ый ой ого его ому ему ым им ых их ыми ими ая яя ое ее ую юю ые ие л ла ло ли ть ти т ет ит ' +
		'ют ут ат ят ешь ишь ем им ете ите ся сь лся лась лось лись тся ться вший вшая вшее вшие в вши н на ' +
		'но ны ен ена ено ены ный ная ное ные ного ному ным ных ными ной ную ов ьев ьи ья ью ье ьям ьях шего ' +
		'щий щая щее щие щего щему щим щих щую'
	).split(' ')
);

/** Same stem, other ending: not a normal form, since it may change the sense. */
export function isWordForm(a: string, b: string): boolean {
	const [left, right] = [foldTo('case', a), foldTo('case', b)];
	let stem = 0;
	while (stem < Math.min(left.length, right.length) && left[stem] === right[stem]) stem++;
	for (let at = stem; at >= Math.max(3, Math.ceil(Math.max(left.length, right.length) / 2)); at--)
		if (isEnding(left.slice(at)) && isEnding(right.slice(at))) return true;
	return false;
}

function isEnding(text: string): boolean {
	return text === '' || ENDINGS.has(text);
}

function formsOnly(s: string[], p: string[]): boolean {
	if (s.length !== p.length || s.every((word, i) => word === p[i])) return false;
	return s.every(
		(word, i) => foldTo('case', word) === foldTo('case', p[i]!) || isWordForm(word, p[i]!)
	);
}
