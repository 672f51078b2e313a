import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import type { ReadLine } from './hocr.ts';
import { settle } from './letter-case.ts';
import type { Ink } from './plan.ts';

/** Letters are ten pixels wide; `heights` in tenths of an x-height, one a letter, spaces left out. */
function inkOf(text: string, heights: readonly number[]): Ink[] {
	const places = [...text].flatMap((letter, at) => (letter === ' ' ? [] : [at]));
	return places.map((at, index) => {
		const head = (heights[index] ?? 10) / 10;
		return { left: at * 10 + 1, right: at * 10 + 9, head, high: head };
	});
}

/** The machine thought of the other case of every letter, as surely as `chance` says. */
function thought(read: ReadLine, chance = 40): ReadLine {
	const lattice = read.lattice.map((choices) => {
		const [letter, certainty] = choices[0]!;
		const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
		return other === letter
			? choices
			: ([
					[letter, certainty],
					[other, chance]
				] as [string, number][]);
	});
	return { ...read, lattice };
}

const settled = (text: string, heights: number[], chance?: number) =>
	settle(thought(line(text), chance), inkOf(text, heights)).text;

test.each<[why: string, read: string, heights: number[], kept: string]>([
	['a first letter no higher than the others is small', 'Подробности', [10], 'подробности'],
	['in the middle of a line as well', 'вы Подробно', [10, 10, 11], 'вы подробно'],
	['a first letter that rises is a capital', 'Подробности', [14], 'Подробности'],
	['heights are compared within the word', 'Зонд', [14, 13, 13, 13], 'зонд'],
	['what strokes rise in the word do not count', 'Объём', [13, 14, 10, 14, 10], 'Объём'],
	['a word of low capitals is small', 'МОЖНО', [10, 10, 11, 10, 10], 'можно'],
	['a word of high capitals stays', 'МОЖНО', [14, 14, 14, 14, 14], 'МОЖНО'],
	['letters of shapes of their own stay', 'Если', [10], 'Если'],
	['a word with such a letter stays whole', 'РАБОТА', [10], 'РАБОТА'],
	['small letters are never raised', 'подробности', [15], 'подробности'],
	['too short to compare', 'Во', [10, 10], 'Во'],
	['figures tell no height', 'К12', [10], 'К12']
])('%s: %s', (_, read, heights, kept) => {
	expect(settled(read, heights)).toBe(kept);
});

test('what the machine did not think of is not written', () => {
	expect(settled('Подробности', [10], 0)).toBe('Подробности');
	const one = thought(line('МОЖНО'));
	one.lattice[2] = [['Ж', 90]];
	expect(settle(one, inkOf('МОЖНО', [10])).text).toBe('МОЖНО');
});

test('the capital stays among the alternatives, after the small letter', () => {
	const read = thought(line('Подробности'));
	const { lattice } = settle(read, inkOf('Подробности', [10]));
	expect(lattice[0]).toEqual([
		['п', 40],
		['П', 90]
	]);
	expect(lattice.slice(1)).toEqual(read.lattice.slice(1));
});

test('a capital struck too low is still one; a letter that hangs is measured over the line', () => {
	const [first, ...rest] = inkOf('Каждый', [10]);
	const low = [{ ...first!, head: 1, high: 1.4 }, ...rest];
	expect(settle(thought(line('Каждый')), low).text).toBe('Каждый');
	expect(settle(thought(line('Целый')), low).text).toBe('целый');
	const above = [{ ...first!, head: 1.3, high: 1 }, ...rest];
	expect(settle(thought(line('Каждый')), above).text).toBe('каждый');
});

test('letters that touch the next, and signs before the word, decide nothing', () => {
	const ink = inkOf('Подробности', [10]);
	expect(
		settle(thought(line('Подробности')), [{ ...ink[0]!, right: 29 }, ...ink.slice(2)]).text
	).toBe('Подробности');
	expect(settle(thought(line('Подробности')), ink.slice(1)).text).toBe('Подробности');
	const flat = ink.map((patch) => ({ ...patch, high: 0.3 }));
	expect(settle(thought(line('Подробности')), flat).text).toBe('Подробности');
});

test('whatever the heights: only the case changes, and without ink nothing does', () => {
	const word = fc.stringMatching(/^[А-Яа-я]{1,8}$/u);
	const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
	const heights = fc.array(fc.integer({ min: 7, max: 16 }), { minLength: 40, maxLength: 40 });
	fc.assert(
		fc.property(words, heights, (text, high) => {
			const read = thought(line(text));
			const kept = settle(read, inkOf(text, high));
			expect(kept.text.toLowerCase()).toBe(text.toLowerCase());
			expect(kept.lattice.map(([first]) => first![0]).join('')).toBe(kept.text);
			expect(settle(kept, inkOf(text, high)).text).toBe(kept.text);
			expect(settle(read, [])).toEqual(read);
		}),
		{ numRuns: 60 }
	);
});
