import { expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { plannedPage } from '../../../tests/support/reading.ts';
import { reasonAgainst, shareKnown } from './refusal.ts';

const known = new Set(['слово', 'дело', 'по']);
const planned = plannedPage().lines[0]!;

test.each<[string, object, string | undefined]>([
	['слово дело', {}, undefined],
	['| | |:85', {}, 'no-letters'],
	['°', {}, 'no-letters'],
	['ъыщ:30 ваы:30', { marks: 3 }, 'unsure'],
	['ъыщ:30 ваы:30', {}, undefined],
	['ъыщ:20 ваы:20', {}, 'unsure'],
	['-П-:30', {}, undefined],
	['слово:40', {}, undefined],
	['Ую:70', {}, 'unsure'],
	['12', {}, undefined],
	['лжом:70 мрот:70', { darkness: 0.4 }, 'faint'],
	['слово:70', { darkness: 0.4 }, undefined],
	['лжом:70 мрот:70', { size: 0.4 }, 'size'],
	['лжом:70 мрот:70', { size: 2.5 }, 'size'],
	['Пын:90 Дэ-Хуэя:90', {}, undefined]
])('%s %o: %s', (text, looks, reason) => {
	expect(reasonAgainst({ ...planned, ...looks }, line(text), known)).toBe(reason);
});

test('the share of known letters counts words of three letters or more', () => {
	expect(shareKnown(line('слово жмяк'), known)).toBeCloseTo(5 / 9);
	expect(shareKnown(line('по'), known)).toBe(0);
	expect(shareKnown(line('°'), known)).toBe(0);
});

test('beside a long line of its row a short fragment needs less', () => {
	const fragment = { ...planned, marks: 2 };
	expect(reasonAgainst(fragment, line('Н;:60'), known)).toBe('unsure');
	expect(reasonAgainst(fragment, line('Н;:60'), known, true)).toBeUndefined();
	expect(reasonAgainst(fragment, line('Н;:20'), known, true)).toBe('unsure');
});
