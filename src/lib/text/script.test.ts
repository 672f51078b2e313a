import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as script from './script.ts';

test.each([
	['Корея', 'cyrillic'],
	['Korea', 'latin'],
	['Kорея', 'mixed'],
	['1953', 'none'],
	['№', 'none']
])('%s is %s', (token, name) => {
	expect(script.scriptOf(token)).toBe(name);
});

test('Latin twins become Cyrillic, capitals stay capitals, other letters stay', () => {
	expect(script.toCyrillic('CCCP')).toBe('СССР');
	expect(script.scriptOf(script.toCyrillic('Kopee'))).toBe('cyrillic');
	expect(script.toCyrillic('Truman')).toBe('Тrumаn');
});

test('digits are never taken for letters', () => {
	expect(script.toCyrillic('3 0 6 1')).toBe('3 0 6 1');
	expect(script.twinOf('3')).toBeUndefined();
});

test('a twin of a twin is the letter itself', () => {
	for (const letter of 'ABCEHIKMOPTXYaceikopxy')
		expect(script.twinOf(script.twinOf(letter)!)).toBe(letter);
});

test('written in Cyrillic twice is written once, and no letter is lost', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const once = script.toCyrillic(text);
			expect(script.toCyrillic(once)).toBe(once);
			expect(once).toHaveLength(text.length);
		})
	);
});
