import { expect, test } from 'vitest';
import { line } from '../../../tests/support/page.ts';
import type { AnnotationKind } from './annotation.ts';
import { retext } from './line.ts';
import { annotations } from './realign.ts';

const after = (old: string, text: string) =>
	retext(line('l', old), text).words.map((word) => ({
		text: text.slice(word.from, word.to),
		x: [word.zone.ulx, word.zone.lrx],
		sure: word.confidence,
		...(word.stale ? { stale: true } : {})
	}));

test('a corrected letter keeps the zone of its word and all other words whole', () => {
	expect(after('Посетите У Сю-цуня', 'Посетите У Сю-цюня')).toEqual([
		{ text: 'Посетите', x: [0, 80], sure: 0.9 },
		{ text: 'У', x: [90, 100], sure: 0.9 },
		{ text: 'Сю-цюня', x: [110, 180], sure: null }
	]);
});

test('words between two corrected ones stay as read', () => {
	const sure = after('раз два три', 'рас два трн').map((word) => word.sure);
	expect(sure).toEqual([null, 0.9, null]);
});

test('a typed space divides a word and its zone, a deleted one joins them', () => {
	expect(after('вКНДР', 'в КНДР')).toEqual([
		{ text: 'в', x: [0, 8], sure: null, stale: true },
		{ text: 'КНДР', x: [17, 50], sure: null, stale: true }
	]);
	expect(after('пере мирии', 'перемирии')).toEqual([
		{ text: 'перемирии', x: [0, 100], sure: null }
	]);
});

test('a word typed between two stands in the gap between them, as a guess', () => {
	expect(after('раз   три', 'раз два три')[1]).toEqual({
		text: 'два',
		x: [30, 60],
		sure: null,
		stale: true
	});
});

test('wholly other letters make the zone a guess; an emptied line has no words', () => {
	expect(after('абвгд', 'жзикл')[0]).toMatchObject({ x: [0, 50], stale: true });
	expect(after('раз два', '')).toEqual([]);
});

const ROWS: [what: string, mark: [number, number], change: [number, number, number], is: string][] =
	[
		['before a mark', [5, 8], [0, 2, 3], '6-9'],
		['after a mark', [5, 8], [8, 9, 0], '5-8'],
		['typed at its start: outside', [5, 8], [5, 5, 2], '7-10'],
		['typed at its end: outside', [5, 8], [8, 8, 2], '5-8'],
		['typed inside: it grows', [5, 8], [6, 6, 2], '5-10'],
		['inside deleted: it shrinks', [5, 8], [6, 7, 0], '5-7'],
		['all its letters replaced: it stays', [5, 8], [5, 8, 1], '5-6'],
		['all its letters deleted: it goes', [5, 8], [5, 8, 0], ''],
		['swallowed with its neighbours: it goes', [5, 8], [4, 9, 9], ''],
		['its start swallowed', [5, 8], [3, 6, 1], '4-6'],
		['its end swallowed', [5, 8], [7, 10, 4], '5-7']
	];

test.each(ROWS)('a change %s', (_, [from, to], [start, end, count], is) => {
	const change = { from: start, to: end, letters: Array<string>(count).fill('ж') };
	const marks = [{ id: 'm', kind: 'unclear' as AnnotationKind, from, to }];
	expect(
		annotations(marks, change)
			.map((mark) => `${mark.from}-${mark.to}`)
			.join()
	).toBe(is);
});

test('a gap stands between letters and outlives them', () => {
	const gap = [{ id: 'g', kind: 'gap' as const, from: 4, to: 4 }];
	const place = (from: number, to: number, count: number) =>
		annotations(gap, { from, to, letters: Array<string>(count).fill('ж') })[0];
	expect(place(2, 6, 0)).toMatchObject({ from: 2, to: 2 });
	expect(place(0, 2, 0)).toMatchObject({ from: 2, to: 2 });
	expect(place(4, 4, 3)).toMatchObject({ from: 4, to: 4 });
});
