import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typed } from '../../../tests/support/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { between, common } from './replacement.ts';

test('the replacements turn the old text into the new one', () => {
	fc.assert(
		fc.property(typed, typed, (old, fresh) => {
			const letters = grapheme.graphemes(old);
			for (const { from, to, text } of between(old, fresh).reverse()) {
				letters.splice(from, to - from, text);
			}
			expect(letters.join('')).toBe(grapheme.graphemes(fresh).join(''));
		}),
		{ numRuns: 500 }
	);
});

test('they are apart, in order, and as few letters as can be', () => {
	expect(between('раз два три', 'рас два трия')).toEqual([
		{ from: 2, to: 3, text: 'с' },
		{ from: 11, to: 11, text: 'я' }
	]);
	expect(between('то же', 'то же')).toEqual([]);
});

test('texts too long to lay side by side are one replacement', () => {
	const [old, fresh] = ['а'.repeat(2000), 'б'.repeat(2000)];
	expect(between(old, fresh)).toEqual([{ from: 0, to: 2000, text: fresh }]);
});

test('common letters are counted in order', () => {
	expect(common([...'Сюшаня'], [...'Сюцуня'])).toBe(4);
	expect(common([], ['а'])).toBe(0);
});
