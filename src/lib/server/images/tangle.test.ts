import { describe, expect, test } from 'vitest';
import { fill, letter, sheet, writing } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import { frame } from './frame.ts';
import type { Plane } from './plane.ts';
import { untangle } from './tangle.ts';
import * as textLine from './text-line.ts';

const SIZE = { xHeight: 12, stroke: 2 };
const LEVEL = frame(0);

/** A pencil's stroke: up and down between two heights, from one place to another. */
function scrawl(on: Plane, left: number, right: number, high: number, low: number): void {
	for (let x = left; x < right; x++) {
		const middle = (high + low) / 2;
		const y = middle + ((low - high) / 2) * Math.sin((x - left) / 16);
		const next = middle + ((low - high) / 2) * Math.sin((x + 1 - left) / 16);
		fill(on, x, Math.round(Math.min(y, next)), 2, Math.max(2, Math.round(Math.abs(next - y)) + 1));
	}
}

function cut(on: Plane) {
	const found = find(on, 255, 40, 100);
	const before = textLine.find(found.all, SIZE, LEVEL).lines;
	const pieces = untangle(found, before, SIZE, LEVEL);
	found.all.push(...pieces);
	return { found, pieces, before, after: textLine.find(found.all, SIZE, LEVEL).lines };
}

const page = (lines = 1) => {
	const on = sheet(640, 200);
	writing(on, { lines, top: 80 });
	return on;
};

describe('a stroke across the text', () => {
	test('gives back the letters that it joined: the line goes on through them', () => {
		const plain = cut(page()).before;
		const on = page();
		scrawl(on, 200, 330, 40, 130);
		const { before, after } = cut(on);
		const written = (lines: typeof before) => {
			const [longest] = [...lines].sort((a, b) => b.marks.length - a.marks.length);
			const marks = longest!.marks.filter(({ left, right }) => left > 195 && right < 335);
			return marks.reduce((sum, { left, right }) => sum + right - left, 0);
		};
		expect(written(before)).toBeLessThan(0.6 * written(plain));
		expect(written(after)).toBeGreaterThan(0.8 * written(plain));
	});

	test('gives each line its own of two that it joins', () => {
		const on = page(2);
		scrawl(on, 200, 330, 60, 150);
		const { pieces } = cut(on);
		const rows = new Set(pieces.map(({ top }) => (top < 100 ? 'upper' : 'lower')));
		expect([...rows].sort()).toEqual(['lower', 'upper']);
		for (const { top, bottom } of pieces)
			expect(bottom - top).toBeLessThanOrEqual(2.2 * SIZE.xHeight);
	});

	test('that only crosses the line between two words is left out', () => {
		const on = page();
		for (let y = 30; y < 160; y++) fill(on, 120 + Math.round((y - 92) / 20), y, 2, 1);
		expect(cut(on).pieces).toEqual([]);
	});

	test('numbers each piece anew, in the map of labels too, and takes nothing from other patches', () => {
		const on = page();
		scrawl(on, 200, 330, 40, 130);
		const plain = find(on, 255, 40, 100);
		const { found, pieces } = cut(on);
		const labels = found.all.map(({ label }) => label);
		expect(new Set(labels).size).toBe(labels.length);
		const tangle = plain.all.find(({ top, bottom }) => bottom - top > 60)!;
		for (const { label, left, right, top, bottom, area, peak } of pieces) {
			let ink = 0;
			for (let y = top; y < bottom; y++) {
				for (let x = left; x < right; x++) {
					if (found.labels[y * 640 + x] !== label) continue;
					ink++;
					expect(plain.labels[y * 640 + x]).toBe(tangle.label);
				}
			}
			expect([ink, peak]).toEqual([area, tangle.peak]);
		}
	});
});

describe('what is left whole', () => {
	test.each<[string, (on: Plane) => void]>([
		['letters alone', () => undefined],
		['a scrawl in the margin, in no line’s band', (on) => scrawl(on, 200, 330, 120, 190)],
		['a scrawl beyond the ends of all lines', (on) => scrawl(on, 520, 630, 40, 130)],
		['a blot, which is filled', (on) => fill(on, 200, 60, 80, 80)]
	])('%s', (_what, draw) => {
		const on = page();
		draw(on);
		expect(cut(on).pieces).toEqual([]);
	});

	test('a scrawl on a page without a line', () => {
		const on = sheet(640, 200);
		letter(on, 60, 80);
		scrawl(on, 40, 330, 40, 130);
		expect(cut(on).pieces).toEqual([]);
	});

	test('a frame round the page', () => {
		const on = sheet(640, 640);
		writing(on, { lines: 8 });
		for (const [left, top, wide, high] of [
			[20, 20, 600, 3],
			[20, 617, 600, 3],
			[20, 20, 3, 600],
			[617, 20, 3, 600]
		] as const)
			fill(on, left, top, wide, high);
		expect(cut(on).pieces).toEqual([]);
	});
});
