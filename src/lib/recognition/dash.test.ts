import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { part, unite } from './dash.ts';
import type { Ink } from './plan.ts';

/** Small letters are ten pixels high; each place of the text is ten pixels wide, `-` is a flat stroke. */
const UNIT = 10;
function inkOf(signs: string, places: readonly number[]): Ink[] {
	return [...signs].map((sign, at) => {
		const left = places[at]!;
		return sign === '-'
			? { left, right: left + 5, head: 0.6, high: 0.15 }
			: { left, right: left + 7, head: 1.4, high: 1.4 };
	});
}

test.each<[why: string, read: string, places: number[], kept: string]>([
	['a folio between dashes', '-5-', [0, 14, 29.5], '- 5 -'],
	['a folio of two figures', '-12-', [0, 14, 22, 38], '- 12 -'],
	['a dash before a word', '-Е;', [0, 15, 24], '- Е;'],
	['a dash after a word', 'да-', [0, 8, 25], 'да -'],
	['a hyphen near its letter', 'да-', [0, 8, 17], 'да-'],
	['a minus sign', '-5', [0, 9], '-5'],
	['a dash within a word', 'в-ь', [0, 14, 28], 'в-ь'],
	['a dash alone', '-', [0], '-']
])('%s: %s', (_, read, places, kept) => {
	expect(part(line(read), inkOf(read, places), UNIT).text).toBe(kept);
});

test('what was read as a dash but stands as high as a letter is not parted', () => {
	expect(part(line('-5'), inkOf('15', [0, 15]), UNIT).text).toBe('-5');
});

test('only the word with the dash is cut; its pieces share its place and its certainty', () => {
	const read = line('слово -5:70');
	const kept = part(read, inkOf('слово-5', [0, 10, 20, 30, 40, 60, 75]), UNIT);
	expect(kept.text).toBe('слово - 5');
	expect(kept.words.map(({ from, to, confidence }) => [from, to, confidence])).toEqual([
		[0, 5, 0.9],
		[6, 7, 0.7],
		[8, 9, 0.7]
	]);
	expect(kept.words.map(({ zone }) => [zone.ulx, zone.lrx])).toEqual([
		[0, 50],
		[60, 70],
		[70, 80]
	]);
});

test('no letter is lost, changed or moved; without ink the line is the same', () => {
	const text = fc
		.array(fc.stringMatching(/^[-а-я5]{1,6}$/u), { minLength: 1, maxLength: 4 })
		.map((words) => words.join(' '));
	const gaps = fc.array(fc.integer({ min: 5, max: 20 }), { minLength: 30, maxLength: 30 });
	fc.assert(
		fc.property(text, gaps, (read, steps) => {
			const places = steps.map((_, at) => steps.slice(0, at).reduce((a, b) => a + b, 0));
			const signs = read.replaceAll(' ', '');
			const kept = part(line(read), inkOf(signs, places), UNIT);
			expect(kept.text.replaceAll(' ', '')).toBe(signs);
			expect(kept.lattice.map(([first]) => first![0]).join('')).toBe(kept.text);
			expect(part(line(read), [], UNIT)).toEqual(line(read));
		}),
		{ numRuns: 60 }
	);
});

/** Words of dashes and the patches of ink that stand in their places. */
test.each<[why: string, read: string, ink: Ink[], kept: string]>([
	['one stroke, read as a hyphen and a dash', 'года -— 215', [dash(51, 67)], 'года — 215'],
	['one stroke, read as two hyphens', 'года -- 215', [dash(51, 67)], 'года - 215'],
	['two hyphens struck for a dash', 'года -- 215', [dash(51, 56), dash(61, 66)], 'года -- 215'],
	['a stroke too high for a dash', 'года -— 215', [{ ...dash(51, 67), high: 1.4 }], 'года -— 215'],
	['one dash', 'года — 215', [dash(51, 59)], 'года — 215'],
	['dashes of which no ink is known', 'года -— 215', [], 'года -— 215'],
	['a hyphen in a word', 'кто-то', [dash(30, 36)], 'кто-то']
])('%s', (_, read, ink, kept) => {
	const before = line(read);
	const after = unite(before, ink, UNIT);
	expect(after.text).toBe(kept);
	expect(after.lattice.map(([own]) => own![0]).join('')).toBe(kept);
	if (kept === read) expect(after).toBe(before);
});

function dash(left: number, right: number): Ink {
	return { left, right, head: 0.6, high: 0.15 };
}
