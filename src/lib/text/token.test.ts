import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from '../../../tests/support/russian.ts';
import * as grapheme from './grapheme.ts';
import * as token from './token.ts';

const texts = (text: string) => token.tokenise(text).map((one) => one.t);

test('words, numbers and signs are tokens, hyphens apart', () => {
	expect(texts('У Сю-цуня, 21.20*')).toEqual('У Сю - цуня , 21 . 20 *'.split(' '));
	expect(texts('3.VII.53г')).toEqual('3 . VII . 53г'.split(' '));
});

test('a soft hyphen stays inside its word, a superscript marker is split off', () => {
	expect(texts('пра\u00adвах')).toEqual(['пра\u00adвах']);
	expect(texts('слово¹')).toEqual(['слово', '¹']);
	expect(texts('слово\u00ad')).toEqual(['слово', '\u00ad']);
});

test('й that came decomposed stays one token', () => {
	expect(texts('мой дом'.normalize('NFD'))).toHaveLength(2);
});

/** What a token is, in one expression: the scanner must find the same, faster. */
const LETTER = String.raw`(?![\u00b2\u00b3\u00b9\u2070-\u2079])[\p{L}\p{M}\p{N}]`;
const PLAINLY = new RegExp(
	String.raw`(?:${LETTER})+(?:\u00ad+(?:${LETTER})+)*|[^\s\u200b-\u200f\u2060]`,
	'gu'
);
const SPECIAL = [...'аБ1 \u00ad\u0301¹²-—.*\u200b\u2060\ud800\udc00𐐷😀\u00a0\ufeffш'];

test('the scanner finds what the plain expression finds', () => {
	const strange = fc
		.array(fc.constantFrom(...SPECIAL), { maxLength: 20 })
		.map((all) => all.join(''));
	fc.assert(
		fc.property(fc.oneof(readText(), strange, fc.string({ unit: 'binary' })), (text) => {
			expect(texts(text)).toEqual(text.match(PLAINLY) ?? []);
		}),
		{ numRuns: 80 }
	);
});

test('what lies between tokens is white space only, and nothing is lost', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			let [at, rebuilt] = [0, ''];
			for (const { t, from, to } of token.tokenise(text)) {
				expect(text.slice(at, from)).toMatch(/^[\s\u200b-\u200f\u2060]*$/);
				expect(text.slice(from, to)).toBe(t);
				rebuilt += text.slice(at, to);
				at = to;
			}
			expect(rebuilt + text.slice(at)).toBe(text);
		})
	);
});

test('one character repeated 100,000 times is one token, lone surrogates and RTL do not throw', () => {
	expect(texts('а'.repeat(100_000))).toHaveLength(1);
	expect(texts('.'.repeat(1000))).toHaveLength(1000);
	expect(texts('\ud800 a')).toEqual(['\ud800', 'a']);
	expect(texts('שלום עולם')).toHaveLength(2);
});

test('a hyphenated word counts as one, signs do not count', () => {
	expect(token.countWords('китайско-корейской стороны — в т.ч. 21.20')).toBe(5);
	expect(token.countWords(' \n')).toBe(0);
});

test('places in units are places in graphemes', () => {
	const line = 'мой 𝒜 подъём'.normalize('NFD');
	const last = token.tokenise(line).at(-1)!;
	const [from, to] = [token.graphemesAt(line, last.from), token.graphemesAt(line, last.to)];
	expect(grapheme.slice(line, from, to)).toBe('подъём');
	expect(token.graphemesAt('мой дом', 4)).toBe(4);
});

test('capitals and words are told', () => {
	expect(token.isCapitalised('Пын')).toBe(true);
	expect(token.isCapitalised('пын')).toBe(false);
	expect(token.isWord('№')).toBe(false);
	expect(token.isWord('21')).toBe(true);
});
