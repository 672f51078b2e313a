import { expect, test } from 'vitest';
import { coveredBy, leavesWithoutPicture } from './coverage.ts';

const partners = (...all: number[]) => Int32Array.from(all);

test('from the first firm run to the last', () => {
	expect(coveredBy(partners(-1, 4, 5, 6, -1, 8, 9, 10, -1), [])).toEqual([1, 8, 4, 11]);
});

test('a short run far away does not belong to it, a near one does', () => {
	const far = Int32Array.from({ length: 20 }, (_, i) => (i < 3 || i === 19 ? i : -1));
	expect(coveredBy(far, [])).toEqual([0, 3, 0, 3]);
	const near = Int32Array.from({ length: 12 }, (_, i) => (i < 3 || i === 11 ? i : -1));
	expect(coveredBy(near, [])).toEqual([0, 12, 0, 12]);
});

test('moved passages are covered; nothing matched is not', () => {
	expect(coveredBy(partners(-1, -1, 0, 1, 2), [[0, 2, 9, 11]])).toEqual([0, 5, 0, 11]);
	expect(coveredBy(partners(-1, -1), [])).toBeNull();
});

test.each([
	['148-150', 1, 2],
	['148', 1, 0],
	['12 об., 13', 1, 1],
	['1–3, 7', 2, 2],
	['', 1, 0],
	['5', 3, 0]
])('leaves %s with %i surfaces: %i without a picture', (listy, surfaces, left) => {
	expect(leavesWithoutPicture(listy, surfaces)).toBe(left);
});
