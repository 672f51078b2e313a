import { describe, expect, test } from 'vitest';
import { fill, letter, sheet } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import type { Plane } from './plane.ts';
import { erase } from './rules.ts';

const X = 12;
const erased = (on: Plane) => erase(on, 255, find(on, 255, 40, 100), X);
const inkIn = (on: Plane, left: number, top: number, wide: number, high: number) => {
	let ink = 0;
	for (let y = top; y < top + high; y++)
		for (let x = left; x < left + wide; x++) if (on.data[y * on.width + x]! < 128) ink++;
	return ink;
};

describe('ruled lines', () => {
	test('a thin long stroke goes, and its place is told', () => {
		const on = sheet(400, 100);
		fill(on, 20, 50, 300, 2);
		expect(erased(on)).toEqual([{ left: 20, right: 320, top: 50, bottom: 52 }]);
		expect(inkIn(on, 0, 0, 400, 100)).toBe(0);
	});

	test('a letter that stands across a rule stays', () => {
		const on = sheet(400, 100);
		fill(on, 100, 30, 3, 30);
		const before = inkIn(on, 100, 30, 3, 30);
		fill(on, 20, 50, 300, 2);
		expect(erased(on).length).toBeGreaterThan(0);
		expect(inkIn(on, 100, 30, 3, 30)).toBeGreaterThanOrEqual(before - 6);
		expect(inkIn(on, 120, 50, 200, 2)).toBe(0);
	});

	test.each<[string, [number, number]]>([
		['a dash', [2.5 * X, 2]],
		['a bar as thick as strokes of a heading', [10 * X, 8]]
	])('%s is none', (_what, [wide, high]) => {
		const on = sheet(400, 100);
		fill(on, 20, 50, wide, high);
		expect(erased(on)).toEqual([]);
		expect(inkIn(on, 0, 0, 400, 100)).toBe(wide * high);
	});

	test('letters alone lose nothing', () => {
		const on = sheet(400, 100);
		for (let at = 0; at < 20; at++) letter(on, 20 + at * 14, 40);
		const before = [...on.data];
		expect(erased(on)).toEqual([]);
		expect([...on.data]).toEqual(before);
	});
});
