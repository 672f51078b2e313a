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
