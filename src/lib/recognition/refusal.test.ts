import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line } from '../../../tests/support/lines.ts';
import { plannedPage } from '../../../tests/support/reading.ts';
import { reasonAgainst, shareKnown } from './refusal.ts';

const known = new Set(['слово', 'дело', 'по']);
const planned = plannedPage().lines[0]!;
/** Small letters are twenty pixels high. */
const PAGE = { xHeight: 20 };
const BESIDE = { ...PAGE, beside: true };

test.each<[string, object, string | undefined]>([
	['слово дело', {}, undefined],
	['| | |:85', {}, 'no-letters'],
	['°', {}, 'no-letters'],
	['ъыщ:30 ваы:30', { marks: 3 }, 'unsure'],
	['ъыщ:30 ваы:30', {}, undefined],
	['ъыщ:20 ваы:20', {}, 'unsure'],
	['-П-:30', {}, undefined],
	['слово:40', {}, undefined],
	['Ую:70', {}, 'unsure'],
	['12', {}, undefined],
	['лжом:70 мрот:70', { darkness: 0.4 }, 'faint'],
	['слово:70', { darkness: 0.4 }, undefined],
	['лжом:70 мрот:70', { size: 0.4 }, 'size'],
	['лжом:70 мрот:70', { size: 2.5 }, 'size'],
	['Пын:90 Дэ-Хуэя:90', {}, undefined]
])('%s %o: %s', (text, looks, reason) => {
	expect(reasonAgainst({ ...planned, ...looks }, line(text), known, PAGE)).toBe(reason);
});

test('the share of known letters counts words of three letters or more', () => {
	expect(shareKnown(line('слово жмяк'), known)).toBeCloseTo(5 / 9);
	expect(shareKnown(line('по'), known)).toBe(0);
	expect(shareKnown(line('°'), known)).toBe(0);
});

test('beside a long line of its row a short fragment needs less', () => {
	const fragment = { ...planned, marks: 2 };
	expect(reasonAgainst(fragment, line('Н;:60'), known, PAGE)).toBe('unsure');
	expect(reasonAgainst(fragment, line('Н;:60'), known, BESIDE)).toBeUndefined();
	expect(reasonAgainst(fragment, line('Н;:20'), known, BESIDE)).toBe('unsure');
});

describe('a stroke beside the text', () => {
	/** Patches of these widths and heights, in x-heights. */
	const strokes = (...all: [wide: number, high: number][]) => ({
		...planned,
		marks: all.length,
		size: Math.max(...all.map(([, high]) => high)),
		ink: all.map(([wide, high], at) => ({
			left: at * 30,
			right: at * 30 + wide * PAGE.xHeight,
			head: high,
			high
		}))
	});

	test.each<[why: string, ink: [number, number][], text: string, beside: boolean, kept: boolean]>([
		['the edge of a sheet', [[0.1, 0.6]], '1', true, false],
		['an edge higher than a digit', [[0.2, 1.4]], '1', true, false],
		[
			'an edge in pieces',
			[
				[0.15, 0.9],
				[0.1, 0.3]
			],
			'1',
			true,
			false
		],
		['a low stroke in a row of its own', [[0.15, 0.9]], '1', false, false],
		['a numeral in a row of its own', [[0.2, 1.4]], 'I:90', false, true],
		['a digit with its flag', [[0.45, 1.3]], '1', true, true],
		[
			'a digit beside a speck',
			[
				[0.45, 1.3],
				[0.1, 0.3]
			],
			'7',
			true,
			true
		],
		[
			'two strokes read as two letters',
			[
				[0.2, 1.3],
				[0.2, 1.3]
			],
			'II',
			true,
			true
		],
		['a dash, which no stroke is', [[0.6, 0.2]], '1', true, true]
	])('%s', (_, ink, text, beside, kept) => {
		const reason = reasonAgainst(strokes(...ink), line(text), known, { ...PAGE, beside });
		expect(reason === undefined).toBe(kept);
	});

	test('is no letter by its width on the page, whatever the pixels', () => {
		const stroke = strokes([0.2, 0.9]);
		expect(reasonAgainst(stroke, line('1'), known, BESIDE)).toBe('no-letters');
		expect(reasonAgainst(stroke, line('1'), known, { ...BESIDE, xHeight: 10 })).toBeUndefined();
	});
});

describe('a whole line that is read badly', () => {
	const bad = line('яиннючтой:2 пронр-еречно:2 сообщмть:2');
	test.each<[why: string, looks: object, reason: string | undefined]>([
		['letters of the page, in a row', { marks: 24 }, undefined],
		['few marks', { marks: 19 }, 'unsure'],
		['lighter than the page, as what shows through', { marks: 24, darkness: 0.7 }, 'unsure'],
		['smaller than its letters', { marks: 24, size: 0.7 }, 'unsure'],
		['larger than its letters', { marks: 24, size: 1.4 }, 'unsure'],
		['far more marks than letters', { marks: 80 }, 'unsure']
	])('%s', (_, looks, reason) => {
		expect(reasonAgainst({ ...planned, ...looks }, bad, known, PAGE)).toBe(reason);
	});
});

/** A word that the dictionary knows beside one it does not: of their letters `known` of ten. */
const share = (known: number, sure: number) => {
	const [word, other] = ['с'.repeat(known), 'ъ'.repeat(10 - known)];
	const text = [word, other].filter((one) => one !== '').map((one) => `${one}:${sure}`);
	return { read: line(text.join(' ')), dictionary: new Set([word]) };
};

test.each<[string, known: number, sure: number, object, boolean, string | undefined]>([
	['few marks', 0, 49, { marks: 3 }, false, 'unsure'],
	['few marks, half sure', 0, 50, { marks: 3 }, false, undefined],
	['more marks', 0, 49, { marks: 4 }, false, undefined],
	['more marks', 0, 24, { marks: 4 }, false, 'unsure'],
	['more marks, a quarter sure', 0, 25, { marks: 4 }, false, undefined],
	['few marks beside a line', 0, 49, { marks: 3 }, true, undefined],
	['three of ten known', 3, 10, { marks: 3 }, false, undefined],
	['dark as six tenths of the page', 0, 79, { darkness: 0.6 }, false, undefined],
	['fainter', 0, 79, { darkness: 0.59 }, false, 'faint'],
	['fainter but sure', 0, 80, { darkness: 0.59 }, false, undefined],
	['fainter, three of ten known', 3, 79, { darkness: 0.59 }, false, 'faint'],
	['fainter, four of ten known', 4, 79, { darkness: 0.59 }, false, undefined],
	['six tenths of the size', 0, 79, { size: 0.6 }, false, undefined],
	['smaller', 0, 79, { size: 0.59 }, false, 'size'],
	['2.2 times the size', 0, 79, { size: 2.2 }, false, undefined],
	['larger', 0, 79, { size: 2.21 }, false, 'size'],
	['larger but sure', 0, 80, { size: 2.21 }, false, undefined],
	['larger, three of ten known', 3, 79, { size: 2.21 }, false, 'size'],
	['larger, four of ten known', 4, 79, { size: 2.21 }, false, undefined],
	['faint and large: the plainer reason', 0, 79, { darkness: 0.5, size: 3 }, false, 'faint']
])('%s, %i of ten letters known, %i sure, %o, beside %s: %s', (_, known, sure, looks, ...more) => {
	const { read, dictionary } = share(known, sure);
	const [beside, reason] = more;
	const found = reasonAgainst({ ...planned, ...looks }, read, dictionary, { ...PAGE, beside });
	expect(found).toBe(reason);
});

test.each([
	['абв:74', 'unsure'],
	['абв:75', undefined],
	['абвг:74', undefined],
	['- 5 -:40', undefined],
	['—7—:30', undefined],
	['5 -:40', 'unsure']
])('a short fragment %s among many marks: %s', (text, reason) => {
	expect(reasonAgainst(planned, line(text), known, PAGE)).toBe(reason);
});

test('a known word of three letters counts, one of two does not', () => {
	const words = new Set(['дом', 'по']);
	expect(shareKnown(line('дом по'), words)).toBeCloseTo(3 / 5);
	expect(shareKnown(line('«дом», 19'), words)).toBeCloseTo(3 / 5);
});

test('law: what is surer, darker or better known is never refused where the lesser was kept', () => {
	const amount = fc.integer({ min: 0, max: 10 });
	fc.assert(
		fc.property(amount, amount, fc.nat(100), fc.nat(100), fc.nat(12), (a, b, c, d, dark) => {
			const [less, more] = [Math.min(a, b), Math.max(a, b)];
			const [unsure, sure] = [Math.min(c, d), Math.max(c, d)];
			const looks = { ...planned, marks: 3, darkness: dark / 10 };
			const of = (known: number, certain: number, look: typeof planned) => {
				const { read, dictionary } = share(known, certain);
				return reasonAgainst(look, read, dictionary, PAGE);
			};
			if (of(less, unsure, looks) !== undefined) return;
			expect(of(more, unsure, looks)).toBeUndefined();
			expect(of(less, sure, looks)).toBeUndefined();
			expect(of(less, unsure, { ...looks, darkness: 2 })).toBeUndefined();
		})
	);
});
