import { expect, test } from 'vitest';
import { line } from '../../../tests/support/page.ts';
import { doubt, doubtful, expectedError, expectedErrors } from './doubt.ts';

const word = (confidence: number | null) => ({ ...line('l', 'слово').words[0]!, confidence });

test.each([
	[0.96, 'sure'],
	[0.9, 'sure'],
	[0.85, 'check'],
	[0.78, 'check'],
	[0.7, 'guess'],
	[0, 'guess'],
	[null, 'sure']
])('confidence %s is "%s"', (confidence, is) => {
	expect(doubt(word(confidence), line('l', 'слово'))).toBe(is);
});

test('the expected error never grows with confidence and stays a chance', () => {
	const errors = Array.from({ length: 101 }, (_, i) =>
		expectedError(word(i / 100), line('l', 'слово'))
	);
	expect(errors).toEqual(errors.toSorted((a, b) => b - a));
	expect(Math.max(...errors)).toBe(1);
	expect(Math.min(...errors)).toBe(0);
});

test('a confirmed line expects nothing; the page sums up its words', () => {
	const doubted = { ...line('l', 'раз два'), words: [word(0.5), word(0.9)] };
	expect(doubtful(doubted)).toEqual([{ word: word(0.5), doubt: 'guess' }]);
	expect(expectedErrors([doubted])).toBeCloseTo(1 + 0.06);
	expect(doubtful({ ...doubted, seen: ['oleg'] })).toEqual([]);
});
