import { describe, expect, test } from 'vitest';
import { tokenise } from '#lib/text/token.ts';
import { CLASSES, classify, DEFAULT_PROFILE, isWordForm, rowOf, type Sides } from './classify.ts';
import { DIFFERENCE_CLASSES } from './difference.ts';

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
