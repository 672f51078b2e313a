import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as normal from './normal.ts';

const piece = fc.constantFrom(
	...['а', 'А', 'ё', 'Ё', 'е', 'A', 'x', 'V', '1', '-', '—', '«', '"', ' ', '\n', '\u00ad'],
	...['-\n', '[', ']', '.', ',', 'й', '\u0306', '\u0301', 'İ', 'ß', '¬', '\u00a0', "''", 'Σ']
);
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

test.each([
	['й'.normalize('NFD'), 'й', 'nfc'],
	['то же', 'тоже', 'space'],
	['П Е К И Н', 'ПЕКИН', 'space'],
	['т. е.', 'т.е.', 'space'],
	['пра\u00adвах', 'правах', 'space'],
	['пра-\nвах', 'правах', 'line-end-hyphen'],
	['пра⸗\nвах', 'правах', 'line-end-hyphen'],
	['«да»', '"да"', 'quotes'],
	['„да“', '«да»', 'quotes'],
	['война — мир', 'война – мир', 'dashes'],
	['1041—1043', '1041-1043', 'dashes'],
	['война — мир', 'война-мир', 'punctuation'],
	['CCCР', 'СССР', 'look-alike'],
	['её', 'ее', 'yo'],
	['Правительство', 'правительство', 'case'],
	['следующее.', 'следующее:', 'punctuation'],
	['следующее', 'следующее:', 'punctuation'],
	['полу-войенную', 'полувойенную', 'punctuation'],
	['Ким [Ир Сена]', 'Ким Ир Сена', 'brackets'],
	['с.г.', 'сего года', 'abbreviation'],
	['тов. Молотов', 'т. Молотов', null],
	['III', '3', 'numeral'],
	['4. УП 1953 г.', '4.VII.1953 г.', 'numeral'],
	['4. УП 1953 г.', '4 июля 1953 г.', 'numeral'],
	['21 час. 20 мин.', '21.20', 'numeral'],
	['4. УП 1953 г.', '5 июля 1953 г.', null],
	['З', '3', null],
	['О', '0', null],
	['3', '4', null],
	['беседа', 'встреча', null],
	['', 'слово', null],
	['слово', 'слово', 'same']
])('%j and %j meet on rung %s', (a, b, rung) => {
	expect(normal.rungBetween(a, b)).toBe(rung);
	expect(normal.rungBetween(b, a)).toBe(rung);
});

test('a Roman month counts only beside its day or year', () => {
	expect(normal.rungBetween('. УП', 'июля')).toBeNull();
	expect(normal.rungBetween('. УП', 'июля', { before: '4', after: '1953' })).toBe('numeral');
	expect(normal.rungBetween('. УШ', 'июля', { before: '4', after: '1953' })).toBeNull();
});

test('folding twice is folding once, on every rung', () => {
	fc.assert(
		fc.property(text, fc.constantFrom(...normal.RUNG_NAMES), (one, rung) => {
			const folded = normal.foldTo(rung, one);
			expect(normal.foldTo(rung, folded)).toBe(folded);
		}),
		{ numRuns: 500 }
	);
});

test('each rung only adds equalities', () => {
	fc.assert(
		fc.property(text, text, (a, b) => {
			let equal = false;
			for (const rung of normal.RUNG_NAMES) {
				const now = normal.foldTo(rung, a) === normal.foldTo(rung, b);
				if (equal) expect(now).toBe(true);
				equal = now;
			}
		})
	);
});

test('tokens with one normal form have one form on the rung of capitals', () => {
	const word = fc.string({ unit: fc.constantFrom('а', 'Ё', 'е', 'A', 'a', 'С', 'C', 'ё') });
	fc.assert(
		fc.property(word, word, (a, b) => {
			const aligned = normal.normal(a) === normal.normal(b);
			expect(normal.foldTo('case', a) === normal.foldTo('case', b)).toBe(aligned);
			expect(normal.normal(normal.normal(a))).toBe(normal.normal(a));
		})
	);
});

test('digits of different value are never made equal', () => {
	const number = fc.integer({ min: 0, max: 99_999 });
	fc.assert(
		fc.property(number, number, (a, b) => {
			expect(normal.rungBetween(String(a), String(b))).toBe(a === b ? 'same' : null);
		})
	);
});

test.each<[why: string, text: string, folded: string]>([
	['spaces', `а${' '.repeat(300_000)}б`, 'аб'],
	['line ends after a hyphen', `а-${'\n'.repeat(300_000)}1`, 'а-1']
])('a very long stretch of %s is closed up in one pass', (_, text, folded) => {
	const found = normal.foldTo('space', text);
	expect(found.length).toBe(folded.length);
	expect(found === folded).toBe(true);
});

test('words of plain letters take a short way to the form that the long way gives', () => {
	const plain = fc.string({ unit: fc.constantFrom(...'абвёуxyaeopciz019АX'), maxLength: 12 });
	fc.assert(
		fc.property(plain, (word) => {
			// A soft hyphen is no part of the form, and no plain letter.
			expect(normal.normal(word)).toBe(normal.normal(`${word}\u00ad`));
		})
	);
});
