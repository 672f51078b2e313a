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
	['1', 1],
	['11', 11],
	['1І', 2],
	['111', null],
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

/** A number in Roman figures, as they are written today. */
function roman(value: number): string {
	const signs: [number, string][] = [
		...([
			[1000, 'M'],
			[900, 'CM'],
			[500, 'D'],
			[400, 'CD'],
			[100, 'C'],
			[90, 'XC'],
			[50, 'L']
		] as const),
		...([
			[40, 'XL'],
			[10, 'X'],
			[9, 'IX'],
			[5, 'V'],
			[4, 'IV'],
			[1, 'I']
		] as const)
	].map(([number, sign]) => [number, sign]);
	let [rest, written] = [value, ''];
	for (const [number, sign] of signs) for (; rest >= number; rest -= number) written += sign;
	return written;
}

test('every number to 3,999 is read from its figures, and no other order of them is taken', () => {
	for (let value = 1; value < 4000; value++) {
		expect([value, numeral.valueOf(roman(value))]).toEqual([value, value]);
	}
	for (const wrong of ['VX', 'IC', 'VV', 'LL', 'XXXXX', 'IIIII', 'MMMM', 'IVI', 'iv', 'IV '])
		expect([wrong, numeral.valueOf(wrong)]).toEqual([wrong, null]);
});

const NAMES = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря';
const TYPED = 'І П Ш ІУ У УІ УП УШ ІХ Х ХІ ХП';
test.each(NAMES.split(' ').map((name, at) => [at + 1, name, TYPED.split(' ')[at]!] as const))(
	'month %i is %s, and %s on a machine without Latin letters',
	(month, name, typed) => {
		expect(numeral.monthOf(typed)).toBe(month);
		expect(numeral.monthOf(roman(month))).toBe(month);
		const date = `9.${month}.1953`;
		for (const way of [name, name.toUpperCase()]) expect(numeral.fold(`9 ${way} 1953`)).toBe(date);
		for (const way of [
			`9.${typed}.1953`,
			`9. ${typed} 1953`,
			`09.${roman(month)}.53`,
			`9/${typed}-53`
		])
			expect([way, numeral.fold(way)]).toEqual([way, date]);
		expect(numeral.fold(`9.${String(month).padStart(2, '0')}.53`)).toBe(date);
	}
);

test.each([
	['в 9 час. 05 мин.', 'в 9.05'],
	['21 ч. 5 м.', '21.05'],
	['21 часа 20 минуты', '21.20'],
	['в 1953 году', 'в 1953 году'],
	['31.12.1953', '31.12.1953'],
	['41.12.1953', '41.12.1953'],
	['1.13.1953', '1.13.1953'],
	['1953.4.VII', '1953.4.7'],
	['ст. IV и XII', 'ст. 4 и 12'],
	['VIIII', '9'],
	['IXX', 'IXX'],
	['4.УП', '4.7'],
	['4.УП.', '4.7.'],
	['4.УПр', '4.УПр'],
	['5 марта 1953', '5.3.1953'],
	['5 марток', '5.3'],
	['15 мая-июня', '15.5-июня']
])('%s is folded to %s', (text, folded) => {
	expect(numeral.fold(text)).toBe(folded);
});

test('a day with a very long space behind it is no date, and is told in one pass', () => {
	const wide = ' '.repeat(300_000);
	for (const text of [`4${wide}x`, `4.УП${wide}x`, `4${wide}июля${wide}x`, `21${wide}час.${wide}x`])
		expect(numeral.fold(text).length).toBeGreaterThan(300_000);
	expect(numeral.fold(`4 ${wide} УП ${wide} 1953`)).toBe('4.7.1953');
	expect(numeral.fold('4 . УП / 53')).toBe('4.7.1953');
});
