import { expect, test } from 'vitest';
import { fill, sheet } from '../../../../tests/support/drawn.ts';
import { find, peel } from './components.ts';

test('patches are found whole, corners count as touching', () => {
	const page = sheet(40, 40, 200);
	fill(page, 2, 2, 5, 5, 0);
	fill(page, 7, 7, 3, 3, 0);
	fill(page, 20, 20, 4, 6, 0);
	const { all, labels } = find(page, 200, 50, 90);
	expect(all.map(({ left, top, right, bottom, area }) => [left, top, right, bottom, area])).toEqual(
		[
			[2, 2, 10, 10, 34],
			[20, 20, 24, 26, 24]
		]
	);
	expect(labels[3 * 40 + 3]).toBe(all[0]!.label);
	expect(labels[39]).toBe(0);
});

test('a U is one patch though its arms meet late', () => {
	const page = sheet(20, 20, 200);
	fill(page, 2, 2, 2, 10, 0);
	fill(page, 10, 2, 2, 10, 0);
	fill(page, 2, 12, 10, 2, 0);
	expect(find(page, 200, 50, 90).all).toHaveLength(1);
});

test('faint patches without a dark place go, those with one stay whole', () => {
	const page = sheet(40, 20, 200);
	fill(page, 2, 2, 10, 5, 140);
	fill(page, 20, 2, 10, 5, 140);
	fill(page, 24, 4, 1, 1, 60);
	const { all } = find(page, 200, 50, 90);
	expect(all).toHaveLength(1);
	expect(all[0]).toMatchObject({ left: 20, right: 30, area: 50, peak: 140 });
});

test('peeling takes a light ring off the letters it touches', () => {
	const page = sheet(80, 80, 200);
	fill(page, 5, 5, 4, 70, 130);
	fill(page, 9, 30, 6, 10, 20);
	const before = find(page, 200, 50, 60);
	expect(before.all).toHaveLength(1);
	expect(peel(page, 200, before, 30, 100)).toBe(true);
	const after = find(page, 200, 50, 60);
	expect(after.all).toMatchObject([{ left: 9, top: 30, right: 15, bottom: 40 }]);
	expect(peel(page, 200, after, 30, 100)).toBe(false);
});
