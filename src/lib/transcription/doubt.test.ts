import { expect, test } from 'vitest';
import { line } from '../../../tests/support/page.ts';
import type { Word } from './page.ts';
import {
	doubt,
	doubtful,
	expectedError,
	expectedErrors,
	expectedRange,
	reasonOf
} from './doubt.ts';

const KNOWN = line('l', 'слово');
const NUMBER = line('l', '1953');
const word = (confidence: number | null, more: Partial<Word> = {}): Word => ({
	...KNOWN.words[0]!,
	confidence,
	...more
});

test.each([
	[0.96, false, 'sure'],
	[0.86, false, 'sure'],
	[0.75, false, 'sure'],
	[0.69, false, 'check'],
	[0, false, 'check'],
	[0.96, true, 'check'],
	[0.93, true, 'check'],
	[0.92, true, 'guess'],
	[0.3, true, 'guess'],
	[null, true, 'sure'],
	[null, false, 'sure']
])(
	'with confidence %s, unknown to the dictionary %s, a word is "%s"',
	(confidence, strange, is) => {
		const given = word(confidence, strange ? { unknown: true } : {});
		expect(doubt(given, KNOWN)).toBe(is);
	}
);

test.each([
	[0.95, 'sure'],
	[0.89, 'check'],
	[0.85, 'guess'],
	[0.2, 'guess'],
	[null, 'sure']
])('a number read with confidence %s is "%s": no dictionary can vouch for it', (confidence, is) => {
	expect(doubt({ ...NUMBER.words[0]!, confidence }, NUMBER)).toBe(is);
});

test('only a word that holds a digit itself is a number', () => {
	const both = line('l', 'в 1953 году');
	const errors = both.words.map((one) => expectedError({ ...one, confidence: 0.8 }, both));
	expect(errors[1]).toBeGreaterThan(errors[0]!);
	expect(errors[2]).toBe(errors[0]);
});

test.each<[string, Partial<Word>, typeof KNOWN]>([
	['known', {}, KNOWN],
	['unknown', { unknown: true }, KNOWN],
	['a number', {}, NUMBER]
])('the expected error never grows with confidence and stays a chance: %s', (_, more, of) => {
	const errors = Array.from({ length: 101 }, (_, i) =>
		expectedError({ ...of.words[0]!, ...more, confidence: i / 100 }, of)
	);
	expect(errors).toEqual(errors.toSorted((a, b) => b - a));
	expect(Math.max(...errors)).toBeLessThan(1);
	expect(Math.min(...errors)).toBeGreaterThan(0);
});

test.each<[string, Partial<Word>, typeof KNOWN, string | null]>([
	['in no dictionary', { confidence: 0.95, unknown: true }, KNOWN, 'unknown'],
	['a number', { confidence: 0.5 }, NUMBER, 'number'],
	['known, but badly read', { confidence: 0.3 }, KNOWN, 'known'],
	['sure', { confidence: 0.96 }, KNOWN, null],
	['typed by a person', { confidence: null, unknown: true }, KNOWN, null],
	['called right', { confidence: 0.3, unknown: true, right: true }, KNOWN, null]
])('why a word is doubtful that is %s', (_, more, of, reason) => {
	const given = word(0, more);
	expect(reasonOf(given, of)).toEqual(reason && { reason, confidence: given.confidence });
});

test('a confirmed line and a word called right expect nothing; the page sums up its words', () => {
	const [bad, good] = [word(0.5, { unknown: true }), word(0.95)];
	const doubted = { ...line('l', 'раз два'), words: [bad, good] };
	expect(doubtful(doubted)).toEqual([{ word: bad, doubt: 'guess' }]);
	expect(expectedErrors([doubted])).toBeCloseTo(0.89 + 0.003);
	expect(doubtful({ ...doubted, seen: ['oleg'] })).toEqual([]);
	const vouched = { ...doubted, words: [{ ...bad, right: true as const }, good] };
	expect(doubtful(vouched)).toEqual([]);
	expect(expectedErrors([vouched])).toBeCloseTo(0.003);
});

test.each([
	[0, 0, 0],
	[0.4, 0, 1],
	[3.4, 0, 6],
	[11, 6, 16],
	[100, 84, 116]
])('where %s misread words are expected there are between %i and %i', (expected, least, most) => {
	expect(expectedRange(expected)).toEqual({ least, most });
});

test('law: a word that the dictionary does not know, or a number, is never surer than a known word', () => {
	for (let i = 0; i <= 100; i++) {
		const known = expectedError(word(i / 100), KNOWN);
		expect(expectedError(word(i / 100, { unknown: true }), KNOWN)).toBeGreaterThan(known);
		const number = { ...NUMBER.words[0]!, confidence: i / 100 };
		expect(expectedError(number, NUMBER)).toBeGreaterThan(known);
	}
});

test('doubtful words come in the order of their places, with what each asks for', () => {
	const three = line('l', 'раз два 1953');
	const words = three.words.map((one, i) => ({ ...one, confidence: [0.69, 0.95, 0.5][i]! }));
	expect(doubtful({ ...three, words }).map((one) => [one.word.from, one.doubt])).toEqual([
		[0, 'check'],
		[8, 'guess']
	]);
	expect(expectedErrors([])).toBe(0);
});

test('law: the range holds what is expected, grows with it, and never goes below nothing', () => {
	let before = { least: 0, most: 0 };
	for (let expected = 0; expected <= 200; expected += 0.5) {
		const range = expectedRange(expected);
		expect(range.least).toBeLessThanOrEqual(expected);
		expect(range.most).toBeGreaterThanOrEqual(Math.floor(expected));
		expect(range.least).toBeGreaterThanOrEqual(before.least);
		expect(range.most).toBeGreaterThanOrEqual(before.most);
		before = range;
	}
});
