import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { parse, write } from './signature.ts';

const telegram = { fond: '3', opis: '65', delo: '830', listy: '148-150' };

describe('the same signature in the ways it is written', () => {
	test.each([
		'ф. 3, оп. 65, д. 830, лл. 148-150',
		'Ф. 3. Оп. 65. Д. 830. Л. 148-150.',
		'фонд 3, опись 65, дело 830, листы 148-150',
		'АПРФ. Ф. 3, оп. 65, д. 830, лл. 148-150',
		'Ф.3 Оп.65 Д.830 Л.148-150'
	])('%s', (text) => expect(parse(text)).toEqual(telegram));
});

test('a note in brackets is kept apart', () => {
	expect(parse('ф. 3, оп. 65, д. 830, л. 148 (Подлинник)')).toEqual({
		...telegram,
		listy: '148',
		note: 'Подлинник'
	});
});

test.each(['', 'ф. 3, оп. 65', 'fond 3, opis 65, delo 830, listy 1', 'Телеграмма'])(
	'%j is none',
	(text) => expect(parse(text)).toBeNull()
);

test('several leaves are written лл., one л.', () => {
	expect(write(telegram)).toBe('ф. 3, оп. 65, д. 830, лл. 148-150');
	expect(write({ ...telegram, listy: '148' })).toBe('ф. 3, оп. 65, д. 830, л. 148');
});

test('what is written is read back', () => {
	const number = fc.integer({ min: 1, max: 99_999 }).map(String);
	const letters = fc.constantFrom('', 'а', 'в-2', '/1');
	const value = fc.tuple(number, letters).map((parts) => parts.join(''));
	fc.assert(
		fc.property(fc.record({ fond: value, opis: value, delo: value, listy: value }), (signature) => {
			expect(parse(write(signature))).toEqual(signature);
		})
	);
});

test('what is written is read back, part by part', () => {
	const part = fc
		.stringMatching(/^[0-9А-Яа-я]{1,6}$/u)
		.filter((text) => !/^(ф|оп|д|л|лл|фонд|опись|дело|листы?)$/iu.test(text));
	const leaves = fc.oneof(
		part,
		fc.tuple(fc.nat(200), fc.nat(9)).map(([from, count]) => `${from}-${from + count}`)
	);
	fc.assert(
		fc.property(part, part, part, leaves, (fond, opis, delo, listy) => {
			const one = { fond, opis, delo, listy };
			expect(parse(write(one))).toEqual(one);
		})
	);
});
