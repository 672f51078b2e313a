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

test.each([
	['Н.С. Хрущёв', 'Н . С . Хрущёв'],
	['т. Молотову В. М.', 'т . Молотову В . М .'],
	['4.VII.1953 г.', '4 . VII . 1953 г .'],
	['1 000 000 руб.', '1 000 000 руб .'],
	['1\u00a0000', '1 000'],
	['№338-бис', '№ 338 - бис'],
	['из-за', 'из - за'],
	['«Правда»', '« Правда »'],
	['„Жэньминь жибао“', '„ Жэньминь жибао “'],
	['т.е. 25%', 'т . е . 25 %'],
	['О’Брайен', 'О ’ Брайен'],
	['слово²)', 'слово ² )'],
	['слово*/', 'слово * /'],
	['кв.2/3', 'кв . 2 / 3'],
	['2½', '2½'],
	['10°', '10 °'],
	['мѣсто', 'мѣсто'],
	['за́мок', 'за́мок'],
	['пра-\nвах', 'пра - вах'],
	['пра¬', 'пра ¬'],
	['…да—нет', '… да — нет'],
	['[неразб.]', '[ неразб . ]'],
	['\u200bслово\u2060', 'слово'],
	['ПЕКИН,СОВПОСОЛ', 'ПЕКИН , СОВПОСОЛ'],
	['𝒜1', '𝒜1']
])('%j is cut into %s', (text, tokens) => {
	expect(texts(text)).toEqual(tokens.split(' '));
});

test.each([
	['', 0],
	['— … —', 0],
	['Н. С. Хрущёв', 3],
	['из-за 1 000 руб.', 4],
	['№ 338', 1],
	['«да»,\tнет\nи', 3],
	['пра-\nвах', 2]
])('%j has %i words', (text, count) => {
	expect(token.countWords(text)).toBe(count);
});

test.each([
	['𝒜', true],
	['½', true],
	['\u0301', false],
	['_', false],
	['', false]
])('%j is a word or number: %s', (text, expected) => {
	expect(token.isWord(text)).toBe(expected);
});

test.each([
	['Ёж', true],
	['ёж', false],
	['«Да', false],
	['', false],
	['Ѣ', true],
	['𝒜', true]
])('%j begins with a capital: %s', (text, expected) => {
	expect(token.isCapitalised(text)).toBe(expected);
});

const pieces = fc
	.array(fc.constantFrom('а', 'Б', ' ', 'и\u0306', 'е\u0301', '𝒜', '№', '\u0301', '-', '1'), {
		maxLength: 12
	})
	.map((all) => all.join(''));

test('law: the place of a token in graphemes is the number of graphemes before it', () => {
	fc.assert(
		fc.property(pieces, (text) => {
			for (const { from, to } of token.tokenise(text)) {
				for (const at of [from, to]) {
					// A sign may be followed by a mark of its own, which belongs to no other letter.
					if (/^\p{M}/u.test(text.slice(at))) continue;
					expect(token.graphemesAt(text, at)).toBe(grapheme.length(text.slice(0, at)));
				}
			}
			expect(token.graphemesAt(text, text.length)).toBe(grapheme.length(text));
			expect(token.graphemesAt(text, 0)).toBe(0);
		})
	);
});

test('law: where every unit is a letter, nothing need be counted; where not, it is', () => {
	fc.assert(
		fc.property(pieces, (text) => {
			expect(token.isPlain(text)).toBe([...text].every((one) => !/[\p{M}𝒜]/u.test(one)));
			if (token.isPlain(text)) expect(grapheme.length(text)).toBe(text.length);
		})
	);
});
