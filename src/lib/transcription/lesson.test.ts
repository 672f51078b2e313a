import { expect, test } from 'vitest';
import { line } from '../../../tests/support/page.ts';
import { confusions, teaches, words } from './lesson.ts';

test('words are letters, with hyphens inside, in lower case; numbers and single letters are none', () => {
	expect(words('тов. Пын Дэ-Хуэя, № 338 в 19 час.')).toEqual(['тов', 'пын', 'дэ-хуэя', 'час']);
});

test.each([
	['Сюшаия', 'Сюшаня', [['и', 'н']]],
	['вКНДР', 'в КНДР', [['', ' ']]],
	['иеремирии', 'перемирии', [['и', 'п']]],
	['тот же', 'тот же', []],
	['совсем иное', 'бгж', []]
])('read %j, right %j: %j', (read, right, pairs) => {
	expect(confusions(read, right)).toEqual(pairs);
});

test('only a confirmed line of text teaches', () => {
	const seen = { ...line('l', 'да'), seen: ['oleg'] };
	expect([teaches(seen), teaches(line('l', 'да')), teaches(undefined)]).toEqual([
		true,
		false,
		false
	]);
	expect(teaches({ ...seen, refused: 'specks' })).toBe(false);
});

test.each([
	['абв', 'где', [['абв', 'где']]],
	['абвг', 'дежз', []],
	['аб', 'вгде', []],
	['мир', 'миръ', [['', 'ъ']]],
	['миръ', 'мир', [['ъ', '']]],
	['й', 'и\u0306', []],
	['мои', 'мой', [['и', 'й']]],
	[
		'кула и сула',
		'куда и суда',
		[
			['л', 'д'],
			['л', 'д']
		]
	]
])('%j for %j: letters up to three are taken for each other: %j', (read, right, pairs) => {
	expect(confusions(read, right)).toEqual(pairs);
});

test.each([
	['Мир, мир; МИР', ['мир', 'мир', 'мир']],
	['из-за и -за- а', ['из-за', 'за']],
	['за́мок Йод', ['за́мок', 'йод']],
	['ab ц3ц 5-го', ['ab', 'го']],
	['', []]
])('the words of %j are %j', (text, found) => {
	expect(words(text)).toEqual(found);
});
