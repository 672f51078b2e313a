/**
 * The ladder of normal forms: a difference is named by the first rung that makes it vanish. Each
 * rung folds what the rungs before it fold, so a rung only ever adds equalities. Text is never
 * changed by this: folded forms are compared and thrown away.
 */
import * as abbreviation from './abbreviation.ts';
import * as numeral from './numeral.ts';
import { toCyrillic } from './script.ts';

export const RUNG_NAMES = [
	'nfc',
	'space',
	'line-end-hyphen',
	'quotes',
	'dashes',
	'look-alike',
	'yo',
	'case',
	'punctuation',
	'brackets',
	'abbreviation',
	'numeral'
] as const;

export type RungName = (typeof RUNG_NAMES)[number];

/** One rung: what it folds on top of all rungs before it. */
interface Rung {
	name: RungName;
	fold: (text: string) => string;
}

const QUOTES = /[«»„“”‟"‹›‘’‚]|''/gu;
const DASHES = /[—–−‐‑‒―⸗¬]/gu;

/**
 * A sign that is taken away takes its combining marks along, or they would join the letter before.
 * The simple rungs, each a change of letters. Two more compare words: see `rungBetween`.
 */
const SIMPLE: readonly Rung[] = [
	{ name: 'nfc', fold: (text) => text.normalize('NFC') },
	{ name: 'space', fold: closeUp },
	{ name: 'line-end-hyphen', fold: (text) => text.replace(/[-‐¬⸗]\n\p{M}*/gu, '') },
	{ name: 'quotes', fold: (text) => text.replace(QUOTES, '"') },
	{ name: 'dashes', fold: (text) => text.replace(DASHES, '-') },
	{ name: 'look-alike', fold: toCyrillic },
	{ name: 'yo', fold: (text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е') },
	{ name: 'case', fold: lower },
	{
		name: 'punctuation',
		fold: (text) => text.replace(/(?:(?![[\]<>⟨⟩%‰])\p{P}|[ \n])\p{M}*/gu, '')
	},
	{ name: 'brackets', fold: (text) => text.replace(/[[\]<>⟨⟩]\p{M}*/gu, '') }
];

/** Small letters; twice, since some capitals have a capital twin only (İ) or fold in two steps. */
function lower(text: string): string {
	return toCyrillic(text.toLowerCase().normalize('NFC')).toLowerCase();
}

/**
 * Soft hyphens and white space away, except around a dash and where a hyphen at a line end may cut
 * a word: a letter before it, a small letter after.
 */
function closeUp(text: string): string {
	return text
		.replace(/(?<=\p{L}\p{M}*)\u00ad[ \t]*\r?\n\s*\p{M}*/gu, '')
		.replace(/[\u00ad\u200b-\u200f\u2060]\p{M}*/gu, '')
		.replace(/(?<=\p{L}\p{M}*)([-‐¬⸗])[ \t]*\r?\n\s*(?=\p{Ll})/gu, '$1\u0002')
		.replace(/(?<!\s)\s+([—–−-])\s+/gu, '\u0001$1\u0001')
		.replace(/\s+\p{M}*/gu, '')
		.replaceAll('\u0001', ' ')
		.replaceAll('\u0002', '\n');
}

/** The text folded by all simple rungs up to and with `name`. */
export function foldTo(name: RungName, text: string): string {
	for (const rung of SIMPLE) {
		text = rung.fold(text).normalize('NFC');
		if (rung.name === name) break;
	}
	return text;
}

/** Small letters and digits that no rung folds: most words of a text; and those with Latin ones. */
const PLAIN = /^[а-я0-9]+$/;
const PLAIN_LATIN = /^[а-яa-z0-9]+$/;

/**
 * The cheap normal form by which tokens are aligned: composed letters, quotes, dashes, twins, ё and
 * capitals folded. One token at a time, so spaces do not come into it.
 */
export function normal(token: string): string {
	if (PLAIN.test(token)) return token;
	if (PLAIN_LATIN.test(token)) return toCyrillic(token);
	const plain = token.normalize('NFC').replaceAll('\u00ad', '');
	const signs = plain.replace(QUOTES, '"').replace(DASHES, '-');
	return lower(
		toCyrillic(signs).normalize('NFC').replaceAll('ё', 'е').replaceAll('Ё', 'Е').normalize('NFC')
	).normalize('NFC');
}

/** Words around a difference: a Roman month is one only beside its day or year. */
export interface Around {
	before: string;
	after: string;
}

/** The first rung on which `a` and `b` are equal; `same` where they never differed, or null. */
export function rungBetween(
	a: string,
	b: string,
	around: Around = { before: '', after: '' },
	table = abbreviation.ABBREVIATIONS
): RungName | 'same' | null {
	if (a === b) return 'same';
	let [left, right] = [a, b];
	for (const rung of SIMPLE) {
		[left, right] = [rung.fold(left).normalize('NFC'), rung.fold(right).normalize('NFC')];
		if (left === right) return rung.name;
	}
	if (abbreviation.agree(a, b, table)) return 'abbreviation';
	return numeralsAgree(a, b, around) ? 'numeral' : null;
}

/** Equal only if the values are equal, and only where there is a value at all. */
function numeralsAgree(a: string, b: string, { before, after }: Around): boolean {
	if (a === '' || b === '') return false;
	const valued = (text: string) => numeral.fold(`${before} ${text} ${after}`);
	return foldTo('brackets', valued(a)) === foldTo('brackets', valued(b));
}
