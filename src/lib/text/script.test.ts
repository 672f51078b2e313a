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

/** Every pair that cannot be told apart on paper, Latin first. */
const PAIRS = 'AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YУ aа cс eе iі kк oо pр xх yу'.split(' ');

test.each(PAIRS)('%s: each letter has the other for its twin', (pair) => {
	const [latin, cyrillic] = [...pair] as [string, string];
	expect([script.scriptOf(latin), script.scriptOf(cyrillic)]).toEqual(['latin', 'cyrillic']);
	expect([script.twinOf(latin), script.twinOf(cyrillic)]).toEqual([cyrillic, latin]);
	expect(script.toCyrillic(latin)).toBe(cyrillic);
	expect(script.toCyrillic(cyrillic)).toBe(cyrillic);
	const isCapital = (letter: string) => letter !== letter.toLowerCase();
	expect(isCapital(latin)).toBe(isCapital(cyrillic));
});

test('no other letter has a twin, however near it looks', () => {
	const paired = new Set(PAIRS.join(''));
	const letters = Array.from({ length: 0x530 - 0x41 }, (_, i) => String.fromCodePoint(0x41 + i));
	const others = letters.filter((letter) => /\p{L}/u.test(letter) && !paired.has(letter));
	expect(others.length).toBeGreaterThan(700);
	for (const letter of others) {
		expect([letter, script.twinOf(letter)]).toEqual([letter, undefined]);
		expect(script.toCyrillic(letter)).toBe(letter);
	}
});

test.each([
	['КНДP', 'mixed'],
	['5-го', 'cyrillic'],
	['«Pravda»', 'latin'],
	['Ѣ', 'cyrillic'],
	['é', 'latin'],
	['Ω', 'none'],
	['', 'none'],
	[' — ', 'none']
])('%j is %s', (token, name) => {
	expect(script.scriptOf(token)).toBe(name);
});

test('law: a text in twins alone comes out Cyrillic; the script of a text is that of its letters together', () => {
	const letters = fc.array(fc.constantFrom(...PAIRS.join('')), { minLength: 1 });
	fc.assert(
		fc.property(letters, letters, (a, b) => {
			expect(script.scriptOf(script.toCyrillic(a.join('')))).toBe('cyrillic');
			const [one, other] = [script.scriptOf(a.join('')), script.scriptOf(b.join(''))];
			expect(script.scriptOf([...a, ...b].join(''))).toBe(one === other ? one : 'mixed');
		})
	);
});
