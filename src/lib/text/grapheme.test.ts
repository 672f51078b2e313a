import { expect, test } from 'vitest';
import * as grapheme from './grapheme.ts';

test('й and ё count once, however they came', () => {
	expect(grapheme.length('ёй'.normalize('NFD'))).toBe(2);
	expect(grapheme.slice('подъём'.normalize('NFD'), 4, 5)).toBe('ё');
});

test('graphemes joined again are the text, letters beyond the BMP included', () => {
	const text = '\u0301а\u0301б 𝒜 №\u00a0338';
	expect(grapheme.graphemes(text).join('')).toBe(text.normalize('NFC'));
});

test('no text has no letters', () => {
	expect(grapheme.graphemes('')).toEqual([]);
});
