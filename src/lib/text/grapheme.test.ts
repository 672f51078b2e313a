import fc from 'fast-check';
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

const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc
		.array(fc.constantFrom('а', 'и', '\u0306', '\u0301', '\u0308', ' ', '𝒜', '\ud800'), {
			maxLength: 12
		})
		.map((all) => all.join(''))
);

test('law: the graphemes of a text are its NFC, each begins with a letter but the first, none is empty', () => {
	fc.assert(
		fc.property(texts, (text) => {
			const all = grapheme.graphemes(text);
			expect(all.join('')).toBe(text.normalize('NFC'));
			expect(all.every((one) => one !== '')).toBe(true);
			for (const one of all.slice(1)) expect(one).not.toMatch(/^\p{M}/u);
			expect(grapheme.graphemes(all.join(''))).toEqual(all);
		})
	);
});

test('law: cut anywhere between graphemes, both parts are the text, and lengths add up', () => {
	fc.assert(
		fc.property(texts, fc.nat(20), (text, place) => {
			const at = place % (grapheme.length(text) + 1);
			const [head, tail] = [grapheme.slice(text, 0, at), grapheme.slice(text, at)];
			expect(head + tail).toBe(text.normalize('NFC'));
			expect(grapheme.length(head)).toBe(at);
			expect(grapheme.slice(text, at, at)).toBe('');
		})
	);
});

test.each([
	['мой', 1, 2, 'о'],
	['мой', 1, undefined, 'ой'],
	['мой', 2, 99, 'й'],
	['мой', 5, 9, ''],
	['мой', -1, undefined, 'й'],
	['\u0301а', 0, 1, '\u0301'],
	['а\u0301б', 0, 1, 'а\u0301'],
	['😀😀', 1, 2, '😀']
])('of %j the part from %i to %s is %j', (text, from, to, part) => {
	expect(grapheme.slice(text, from, to)).toBe(part);
});
