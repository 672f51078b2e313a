import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemes } from './grapheme.ts';
import { consistent, oddities, ODDITY_KINDS } from './oddity.ts';

test.each([
	['19\u00a0мая', 'no-break-space', 2, ' ', '19 мая'],
	['19\u202fмая', 'no-break-space', 2, ' ', '19 мая'],
	['в  КНДР', 'double-space', 2, '', 'в КНДР'],
	['пере\u00adмирие', 'soft-hyphen', 4, '', 'перемирие'],
	['мир\u200b', 'zero-width', 3, '', 'мир'],
	['\ufeffмир', 'zero-width', 0, '', 'мир'],
	['cлово', 'latin-letter', 0, 'с', 'слово'],
	['КНДP', 'latin-letter', 3, 'Р', 'КНДР'],
	['а, \u0301', 'stray-mark', 2, ' ', 'а, '],
	['\u0306мир', 'stray-mark', 0, '', 'мир'],
	['5\u0301', 'stray-mark', 0, '5', '5']
])('in %j there is a %s at %i, meant is %j', (text, kind, from, instead, whole) => {
	const found = oddities(text);
	expect(found).toMatchObject([{ kind, from, to: from + 1, instead }]);
	expect(found[0]!.text).toBe(graphemes(text)[from]);
	expect(consistent(text)).toBe(whole);
});

test.each([
	['Молотов', 'a Russian word'],
	['Molotov', 'a word of another script'],
	['COCO', 'Latin letters alone, though all have twins'],
	['о́', 'a stress mark on its vowel'],
	['й ё', 'letters with their own marks'],
	['УП', 'a Roman numeral typed in Cyrillic'],
	['XX съезд', 'a Roman numeral beside a word'],
	['ОK?', 'mixed']
])('%j: %s', (text, what) => {
	expect(oddities(text).length).toBe(what === 'mixed' ? 1 : 0);
});

test('a Latin letter without a Cyrillic twin stays: what it stands for is not known', () => {
	expect(oddities('слzво')).toEqual([]);
	expect(consistent('слzвo')).toBe('слzво');
});

test('one that is taken away may bring another to light, which goes too', () => {
	expect(consistent('в \u00a0 КНДP')).toBe('в КНДР');
	expect(consistent('а \u200b б')).toBe('а б');
});

const strange = fc
	.array(
		fc.constantFrom(
			...['а', 'б', 'й', 'A', 'o', 'z', ' ', '\u00a0', '\u00ad', '\u200b', '\u0301', '5', '-']
		),
		{ maxLength: 14 }
	)
	.map((letters) => letters.join(''));

test('laws: consistent text has no oddity and stays as it is; each oddity names its very letters', () => {
	fc.assert(
		fc.property(strange, (text) => {
			const fresh = consistent(text);
			expect(oddities(fresh)).toEqual([]);
			expect(consistent(fresh)).toBe(fresh);
			for (const { kind, from, to, text: letters } of oddities(text)) {
				expect(ODDITY_KINDS).toContain(kind);
				expect(graphemes(text).slice(from, to).join('')).toBe(letters);
			}
		}),
		{ numRuns: 500 }
	);
});
