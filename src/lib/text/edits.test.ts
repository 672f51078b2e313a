import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as edits from './edits.ts';

const letters = fc.array(fc.constantFrom('а', 'б', 'в', 'г'), { maxLength: 90 });

/** The plain table of Wagner and Fischer. */
function plain(a: readonly string[], b: readonly string[]): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost));
		}
		row = next;
	}
	return row[b.length]!;
}

test('the distance is that of the plain table', () => {
	fc.assert(
		fc.property(letters, letters, (a, b) => {
			expect(edits.distance(a, b)).toBe(plain(a, b));
		})
	);
});

test('the path visits every member of both once, in order, at the least cost', () => {
	fc.assert(
		fc.property(letters, letters, (a, b) => {
			const steps = edits.path(a, b);
			expect(steps.map((step) => step[0]).filter((i) => i >= 0)).toEqual([...a.keys()]);
			expect(steps.map((step) => step[1]).filter((j) => j >= 0)).toEqual([...b.keys()]);
			const cost = steps.filter(([i, j]) => i < 0 || j < 0 || a[i] !== b[j]).length;
			expect(cost).toBe(plain(a, b));
		})
	);
});

test('a problem too large to store is cut in two and stays the cheapest', () => {
	const a = Array.from({ length: 14_000 }, (_, i) => String((i * i) % 31));
	const b = a.flatMap((letter, i) => (i % 10 === 3 ? [] : i % 10 === 7 ? ['x', letter] : [letter]));
	const steps = edits.path(a, b);
	const cost = steps.filter(([i, j]) => i < 0 || j < 0 || a[i] !== b[j]).length;
	expect(cost).toBe(edits.distance(a, b));
	expect(steps.filter(([i]) => i >= 0)).toHaveLength(a.length);
	expect(steps.filter(([, j]) => j >= 0)).toHaveLength(b.length);
});

test('a substitution is one step, not two gaps', () => {
	expect(edits.path([...'кот'], [...'кит'])).toEqual([
		[0, 0],
		[1, 1],
		[2, 2]
	]);
});

test('nothing against something is all gaps', () => {
	expect(edits.path([], ['а'])).toEqual([[-1, 0]]);
	expect(edits.path(['а'], [])).toEqual([[0, -1]]);
	expect(edits.path([], [])).toEqual([]);
	expect(edits.distance([], ['а', 'б'])).toBe(2);
	expect(edits.distance(['а', 'б'], [])).toBe(2);
});

test.each([31, 32, 33, 63, 64, 65, 96])(
	'around the edge of a block, at %i letters, nothing is miscounted',
	(length) => {
		const a = Array.from({ length }, (_, i) => String((i * 7) % 5));
		const last = a.with(-1, 'x');
		const less = a.slice(1);
		const more = ['x', ...a, 'y'];
		for (const b of [a, last, less, more, a.toReversed()]) {
			expect(edits.distance(a, b)).toBe(plain(a, b));
			const cost = edits.path(a, b).filter(([i, j]) => i < 0 || j < 0 || a[i] !== b[j]).length;
			expect(cost).toBe(plain(a, b));
		}
		expect(edits.distance(a, last)).toBe(1);
		expect(edits.distance(a, more)).toBe(2);
	}
);

test('law: as far there as back, no further than over a third, and nothing is nought away but itself', () => {
	const short = fc.array(fc.constantFrom('а', 'б', 'в'), { maxLength: 40 });
	fc.assert(
		fc.property(short, short, short, (a, b, c) => {
			const [ab, bc, ac] = [edits.distance(a, b), edits.distance(b, c), edits.distance(a, c)];
			expect(edits.distance(b, a)).toBe(ab);
			expect(ac).toBeLessThanOrEqual(ab + bc);
			expect(ab === 0).toBe(a.join() === b.join());
			expect(ab).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
			expect(ab).toBeLessThanOrEqual(Math.max(a.length, b.length));
		})
	);
});

test('members are compared as they are: numbers, words, what is not a letter', () => {
	expect(edits.distance([1, 2, 3], [1, 3])).toBe(1);
	expect(edits.distance(['да', 'нет'], ['нет', 'да'])).toBe(2);
	expect(edits.path(['да'], ['нет'])).toEqual([[0, 0]]);
	expect(edits.distance([NaN, 0], [NaN, -0])).toBe(0);
});
