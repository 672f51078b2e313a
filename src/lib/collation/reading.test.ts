import { expect, test } from 'vitest';
import { scan } from '../../../tests/support/witnesses.ts';
import { readingOf, readingOfTokens } from './reading.ts';
import { unitsOf } from './units.ts';
import { fromPublished } from './witness.ts';

const unitsIn = (s: string) => unitsOf(scan(s), fromPublished('')).s;

test('spaces are one space, a line end is one too', () => {
	const units = unitsIn('старый дом\nу реки');
	expect(readingOf(units, 0, 4)).toMatchObject({ text: 'старый дом у реки', from: 0, to: 4 });
});

test('a cut word is shown as it is cut, and stands in two places', () => {
	const { text, places } = readingOf(unitsIn('наше прави-\nтельство тут'), 1, 2);
	expect(text).toBe('прави-\nтельство');
	expect(places.map(({ from, to }) => [from, to])).toEqual([
		[5, 11],
		[0, 8]
	]);
	expect(places[0]!.line).not.toBe(places[1]!.line);
});

test('an empty reading stands after the word before, at the beginning before the first', () => {
	const units = unitsIn('старый дом');
	expect(readingOf(units, 1, 1)).toMatchObject({ text: '', from: 1, to: 1 });
	expect(readingOf(units, 1, 1).places).toMatchObject([{ from: 6, to: 6 }]);
	expect(readingOf(units, 0, 0).places).toMatchObject([{ from: 0, to: 0 }]);
});

test('a witness without text or without paper has no place', () => {
	expect(readingOf(unitsIn(''), 0, 0)).toEqual({ text: '', from: 0, to: 0, places: [] });
	expect(readingOfTokens(fromPublished('старый дом'), 0, 2)).toEqual({
		...{ text: 'старый дом', from: 0, to: 2, places: [] }
	});
});

test('places count letters as people see them', () => {
	const { places } = readingOf(unitsIn('и\u0301х дом'), 1, 2);
	expect(places).toMatchObject([{ from: 3, to: 6 }]);
});
