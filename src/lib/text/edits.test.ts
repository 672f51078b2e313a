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
