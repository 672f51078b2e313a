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

test.each([
	[
		'several leaves',
		'Ф. 3. Оп. 65. Д. 830. Л. 148-150, 152',
		{ ...telegram, listy: '148-150, 152' }
	],
	[
		'a leaf and its back',
		'ф. 3, оп. 65, д. 830, лл. 148, 148об.',
		{ ...telegram, listy: '148, 148об' }
	],
	[
		'a note with a stop',
		'ф. 3, оп. 65, д. 830, л. 148 (Копия).',
		{ ...telegram, listy: '148', note: 'Копия' }
	],
	[
		'a letter before the number',
		'Ф. Р-9401. Оп. 2. Д. 64. Л. 1–3',
		{ fond: 'Р-9401', opis: '2', delo: '64', listy: '1–3' }
	],
	[
		'a letter behind it',
		'Ф. 17. Оп. 162-д. Д. 3/л. Л. 5',
		{ fond: '17', opis: '162-д', delo: '3/л', listy: '5' }
	],
	['an archive with Ф in its name', 'ЦА ФСБ РФ. Ф. 3. Оп. 65. Д. 830. Л. 148-150', telegram],
	['a person before it', 'т. Ф. Петров. Ф. 3, оп. 65, д. 830, лл. 148-150', telegram],
	['lines and wide spaces', 'Ф. 3.\n  Оп. 65.\tД. 830.\nЛ. 148-150', telegram],
	[
		'й in two signs',
		'ф. 3, оп. 65, д. 830, л. 1 (Чей-то)'.normalize('NFD'),
		{ ...telegram, listy: '1', note: 'Чей-то' }
	]
])('%s: %s', (_, text, signature) => {
	expect(parse(text)).toEqual(signature);
});

test.each([
	['a part without a value', 'ф. , оп. 65, д. 830, л. 1'],
	['the last without one', 'ф. 3, оп. 65, д. 830, л.'],
	['parts in another order', 'оп. 65, ф. 3, д. 830, л. 1'],
	['a part that we do not keep', 'ф. 0100, оп. 46, п. 362, д. 12, л. 25'],
	['a number of leaves', 'ф. 3, оп. 65, д. 830, листов 3'],
	['two at once', 'ф. 3, оп. 65, д. 830, л. 1; ф. 4, оп. 1, д. 2, л. 3'],
	['words after the leaves', 'ф. 3, оп. 65, д. 830, л. 148, подлинник'],
	['marks inside words', 'шкаф 3 оптом 65 год 830 стол 1']
])('%s is none: %s', (_, text) => {
	expect(parse(text)).toBeNull();
});

test('what is far too long, or nothing but spaces and marks, is told at once', () => {
	const near = 'ф. 1 оп. 1 д. 1 л. 1';
	for (const text of [
		`${near}${' '.repeat(250)},x`,
		`ф. 1 оп. 1 д. 1${' '.repeat(250)}x`,
		'ф. оп. д. '.repeat(28),
		`${near}${'9'.repeat(300)}`,
		`${near} `.repeat(100_000)
	])
		expect(parse(text)).toBeNull();
	expect(parse(`${near}${' '.repeat(250)}`)).toMatchObject({ listy: '1' });
});

test('several leaves, however they are parted, are written as several and read back', () => {
	const leaf = fc
		.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('', 'об', 'а'))
		.map(([number, side]) => `${number}${side}`);
	const leaves = fc.tuple(
		fc.array(leaf, { minLength: 2, maxLength: 5 }),
		fc.constantFrom(', ', '-', '–', '—')
	);
	fc.assert(
		fc.property(leaves, ([all, between]) => {
			const one = { ...telegram, listy: all.join(between) };
			expect(write(one)).toContain(', лл. ');
			expect(parse(write(one))).toEqual(one);
			expect(parse(write(one).toUpperCase())).toMatchObject({ fond: '3', delo: '830' });
		})
	);
});
