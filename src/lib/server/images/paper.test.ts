import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, sheet, writing } from '../../../../tests/support/drawn.ts';
import * as ink from './ink.ts';
import { divide, estimate, PAPER, type Paper } from './paper.ts';
import type { Plane } from './plane.ts';

test('flat paper stays flat', () => {
	const flat = sheet(100, 80, 150);
	const divided = divide(flat, estimate(flat, 4));
	expect(divided.data.every((grey) => Math.abs(grey - PAPER) <= 1)).toBe(true);
});

test('paper that darkens across the page is made even; the writing stays dark', () => {
	const page = sheet(400, 300);
	for (let at = 0; at < page.data.length; at++) page.data[at] = 240 - (at % 400) / 4;
	writing(page, { lines: 5, letters: 24, grey: 40 });
	const divided = divide(page, estimate(page, 4));
	const corners = [0, 399, 299 * 400, 300 * 400 - 1].map((at) => divided.data[at]!);
	for (const grey of corners) expect(Math.abs(grey - PAPER)).toBeLessThan(6);
	const { ink: dark } = ink.measure(divided);
	expect(dark).toBeGreaterThan(100);
});

test('a dark band wider than letters becomes paper inside', () => {
	const page = sheet(200, 200, 220);
	fill(page, 60, 0, 80, 200, 110);
	const divided = divide(page, estimate(page, 4));
	expect(Math.abs(divided.data[100 * 200 + 100]! - PAPER)).toBeLessThan(3);
});

const pictures = fc
	.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 16 }), fc.constantFrom(2, 255))
	.chain(([width, height, max]) =>
		fc
			.uint8Array({ minLength: width * height, maxLength: width * height, max })
			.map((data): Plane => ({ width, height, data }))
	);

/** Of each cell what `join` makes of it and of those around it that there are. */
function joined(
	cells: readonly number[],
	columns: number,
	join: (near: number[]) => number
): number[] {
	return cells.map((_, at) => {
		const near = cells.filter(
			(_, other) =>
				Math.abs((other % columns) - (at % columns)) <= 1 &&
				Math.abs(Math.floor(other / columns) - Math.floor(at / columns)) <= 1
		);
		return Math.max(1, join(near));
	});
}

test('paper is the mean of medians of the lightest pixels, at edges of those cells that there are', () => {
	fc.assert(
		fc.property(pictures, fc.integer({ min: 1, max: 4 }), ({ width, height, data }, cell) => {
			const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
			const lightest = Array.from({ length: columns * rows }, () => 0);
			data.forEach((grey, at) => {
				const row = Math.floor(Math.floor(at / width) / cell);
				const of = row * columns + Math.floor((at % width) / cell);
				lightest[of] = Math.max(lightest[of]!, grey);
			});
			const median = joined(
				lightest,
				columns,
				(near) => near.sort((a, b) => a - b)[near.length >> 1]!
			);
			const mean = joined(median, columns, (near) => near.reduce((a, b) => a + b) / near.length);
			expect(estimate({ width, height, data }, cell)).toEqual({
				...{ cell, columns, rows },
				grey: Float32Array.from(mean)
			});
		}),
		{ numRuns: 100 }
	);
});

/** Between the middles of the four cells around a pixel; beyond the outermost middles as at them. */
function paperAt({ cell, columns, rows, grey }: Paper, x: number, y: number): number {
	const place = (at: number, most: number) =>
		Math.min(most - 1, Math.max(0, (at + 0.5) / cell - 0.5));
	const [column, row] = [place(x, columns), place(y, rows)];
	const [left, top] = [Math.floor(column), Math.floor(row)];
	const [right, low] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)];
	const between = (a: number, b: number, share: number) => a * (1 - share) + b * share;
	const along = (r: number) =>
		between(grey[r * columns + left]!, grey[r * columns + right]!, column - left);
	return between(along(top), along(low), row - top);
}

test('each pixel is divided by the paper at its own place', () => {
	fc.assert(
		fc.property(pictures, fc.integer({ min: 1, max: 5 }), (of, cell) => {
			const paper = estimate(of, cell);
			const each = of.data.map((grey, at) => {
				const under = paperAt(paper, at % of.width, Math.floor(at / of.width));
				return Math.min(255, Math.floor(grey * Math.fround(PAPER / under)));
			});
			expect([...divide(of, paper).data]).toEqual([...each]);
		}),
		{ numRuns: 100 }
	);
});
