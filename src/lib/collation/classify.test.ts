import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '#lib/text/token.ts';
import { CLASSES, classify, DEFAULT_PROFILE, isWordForm, rowOf, type Sides } from './classify.ts';
import { readWord } from '../../../tests/support/russian.ts';
import { DIFFERENCE_CLASSES, type DifferenceClass } from './difference.ts';

const side = (text: string) => ({ text, tokens: tokenise(text).map((one) => one.t) });
const sides = (s: string, p: string): Sides => ({ s: side(s), p: side(p) });

test('every class has its row, once', () => {
	expect(CLASSES.map((row) => row.class).sort()).toEqual([...DIFFERENCE_CLASSES].sort());
});

describe('the table', () => {
	test.each([
		['number', true, false, false],
		['name', true, false, false],
		['word', true, false, false],
		['word-form', true, false, false],
		['omission', true, false, false],
		['addition', true, false, false],
		['moved', true, false, false],
		['excerpt', true, false, false],
		['too-different', true, false, false],
		['numeral', false, false, true],
		['abbreviation', false, false, true],
		['brackets', false, false, true],
		['punctuation', false, false, true],
		['case', false, false, true],
		['yo', false, true, true],
		['look-alike', false, true, true],
		['dashes', false, true, true],
		['quotes', false, true, true],
		['line-end-hyphen', false, true, true],
		['space', false, true, true],
		['beyond-scan', false, false, false],
		['not-in-publication', false, false, false]
	] as const)('%s: substantive %s, hidden %s, batch %s', (name, substantive, hidden, batch) => {
		expect(rowOf(name)).toEqual({ class: name, substantive, hidden, batch });
		expect(DEFAULT_PROFILE.hidden.has(name)).toBe(hidden);
	});
});

test.each([
	['3', '4', 'number'],
	['№ 1041-1043', '№ 1041-1044', 'number'],
	['в 3 вещи', 'в 4 дела', 'number'],
	['VII', '8', 'number'],
	['VII', '7', 'numeral'],
	['У Сю-цуня', 'У Сюшаня', 'name'],
	['Пын Дэ-Хуэя', 'Пэн Цэхуая', 'name'],
	['Ким Ир Сена', 'Ким Ир Сену', 'word-form'],
	['человек', 'гражданин', 'word'],
	['Каждый', 'Всякий', 'word'],
	['беседа', 'встреча', 'word'],
	['признание', 'признании', 'word-form'],
	['Каждый', 'Каждого', 'word-form'],
	['такого', 'такому', 'word-form'],
	['строипо', 'строило', 'word'],
	['имеет', '', 'omission'],
	['', 'также', 'addition'],
	['', ',', 'punctuation'],
	['.', ':', 'punctuation'],
	['слово', ',', 'omission'],
	['°', '', 'omission'],
	['', '№', 'addition'],
	['=”', '', 'omission'],
	['№', '§', 'word'],
	['.', 'и слово', 'addition'],
	['Правительство', 'правительство', 'case'],
	['с.г.', 'сего года', 'abbreviation'],
	['СССР', 'CCCP', 'look-alike'],
	['всё', 'все', 'yo'],
	['«да»', '"да"', 'quotes'],
	['про цесс', 'процесс', 'space'],
	['пра-\nвах', 'правах', 'line-end-hyphen']
])('%j against %j is %s', (s, p, name) => {
	expect(classify(sides(s, p))).toBe(name);
});

test('turned round, an omission is an addition and all else keeps its class', () => {
	for (const [s, p] of [
		['имеет', ''],
		['3', '4'],
		['дом', 'сад'],
		['Дом', 'дом']
	] as const) {
		const [there, back] = [classify(sides(s, p)), classify(sides(p, s))];
		expect(back).toBe(there === 'omission' ? 'addition' : there);
	}
});

test('a known name makes the class, and so does a month beside its day', () => {
	expect(classify({ ...sides('Кларку', 'Клерку'), named: true })).toBe('name');
	const around = { before: '4', after: '1953' };
	expect(classify({ ...sides('. УП', 'июля'), around })).toBe('numeral');
});

test('own abbreviations of a record', () => {
	const own = [{ short: ['кнр'], full: 'китайск* народн* республик*' }];
	expect(classify(sides('КНР', 'Китайской Народной Республики'), own)).toBe('abbreviation');
});

test.each([
	['дом', 'домами', true],
	['дом', 'дома', true],
	['дом', 'дым', false],
	['войне', 'войны', true],
	['строило', 'строипо', false],
	['от', 'ото', false]
])('%s and %s share a stem: %s', (a, b, same) => {
	expect(isWordForm(a, b)).toBe(same);
	expect(isWordForm(b, a)).toBe(same);
});

describe('what looks like another class and is not', () => {
	test.each<[why: string, s: string, p: string, name: DifferenceClass]>([
		['another number is never a numeral', '4.VII', '5 июля', 'number'],
		['another year in a date', '4 июля 1953 г.', '4 июля 1954 г.', 'number'],
		['another time', '21 час. 20 мин.', '21.30', 'number'],
		['the same time', '21 час. 20 мин.', '21.20', 'numeral'],
		['the same date in other signs', '4.VII.1953', '4 июля 1953', 'numeral'],
		['a digit lost', '1041', '104', 'number'],
		['digits in another order', '1953', '1935', 'number'],
		['a number for a word', '12', 'двенадцать', 'word'],
		['an abbreviation of another word', 'с.г.', 'прошлого года', 'word'],
		['an ending that makes another number', 'тов.', 'товарищи', 'abbreviation'],
		['a twin and a capital', 'Kорея', 'корея', 'case'],
		['ё and a capital', 'Ещё', 'еще', 'case'],
		['a capital and a comma', 'Дом,', 'дом', 'punctuation'],
		['a twin and another letter', 'Kорея', 'Корка', 'word'],
		['a hyphen and another ending', 'пра-\nвах', 'права', 'word-form'],
		['a stem of two letters', 'он', 'она', 'word'],
		['an ending that is no ending', 'дом', 'домна', 'word-form'],
		['two capitals of a sentence', 'Он. Потом', 'Он. Затем', 'name'],
		['one capital is no name', 'Пекин', 'Нанкин', 'word'],
		['initials and a name', 'В. М. Молотов', 'В. М. Молоков', 'name'],
		['a name for a word', 'Ким Ир Сен', 'вождь', 'word'],
		['a name of short words in another case', 'Чжоу Энь-лая', 'Чжоу Энь-лаю', 'name'],
		['a compound cut at its hyphen', 'китайско-\nкорейская', 'китайско-корейскую', 'word-form'],
		['a number sign lost', '№ 3', '3', 'word'],
		['brackets of an editor', 'г.', 'г[ода]', 'abbreviation'],
		['brackets alone', 'слово', '[слово]', 'brackets'],
		['a percent sign is no punctuation', '3', '3%', 'word'],
		['a dash between words for one inside', 'да — нет', 'да-нет', 'punctuation'],
		['quotation marks and another word', '«мир»', '"дом"', 'word'],
		['a word lost beside a sign', 'и,', ',', 'omission'],
		['words that run together', 'так же', 'также', 'space']
	])('%s: %j / %j', (_, s, p, name) => {
		expect(classify(sides(s, p))).toBe(name);
	});
});

describe('laws of classes', () => {
	const few = { numRuns: 60 };
	const mirror = (name: DifferenceClass) =>
		name === 'omission' ? 'addition' : name === 'addition' ? 'omission' : name;

	test('turned round each class is its mirror', () => {
		fc.assert(
			fc.property(readWord, readWord, (a, b) => {
				if (a === b) return;
				expect(classify(sides(b, a))).toBe(mirror(classify(sides(a, b))));
			}),
			few
		);
	});

	test('numbers of other values are a number, whatever stands around them', () => {
		const value = fc.integer({ min: 1, max: 9999 });
		fc.assert(
			fc.property(value, value, fc.constantFrom('', 'за', '№', 'от'), (a, b, before) => {
				const [s, p] = [`${before} ${a}`.trim(), `${before} ${b}`.trim()];
				expect(classify(sides(s, p)) === 'number').toBe(a !== b);
			}),
			few
		);
	});

	test('what is substantive is never hidden, nor decided together', () => {
		for (const { substantive, hidden, batch } of CLASSES)
			if (substantive) expect([hidden, batch]).toEqual([false, false]);
	});

	test('a Roman numeral is equal to its value alone', () => {
		const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
		ROMAN.forEach((roman, i) => {
			for (let value = 1; value <= 12; value++)
				expect(classify(sides(roman, String(value)))).toBe(value === i + 1 ? 'numeral' : 'number');
		});
	});

	test('forms of one word are forms of each other, and of the word itself', () => {
		const ending = fc.constantFrom('а', 'ами', 'ов', 'ый', 'ого', 'ой', 'ую', '');
		const stem = fc.constantFrom('правительств', 'заявлени', 'советск', 'войск');
		fc.assert(
			fc.property(stem, ending, ending, (word, one, other) => {
				expect(isWordForm(word + one, word + other)).toBe(true);
				expect(isWordForm(word + other, word + one)).toBe(true);
			})
		);
	});
});
