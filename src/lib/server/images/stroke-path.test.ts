import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill, letter, sheet } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import type { Plane } from './plane.ts';
import { followStroke } from './stroke-path.ts';

const THIN = 4;

function follow(on: Plane) {
	const found = find(on, 255, 40, 100);
	const [one] = [...found.all].sort((a, b) => b.right - b.left - (a.right - a.left));
	return { one: one!, path: followStroke(found, one!, THIN) };
}

describe('a stroke that joins letters', () => {
	test('is followed between them at its own height, one run a column', () => {
		const on = sheet(300, 60);
		for (let at = 0; at < 14; at++) letter(on, 20 + at * 18, 20);
		fill(on, 10, 30, 270, 2);
		const { one, path } = follow(on);
		expect(path).toHaveLength(one.right - one.left);
		for (let x = 12; x < 18; x++)
			expect(path[x - one.left]).toEqual({ top: 30 - one.top, bottom: 32 - one.top });
	});

	test('through a letter it takes the run that lies on its way', () => {
		const on = sheet(200, 60);
		fill(on, 10, 30, 180, 2);
		fill(on, 100, 15, 3, 30);
		const { one, path } = follow(on);
		expect(path[101 - one.left]).toEqual({ top: 0, bottom: 30 });
	});

	test('rather than along the feet of letters, between which there is no ink', () => {
		const on = sheet(300, 60);
		for (let at = 0; at < 14; at++) {
			letter(on, 20 + at * 18, 20);
			fill(on, 20 + at * 18, 30, 10, 2);
		}
		fill(on, 10, 22, 270, 2);
		const { one, path } = follow(on);
		const gaps = path.filter((_, x) => (x + one.left - 20) % 18 > 11);
		expect(gaps.every((run) => run?.top === 22 - one.top)).toBe(true);
	});

	test('where it is broken off the column has no run', () => {
		const on = sheet(60, 30);
		fill(on, 5, 10, 20, 2);
		fill(on, 24, 11, 2, 14);
		fill(on, 25, 23, 20, 2);
		const { one, path } = follow(on);
		expect(path.some((run) => run === undefined)).toBe(true);
		expect(path[0]).toEqual({ top: 10 - one.top, bottom: 12 - one.top });
	});

	test('whatever its slope, up to a row a column', () => {
		fc.assert(
			fc.property(fc.double({ min: -0.9, max: 0.9, noNaN: true }), (slope) => {
				const on = sheet(120, 240);
				for (let x = 10; x < 110; x++) fill(on, x, Math.round(120 + slope * (x - 60)), 1, 3);
				const { one, path } = follow(on);
				path.forEach((run, x) => {
					const top = Math.round(120 + slope * (x + one.left - 60)) - one.top;
					expect(run).toEqual({ top, bottom: top + 3 });
				});
			}),
			{ numRuns: 40 }
		);
	});
});
