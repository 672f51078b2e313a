import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as numeral from './numeral.ts';

test.each([
	['I', 1],
	['IV', 4],
	['VII', 7],
	['XII', 12],
	['MCMLIII', 1953],
	['IIX', null],
	['', null],
	['УП', null]
])('%s has the value %s', (roman, value) => {
	expect(numeral.valueOf(roman)).toBe(value);
});

test.each([
	['УП', 7],
	['УШ', 8],
	['Х', 10],
	['ХП', 12],
	['П', 2],
	['Ш', 3],
	['ІУ', 4],
	['1У', 4],
	['VII', 7],
	['ХХ', null]
])('typed month %s is %s', (typed, month) => {
	expect(numeral.monthOf(typed)).toBe(month);
});

test.each([
	['4. УП 1953 г.', '4.7.1953 г.'],
	['4.VII.1953 г.', '4.7.1953 г.'],
	['4 июля 1953 г.', '4.7.1953 г.'],
	['04.07.1953 г.', '4.7.1953 г.'],
	['3.VII.53г', '3.7.1953г'],
	['4.VII', '4.7'],
	['4 июля', '4.7'],
	['1 мая', '1.5'],
	['21 час. 20 мин.', '21.20'],
	['9 часов 5 минут', '9.05'],
	['глава III', 'глава 3']
])('%s is folded to %s', (text, folded) => {
	expect(numeral.fold(text)).toBe(folded);
});

test.each(['У Сю-цуня', 'П. Молотов', 'в ХП списке', '3 марки', 'Х конференция', '41 дом', 'ма'])(
	'%s holds no numeral: Cyrillic letters count only beside a date',
	(text) => {
		expect(numeral.fold(text)).toBe(text);
	}
);

test('different values stay different', () => {
	const days = fc.integer({ min: 1, max: 31 });
	fc.assert(
		fc.property(days, days, (a, b) => {
			const same = numeral.fold(`${a}. УП 1953`) === numeral.fold(`${b} июля 1953`);
			expect(same).toBe(a === b);
		})
	);
});

test('folding twice is folding once', () => {
	const piece = fc.constantFrom('4', '.', ' ', 'УП', 'VII', '1953', 'июля', 'час', 'мин', '20');
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
			const once = numeral.fold(pieces.join(''));
			const twice = numeral.fold(once);
			expect(numeral.fold(twice)).toBe(twice);
		})
	);
});

test('values are listed in order', () => {
	expect(numeral.valuesOf('№ 1041-1043 от 4. УП 1953 г.')).toEqual([
		'1041',
		'1043',
		'4',
		'7',
		'1953'
	]);
	expect(numeral.valuesOf('нет')).toEqual([]);
});
