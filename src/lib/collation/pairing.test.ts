import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as grapheme from '#lib/text/grapheme.ts';
import { colour, COLOURED, likeness, pair } from './pairing.ts';

test('unlike spellings of one name meet', () => {
	expect(pair(['Пын', 'Дэ', 'Хуэя'], ['Пэн', 'Цэхуая'])).toContainEqual([0, 0]);
	expect(pair(['дом', 'лес'], ['лес'])).toEqual([[1, 0]]);
	expect(pair(['дом'], ['встреча'])).toEqual([]);
});

test('pairs rise and are at least half alike', () => {
	const words = fc.array(fc.string({ unit: fc.constantFrom('а', 'б', 'в'), minLength: 1 }), {
		maxLength: 8
	});
	fc.assert(
		fc.property(words, words, (a, b) => {
			const pairs = pair(a, b);
			pairs.forEach(([i, j], k) => {
				expect(likeness(a[i]!, b[j]!)).toBeGreaterThanOrEqual(0.5);
				if (k > 0) expect(i > pairs[k - 1]![0] && j > pairs[k - 1]![1]).toBe(true);
			});
		})
	);
});

test('only the letters that differ are coloured', () => {
	expect(colour('следующее.', 'следующее:')).toEqual({ s: [[9, 10]], p: [[9, 10]] });
	expect(colour('дом', 'встреча')).toBeNull();
	expect(colour('', 'встреча')).toBeNull();
});

test('in unlike stretches the paired words are coloured, the others marked whole', () => {
	expect(colour('старого домика', 'домики')).toEqual({
		s: [
			[0, 7],
			[13, 14]
		],
		p: [[5, 6]]
	});
});

test('what is not coloured is equal on both sides', () => {
	const text = fc.string({
		unit: fc.constantFrom('а', 'б', 'й', ' '),
		minLength: 1,
		maxLength: 20
	});
	const left = (all: string, ranges: [number, number][]) =>
		grapheme
			.graphemes(all)
			.filter((letter, i) => letter !== ' ' && !ranges.some(([from, to]) => i >= from && i < to))
			.join('');
	fc.assert(
		fc.property(text, text, (s, p) => {
			const letters = colour(s, p);
			if (letters) expect(left(s, letters.s)).toBe(left(p, letters.p));
		})
	);
});

test('long stretches are not coloured', () => {
	expect(colour('а'.repeat(COLOURED + 1), 'а'.repeat(COLOURED))).toBeNull();
});
