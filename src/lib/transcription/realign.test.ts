import fc from 'fast-check';
import { expect, test } from 'vitest';
import { line } from '../../../tests/support/page.ts';
import type { AnnotationKind } from './annotation.ts';
import { retext } from './line.ts';
import { annotations, spans } from './realign.ts';

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

test('law: a mark keeps the letters it held, less those that went, and takes none that it did not hold', () => {
	const place = fc.nat(9);
	fc.assert(
		fc.property(place, place, place, place, fc.nat(3), (a, b, c, d, count) => {
			const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
			const [start, end] = [Math.min(c, d), Math.max(c, d)];
			const fresh = Array.from({ length: count }, (_, i) => `new${i}`);
			const before = [...'абвгдежзий'];
			const after = before.toSpliced(start, end - start, ...fresh);
			const held = before.slice(from, to).filter((letter) => after.includes(letter));
			const mark = { id: 'm', kind: 'unclear' as const, from, to };
			const [kept] = annotations([mark], { from: start, to: end, letters: fresh });
			const holds = kept ? after.slice(kept.from, kept.to) : [];
			expect(holds.filter((letter) => !letter.startsWith('new'))).toEqual(held);
			const inside = start >= from && end <= to;
			const took = holds.filter((letter) => letter.startsWith('new'));
			expect(took.length).toBeLessThanOrEqual(inside ? count : 0);
			if (held.length > 0) expect(kept).toBeDefined();
		}),
		{ numRuns: 300 }
	);
});

test('law: a gap is never lost, and stands inside the line, whatever is typed', () => {
	fc.assert(
		fc.property(fc.nat(10), fc.nat(10), fc.nat(10), fc.nat(3), (at, c, d, count) => {
			const [from, to] = [Math.min(c, d), Math.max(c, d)];
			const letters = Array<string>(count).fill('ж');
			const gap = { id: 'g', kind: 'gap' as const, from: at, to: at };
			const [kept, ...more] = annotations([gap], { from, to, letters });
			expect(more).toEqual([]);
			expect(kept!.from).toBe(kept!.to);
			const shift = count - (to - from);
			expect(kept!.from).toBeGreaterThanOrEqual(Math.min(at, from));
			expect(kept!.to).toBeLessThanOrEqual(10 + shift);
			if (at < from) expect(kept!.from).toBe(at);
			if (at > to) expect(kept!.from).toBe(at + shift);
		}),
		{ numRuns: 300 }
	);
});

test.each([
	['a  b', 0, 4, ['0-1', '3-4']],
	[' ab ', 0, 4, ['1-3']],
	['abc', 1, 2, ['1-2']],
	['   ', 0, 3, []],
	['', 0, 0, []]
])('the words of %j from %i to %i: %j', (text, from, to, found) => {
	expect(spans([...text], from, to).map((span) => `${span.from}-${span.to}`)).toEqual(found);
});

test('two words made of one share its room by their letters, with a letter’s width between', () => {
	expect(after('раздва три', 'раз два три').map(({ x }) => x)).toEqual([
		[0, 26],
		[34, 60],
		[70, 100]
	]);
});

test('a word typed before the first or behind the last has the room that is free there', () => {
	const wide = { ...line('l', 'раз'), zone: { ulx: -40, uly: 0, lrx: 100, lry: 20 } };
	const zones = (text: string) => retext(wide, text).words.map(({ zone }) => [zone.ulx, zone.lrx]);
	expect(zones('да раз')).toEqual([
		[-40, 0],
		[0, 30]
	]);
	expect(zones('раз да')).toEqual([
		[0, 30],
		[30, 100]
	]);
});
