import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typed } from '../../../tests/support/page.ts';
import { graphemes } from '#lib/text/grapheme.ts';
import type { Lattice } from './lattice.ts';
import { bareWords, halves, latticeOf, placeOf } from './place.ts';

const read = (text: string): Lattice =>
	graphemes(text).map((letter) => [
		[letter, 90],
		[`${letter}?`, 10]
	]);
const wordAt = (text: string, from: number, to: number, others: string[] = []) =>
	placeOf({ text }, { from, to }, { lattice: read(text), others });

test.each([
	['«Кула»,', 0, 7, 'Кула', 1, 5],
	['в Ст-цуня.', 2, 10, 'Ст-цуня', 2, 9],
	['а 5-го', 2, 6, '5-го', 2, 6],
	['местожительство’в', 0, 17, 'местожительство', 0, 15],
	['й\u0306он', 0, 3, 'й\u0306он', 0, 3]
])('of %j the bare word between %i and %i is %j', (text, from, to, word, start, end) => {
	expect(wordAt(text, from, to)).toMatchObject({ word, from: start, to: end });
});

test('a caret inside a word or at its edge means that word; signs alone mean none', () => {
	expect(wordAt('раз два', 5, 5)?.word).toBe('два');
	expect(wordAt('раз два', 4, 4)?.word).toBe('два');
	expect(wordAt('раз — два', 4, 5)).toBeNull();
	expect(wordAt('', 0, 0)).toBeNull();
});

test('each letter of the word has the machine’s choices for it', () => {
	expect(wordAt('раз два', 4, 7)?.lattice).toEqual(read('два'));
	expect(placeOf({ text: 'раз' }, { from: 0, to: 3 }, null)?.lattice).toEqual([]);
});

test('choices stay with their letters when the line was typed in since; a typed letter has none', () => {
	const moved = latticeOf(read('раз два'), 'раз и двое');
	expect(moved.slice(0, 3)).toEqual(read('раз'));
	expect(moved.slice(6, 8)).toEqual(read('дв'));
	expect(moved.slice(8)).toEqual([[['о', 100]], [['е', 100]]]);
});

test('law: whatever was typed, there is one entry a letter, and it begins with that letter', () => {
	fc.assert(
		fc.property(typed, typed, (before, after) => {
			const moved = latticeOf(read(before), after);
			expect(moved.map(([own]) => own![0])).toEqual(graphemes(after));
		})
	);
});

test.each([
	['раз Ст-цуня', 4, 11, 'раз Сю-цуня', ['Сю-цуня']],
	['раз Ст-цуня', 4, 11, 'раз Ст-цуня', []],
	['раз два', 4, 7, 'раз  дна', ['дна']],
	['раз два', 4, 7, 'раз', []],
	['которым', 0, 7, 'которыми', ['которыми']],
	['раз два три', 4, 7, 'рас дла тли', ['дла']]
])('where %j has letters %i to %i, another reading %j has %j', (text, from, to, other, has) => {
	expect(wordAt(text, from, to, [other])?.others).toEqual(has);
});

test('other readings that agree are offered once', () => {
	expect(wordAt('два', 0, 3, ['дла', 'дла', 'два'])?.others).toEqual(['дла']);
});

test.each([
	['пере-', 'мирии и мир', 0, 5, { head: 'пере', tail: '' }],
	['пере', 'мирии и мир', 0, 5, { head: '', tail: '' }],
	['пере-', 'мирии и мир', 6, 7, { head: '', tail: '' }]
])('after the line %j, the word of %j at %i is read with %j', (before, text, from, to, rest) => {
	expect(halves({ before, text }, { from, to })).toEqual(rest);
});

test.each([
	['о пере-', 'мирии', 2, { head: '', tail: 'мирии' }],
	['о пере¬', 'мирии', 2, { head: '', tail: 'мирии' }],
	['о пере\u00ad', 'мирии', 2, { head: '', tail: 'мирии' }],
	['о пере-', 'Мир', 2, { head: '', tail: '' }],
	['о пере-', '— мирии', 2, { head: '', tail: '' }],
	['о пере', 'мирии', 2, { head: '', tail: '' }],
	['о пере-', undefined, 2, { head: '', tail: '' }],
	['о пере-', 'мирии', 0, { head: '', tail: '' }]
])('the word of %j before the line %j, at %i, is read with the rest', (text, after, from, rest) => {
	expect(halves({ text, after }, { from, to: from + 1 })).toEqual(rest);
});

test('bare words come with their places in graphemes', () => {
	expect(bareWords('«й\u0306о», № 5-го')).toEqual([
		{ word: 'й\u0306о', from: 1, to: 3 },
		{ word: '5-го', from: 8, to: 12 }
	]);
});
