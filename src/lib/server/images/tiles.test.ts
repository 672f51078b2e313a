import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropOf, levels, tileOf, TILE_SIDE } from './tiles.ts';

const sizes = fc.record({
	width: fc.integer({ min: 1, max: 20_000 }),
	height: fc.integer({ min: 1, max: 20_000 })
});

test('the tiles of a level cover it, with no overlap', () => {
	fc.assert(
		fc.property(sizes, fc.integer({ min: 0, max: 14 }), (size, below) => {
			const level = levels(size) - below;
			fc.pre(level >= 0);
			const scale = 2 ** -below;
			let across = 0;
			let right = 0;
			for (let column = 0; ; column++) {
				const tile = tileOf(size, level, column, 0);
				if (!tile) break;
				expect(tile.zone.ulx).toBeCloseTo(right);
				right = tile.zone.lrx;
				across += tile.width;
				expect(tile.width).toBeLessThanOrEqual(TILE_SIDE);
			}
			expect(across).toBe(Math.ceil(size.width * scale));
			expect(right).toBe(size.width);
		})
	);
});

test.each([
	[-1, 0, 0],
	[13, 0, 0],
	[12, 12, 0],
	[12, -1, 0],
	[12, 0, 16]
])('there is no tile at level %i, column %i, row %i', (level, column, row) => {
	expect(tileOf({ width: 3_000, height: 4_000 }, level, column, row)).toBeUndefined();
});

test('a crop stays inside the picture and inside the width asked for', () => {
	const zone = fc.record({
		ulx: fc.integer({ min: -500, max: 21_000 }),
		uly: fc.integer({ min: -500, max: 21_000 }),
		lrx: fc.integer({ min: -500, max: 21_000 }),
		lry: fc.integer({ min: -500, max: 21_000 })
	});
	fc.assert(
		fc.property(sizes, zone, fc.integer({ min: 1, max: 2_000 }), (size, asked, width) => {
			const cut = cropOf(size, asked, width);
			if (!cut) return;
			expect(cut.zone.ulx).toBeGreaterThanOrEqual(0);
			expect(cut.zone.lrx).toBeLessThanOrEqual(size.width);
			expect(cut.zone.lry).toBeLessThanOrEqual(size.height);
			expect(cut.width).toBeLessThanOrEqual(width);
			expect(cut.scale).toBeLessThanOrEqual(1);
		})
	);
	expect(
		cropOf({ width: 10, height: 10 }, { ulx: 10, uly: 0, lrx: 20, lry: 5 }, 9)
	).toBeUndefined();
});

test('a crop that is turned is as wide as asked for once it is turned', () => {
	const size = { width: 3_000, height: 4_000 };
	const line = { ulx: 100, uly: 500, lrx: 160, lry: 2_500 };
	expect(cropOf(size, line, 500, 90)).toMatchObject({ width: 15, height: 500, scale: 0.25 });
	expect(cropOf(size, line, 500, 180)).toMatchObject({ width: 60, height: 2_000, scale: 1 });
});
