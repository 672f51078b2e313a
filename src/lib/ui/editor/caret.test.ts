import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typed } from '../../../../tests/support/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { toGraphemes, toUnits } from './caret.ts';

test('there and back is the same place', () => {
	fc.assert(
		fc.property(typed, fc.nat(20), (text, at) => {
			const place = Math.min(at, grapheme.length(text));
			expect(toGraphemes(text.normalize('NFC'), toUnits(text, place))).toBe(place);
		})
	);
});

test('a place inside a letter counts as behind it', () => {
	expect(toGraphemes('𝒜б', 1)).toBe(1);
	expect(toGraphemes('а\u0301б', 1)).toBe(1);
	expect(toUnits('𝒜б', 1)).toBe(2);
});
