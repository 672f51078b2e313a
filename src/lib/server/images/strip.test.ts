import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill, grain, sheet } from '../../../../tests/support/drawn.ts';
import { at } from './baseline.ts';
import { frame } from './frame.ts';
import { PAPER, type Paper } from './paper.ts';
import type { Plane } from './plane.ts';
import { cut, sample, type Source } from './strip.ts';
import type { TextLine } from './text-line.ts';

const SIZE = { xHeight: 10, stroke: 2 };
const LEVEL = frame(0);
const SAME = Uint8Array.from({ length: 256 }, (_, grey) => grey);
const line = (baseline: TextLine['baseline'], left = 40, right = 140): TextLine => ({
	marks: [],
	left,
	right,
	baseline
});
const level = (v: number) => line({ a: v, b: 0, c: 0 });
/** A source whose every pixel may be shown by line 0, of a picture `factor` times as large. */
function from(of: Plane, more: Partial<Source> = {}): Source {
	const factor = more.factor ?? 1;
	const [width, height] = [Math.floor(of.width / factor), Math.floor(of.height / factor)];
	const owners = new Int16Array(width * height);
	return { of, factor, paper: undefined, table: SAME, owners, width, height, ...more };
}
/** Rectangle around what is darker than 100, on the strip. */
function inked({ width, data }: Plane) {
	const dark = [...data.keys()].filter((at) => data[at]! < 100);
	const [xs, ys] = [dark.map((at) => at % width), dark.map((at) => Math.floor(at / width))];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	return { left, top, right: Math.max(...xs) + 1, bottom: Math.max(...ys) + 1 };
}

describe('a line cut out', () => {
	test.each([1, 2, 3])('ink comes where it stood, at %i pixels for one', (scale) => {
		const on = sheet(200, 120);
		fill(on, 60, 70, 20, 10);
		const strip = cut(from(on), level(80), 0, SIZE, LEVEL, scale);
		expect([strip.left, strip.above, strip.scale]).toEqual([31, 18, scale]);
		expect([strip.picture.width, strip.picture.height]).toEqual([118 * scale, 25 * scale]);
		expect(inked(strip.picture)).toEqual({
			left: 29 * scale,
			right: 49 * scale,
			top: 8 * scale,
			bottom: 18 * scale
		});
	});

	test('it is cut from the master, though found on a smaller picture', () => {
		const on = sheet(400, 240);
		fill(on, 120, 140, 40, 20);
		const strip = cut(from(on, { factor: 2 }), level(80), 0, SIZE, LEVEL, 2);
		expect(inked(strip.picture)).toMatchObject({ left: 58, right: 98, top: 16, bottom: 36 });
	});

	test.each([-4, 3])('a bar skewed by %i° becomes level', (degrees) => {
		const on = sheet(300, 200);
		const slope = Math.tan((degrees * Math.PI) / 180);
		for (let x = 50; x < 250; x++) fill(on, x, Math.round(95 + x * slope), 1, 4);
		const along = frame(degrees);
		const v = 99 * along.cos;
		const { picture } = cut(from(on), line({ a: v, b: 0, c: 0 }, 60, 230), 0, SIZE, along, 1);
		const { top, bottom } = inked(picture);
		expect(bottom - top).toBeLessThanOrEqual(6);
		expect(Math.abs(bottom - 18)).toBeLessThanOrEqual(1);
	});

	test('a bent line becomes straight', () => {
		const on = sheet(300, 200);
		const bend = { a: 90, b: -0.1, c: 0.0005 };
		for (let x = 30; x < 270; x++) fill(on, x, Math.round(90 - 0.1 * x + 0.0005 * x * x) - 4, 1, 4);
		const { picture } = cut(from(on), line(bend, 50, 250), 0, SIZE, LEVEL, 1);
		const { top, bottom } = inked(picture);
		expect([bottom - top <= 6, Math.abs(bottom - 18) <= 1]).toEqual([true, true]);
	});
});

describe('what a strip shows', () => {
	test('only its own line’s ink; all else is white', () => {
		const on = sheet(200, 120);
		fill(on, 60, 70, 40, 10);
		const source = from(on);
		for (let y = 0; y < 120; y++) for (let x = 80; x < 200; x++) source.owners[y * 200 + x] = 1;
		expect(inked(cut(source, level(80), 0, SIZE, LEVEL, 1).picture)).toMatchObject({ right: 49 });
		expect(inked(cut(source, level(80), 1, SIZE, LEVEL, 1).picture)).toMatchObject({ left: 49 });
	});

	test('nothing beyond the edges of the page', () => {
		const on = sheet(150, 85, 0);
		const { picture } = cut(from(on), level(80), 0, SIZE, LEVEL, 1);
		expect(inked(picture)).toMatchObject({ top: 0, right: 118, bottom: 23 });
		expect([...picture.data.slice(-118)]).toEqual(Array(118).fill(255));
	});

	test('grey over the paper at its place: stained paper is as white as clean', () => {
		const on = sheet(200, 120, 240);
		fill(on, 100, 0, 100, 120, 120);
		const cells = Float32Array.from({ length: 200 * 120 }, (_, at) => (at % 200 < 100 ? 240 : 120));
		const paper: Paper = { cell: 1, columns: 200, rows: 120, grey: cells };
		const { picture } = cut(from(on, { paper }), level(80), 0, SIZE, LEVEL, 1);
		const far = [...picture.data].filter((_, at) => Math.abs((at % 118) - 69) > 1);
		expect(new Set(far)).toEqual(new Set([PAPER]));
	});

	test('greys are those of the table', () => {
		const table = Uint8Array.from({ length: 256 }, (_, grey) => (grey < 100 ? 7 : 250));
		const on = sheet(200, 120);
		fill(on, 60, 70, 20, 10);
		const { picture } = cut(from(on, { table }), level(80), 0, SIZE, LEVEL, 1);
		expect(new Set(picture.data)).toEqual(new Set([7, 250]));
	});
});

/** The same strip, each pixel for itself. */
function plainly(source: Source, of: TextLine, degrees: number, scale: number): Plane {
	const { sin, cos } = frame(degrees);
	const { picture, left, above } = cut(source, of, 0, SIZE, frame(degrees), scale);
	const data = picture.data.map((_, pixel) => {
		const u = left + ((pixel % picture.width) + 0.5) / scale;
		const v = at(of.baseline, u) - above + (Math.floor(pixel / picture.width) + 0.5) / scale;
		const [x, y] = [u * cos - v * sin, u * sin + v * cos];
		if (x < 0 || y < 0 || x >= source.width || y >= source.height) return 255;
		const owner = source.owners[Math.floor(y) * source.width + Math.floor(x)];
		return owner === 0 ? sample(source, x, y) : 255;
	});
	return { ...picture, data };
}

const noise = (width: number, height: number, seed: number) => {
	const on = sheet(width, height, 128);
	grain(on, 128, seed);
	return on;
};
/** Runs of owners along the rows, the line's own among them, of up to `longest` pixels. */
function runs(count: number, longest: number, seed: number): Int16Array {
	const lengths = noise(count, 1, seed).data;
	const owners = new Int16Array(count);
	for (let from = 0, run = 0; from < count; run++) {
		const to = from + 1 + (lengths[run]! % longest);
		owners.fill((run % 3) - 1, from, to);
		from = to;
	}
	return owners;
}
function papered({ width, height }: Plane, cell: number, seed: number): Paper {
	const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)];
	const { data } = noise(columns, rows, seed);
	return { cell, columns, rows, grey: Float32Array.from(data, (grey) => Math.max(1, grey * 0.99)) };
}

describe('many pixels at once', () => {
	const sources = fc.record({
		factor: fc.constantFrom(1, 2, 1.37),
		cell: fc.constantFrom(0, 1, 4, 8),
		longest: fc.constantFrom(1, 6, 40),
		seed: fc.nat()
	});
	const lines = fc.record({
		degrees: fc.oneof(
			fc.constant(0),
			fc.double({ min: -6, max: 6, noNaN: true }),
			fc.constant(100)
		),
		scale: fc.constantFrom(0.75, 1, 2, 1.8),
		left: fc.integer({ min: -20, max: 60 }),
		baseline: fc.record({
			a: fc.oneof(fc.integer({ min: -60, max: 90 }), fc.double({ min: 0, max: 80, noNaN: true })),
			b: fc.oneof(fc.double({ min: -0.1, max: 0.1, noNaN: true }), fc.constant(0.9)),
			c: fc.constantFrom(0, 0.0003, -0.002)
		})
	});

	test('are those that each of them is alone: on any paper, slope and bend, and at the edges', () => {
		let shown = 0;
		fc.assert(
			fc.property(sources, lines, ({ factor, cell, longest, seed }, wanted) => {
				const of = noise(Math.round(150 * factor), Math.round(80 * factor), seed);
				const owners = runs(
					Math.floor(of.width / factor) * Math.floor(of.height / factor),
					longest,
					seed
				);
				const paper = cell > 0 ? papered(of, cell, seed + 1) : undefined;
				const source = from(of, { factor, owners, paper });
				const { degrees, scale, left, baseline } = wanted;
				const own = line(baseline, left, left + 90);
				const { picture } = cut(source, own, 0, SIZE, frame(degrees), scale);
				expect(Buffer.compare(picture.data, plainly(source, own, degrees, scale).data)).toBe(0);
				if (picture.data.some((grey) => grey < 255)) shown++;
			}),
			{ numRuns: 150 }
		);
		expect(shown).toBeGreaterThan(75);
	});

	test('where a line goes to the left of the picture, too', () => {
		const of = noise(150, 80, 5);
		const source = from(of, { owners: runs(150 * 80, 6, 7) });
		const own = line({ a: -40, b: 0, c: 0 }, -110, -20);
		const { picture } = cut(source, own, 0, SIZE, frame(180), 2);
		expect(picture.data.filter((grey) => grey < 255).length).toBeGreaterThan(500);
		expect(Buffer.compare(picture.data, plainly(source, own, 180, 2).data)).toBe(0);
	});
});
