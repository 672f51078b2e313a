import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line, typed } from '../../../tests/support/page.ts';
import * as grapheme from '#lib/text/grapheme.ts';
import { join, replace, retext, split, vouch, vouched } from './line.ts';

test('a breve typed after и makes й: one letter, its word still whole', () => {
	const melted = replace(line('l', 'и рад'), { from: 1, to: 1, text: '\u0306' });
	expect(melted.text).toBe('й рад');
	expect(melted.words.map(({ from, to }) => [from, to])).toEqual([
		[0, 1],
		[2, 5]
	]);
});

test('retext gives the text that was asked for, whatever stood there', () => {
	fc.assert(
		fc.property(typed, typed, (old, fresh) => {
			expect(retext(line('l', old), fresh).text).toBe(grapheme.graphemes(fresh).join(''));
		}),
		{ numRuns: 500 }
	);
});

test('a line given its own text again is the same line', () => {
	expect(retext(line('l', 'тот же'), 'тот же')).toEqual(line('l', 'тот же'));
});

test('divided at its end or start, a line leaves an empty one', () => {
	expect(split(line('l', 'раз два'), 7, 'n').map(({ text }) => text)).toEqual(['раз два', '']);
	expect(split(line('l', 'раз два'), 0, 'n').map(({ text }) => text)).toEqual(['', 'раз два']);
});

test('a mark over the division is in both halves, and joins move marks along', () => {
	const mark = { id: 'm', kind: 'underlined' as const, from: 2, to: 6 };
	const [first, second] = split(line('l', 'раз два', [mark]), 4, 'n');
	expect(first.annotations).toMatchObject([{ from: 2, to: 3 }]);
	expect(second.annotations).toMatchObject([{ from: 0, to: 2 }]);
	expect(join(first, second).annotations).toMatchObject([
		{ from: 2, to: 3 },
		{ from: 4, to: 6 }
	]);
});

test('joining with an empty line adds no space', () => {
	expect(join(line('a', 'раз'), line('b', '')).text).toBe('раз');
	expect(join(line('a', ''), line('b', 'раз')).text).toBe('раз');
});

test('a word called right stays so while it stands, wherever the line is changed around it', () => {
	const vouchedFor = vouch(line('l', 'раз два три'), [{ from: 4, to: 7 }]);
	expect(vouched(vouchedFor)).toEqual([{ from: 4, to: 7 }]);
	const moved = replace(vouchedFor, { from: 0, to: 3, text: 'четыре' });
	expect(vouched(moved)).toEqual([{ from: 7, to: 10 }]);
	expect(vouched(replace(vouchedFor, { from: 5, to: 6, text: 'л' }))).toEqual([]);
	expect(vouched(retext(vouchedFor, 'раз два'))).toEqual([{ from: 4, to: 7 }]);
});

test('which words are right is said anew each time; a span that is no word says nothing', () => {
	const first = vouch(line('l', 'раз два'), [{ from: 0, to: 3 }]);
	expect(vouched(vouch(first, [{ from: 4, to: 7 }]))).toEqual([{ from: 4, to: 7 }]);
	expect(vouch(first, [])).toEqual(line('l', 'раз два'));
	expect(vouched(vouch(first, [{ from: 0, to: 2 }]))).toEqual([]);
});

test('a line divided inside a word divides the word’s zone by its letters, as a guess', () => {
	const [first, second] = split(line('l1', 'раз двадцать'), 7, 'n1');
	expect([first.text, second.text]).toEqual(['раз два', 'дцать']);
	expect(first.words.at(-1)).toMatchObject({ from: 4, to: 7, stale: true });
	expect(first.words.at(-1)!.zone).toMatchObject({ ulx: 40, lrx: 70 });
	expect(second.words[0]).toMatchObject({ from: 0, to: 5, stale: true });
	expect(second.words[0]!.zone).toMatchObject({ ulx: 70, lrx: 120 });
	expect(first.words[0]).not.toHaveProperty('stale');
	expect([first.zone.lrx, second.zone.ulx]).toEqual([70, 70]);
});
