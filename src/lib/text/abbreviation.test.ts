import { describe, expect, test } from 'vitest';
import * as abbreviation from './abbreviation.ts';

describe('every row agrees with its own full words, whatever its stops and spaces', () => {
	test.each([...abbreviation.ABBREVIATIONS])('$full', ({ short, full }) => {
		const words = full.replaceAll('*', 'а');
		for (const form of short) {
			expect(abbreviation.agree(form.replaceAll(' ', '. ') + '.', words)).toBe(true);
			expect(abbreviation.agree(words, form.replaceAll(' ', '.') + '.')).toBe(true);
		}
	});
});

test.each([
	['с.г.', 'сего года', true],
	['Тов. Молотов', 'товарищ Молотов', true],
	['в т.ч. и т.п.', 'в том числе и тому подобное', true],
	['г.', 'года', true],
	['г.', 'город', false],
	['т. Молотов', 'товарищ Громыко', false],
	['с.г.', 'сего', false],
	['', 'год', false],
	['год', '', false],
	['тов', 'тов и', false],
	['г.', 'г[ода]', true],
	['т[оварищ] Молотов', 'т. Молотов', true],
	['г.', '<года>', true],
	['г.', 'г[орода]', false],
	['3', '3%', false],
	['№ 3', '3', false],
	['№ 3 г.', '№ 3 года', true]
])('%s against %s: %s', (a, b, agreed) => {
	expect(abbreviation.agree(a, b)).toBe(agreed);
	expect(abbreviation.agree(b, a)).toBe(agreed);
});

test('a record may have its own list', () => {
	const own = [{ short: ['кнр'], full: 'китайск* народн* республик*' }];
	expect(abbreviation.agree('КНР', 'Китайской Народной Республики', own)).toBe(true);
	expect(abbreviation.agree('КНР', 'Китайской Народной Республики')).toBe(false);
});

test('a long text without abbreviations is compared in a moment', () => {
	const long = 'слово '.repeat(2000);
	expect(abbreviation.agree(long, long + 'иначе')).toBe(false);
	expect(abbreviation.agree('т. '.repeat(40), 'товарищ '.repeat(40))).toBe(true);
	expect(abbreviation.agree('т. '.repeat(40) + 'а', 'товарищ '.repeat(40) + 'б')).toBe(false);
});

test.each([
	['и т.д. и т.п.', 'и так далее и тому подобное', true],
	['по ст. 5 п. 3', 'по статье 5 пункту 3', true],
	['по ст. 5 п. 3', 'по статье 5 пункту 4', false],
	['тт. Молотов и Вышинский', 'товарищи Молотов и Вышинский', true],
	['в 1953 г. т. Молотов', 'в 1953 году товарищ Молотов', true],
	['зам. нач. МИД', 'заместитель начальника министерства иностранных дел', true],
	['зам. нач. МИД', 'заместитель начальника министерства иностранных', false],
	['с.', 'с', true],
	['с 5', 'страница 5', true],
	['см. стр. 3', 'смотри страницу 3', true],
	['ТОВ.', 'Товарищ', true],
	['т', 'тот', false],
	['так как', 'т.к.', true],
	['ещё т.е.', 'еще то есть', true],
	['т.е', 'то', false],
	['—', '—', false]
])('%s against %s: %s', (a, b, agreed) => {
	expect(abbreviation.agree(a, b)).toBe(agreed);
	expect(abbreviation.agree(b, a)).toBe(agreed);
});

test('a short form that begins another is taken as either: т as товарищ, т е as то есть', () => {
	expect(abbreviation.agree('т. е.', 'товарищ е')).toBe(true);
	expect(abbreviation.agree('т. е.', 'то есть')).toBe(true);
	expect(abbreviation.agree('т. г.', 'текущего года')).toBe(true);
	expect(abbreviation.agree('т. г.', 'товарищ год')).toBe(true);
});

test('no short form is in the table twice with the same meaning, and all are small letters', () => {
	const rows = abbreviation.ABBREVIATIONS.flatMap(({ short, full }) =>
		short.map((form) => `${form} = ${full}`)
	);
	expect(new Set(rows).size).toBe(rows.length);
	for (const row of rows) expect(row).toMatch(/^[а-я]+( [а-я]+)* = [а-я]+\*?( [а-я]+\*?)*$/u);
});
