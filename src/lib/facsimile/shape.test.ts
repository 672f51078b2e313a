import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	carried,
	carriedPoint,
	clamped,
	HANDLES,
	handleAt,
	LEAST,
	middle,
	moved,
	partInside,
	rectangle,
	resized,
	spanned
} from './shape.ts';
import { height, width, type Zone } from './zone.ts';

const SHEET: Zone = { ulx: 0, uly: 0, lrx: 400, lry: 600 };
const side = fc.integer({ min: -100, max: 700 });
const step = fc.integer({ min: -900, max: 900 });
const point = fc.record({ x: side, y: side });
const zones = fc
	.tuple(point, point)
	.map(([a, b]) => spanned(a, b, SHEET))
	.filter((zone) => zone !== null);

const onSheet = (zone: Zone) => {
	expect(zone.ulx).toBeGreaterThanOrEqual(0);
	expect(zone.uly).toBeGreaterThanOrEqual(0);
	expect(zone.lrx).toBeLessThanOrEqual(400);
	expect(zone.lry).toBeLessThanOrEqual(600);
	expect(Math.min(width(zone), height(zone))).toBeGreaterThanOrEqual(LEAST);
	expect(Object.values(zone).every(Number.isInteger)).toBe(true);
};

test('whichever corner a zone is drawn from, it is the same, whole and on the sheet', () => {
	fc.assert(
		fc.property(point, point, (a, b) => {
			const drawn = spanned(a, b, SHEET);
			expect(spanned(b, a, SHEET)).toEqual(drawn);
			expect(spanned({ x: a.x, y: b.y }, { x: b.x, y: a.y }, SHEET)).toEqual(drawn);
			if (drawn) onSheet(drawn);
		})
	);
	expect(spanned({ x: 10, y: 10 }, { x: 13, y: 90 }, SHEET)).toBeNull();
	expect(spanned({ x: 10.4, y: 10 }, { x: 14.2, y: 14 }, SHEET)).toMatchObject({
		ulx: 10,
		lrx: 14
	});
	expect(clamped({ ulx: 399, uly: 0, lrx: 900, lry: 9 }, SHEET)).toBeNull();
});

test('a moved zone keeps its size and stays on the sheet; small steps go back as they came', () => {
	fc.assert(
		fc.property(zones, step, step, (zone, dx, dy) => {
			const there = moved(zone, dx, dy, SHEET);
			onSheet(there);
			expect([width(there), height(there)]).toEqual([width(zone), height(zone)]);
			const free = there.ulx === zone.ulx + dx && there.uly === zone.uly + dy;
			if (free) expect(moved(there, -dx, -dy, SHEET)).toEqual(zone);
		})
	);
});

test('a handle moves its own edges and no other', () => {
	fc.assert(
		fc.property(zones, fc.constantFrom(...HANDLES), step, step, (zone, handle, dx, dy) => {
			const there = resized(zone, handle, dx, dy, SHEET);
			onSheet(there);
			if (!handle.includes('w')) expect(there.ulx).toBe(zone.ulx);
			if (!handle.includes('e')) expect(there.lrx).toBe(zone.lrx);
			if (!handle.includes('n')) expect(there.uly).toBe(zone.uly);
			if (!handle.includes('s')) expect(there.lry).toBe(zone.lry);
		})
	);
	const zone = { ulx: 10, uly: 20, lrx: 110, lry: 220 };
	expect(resized(zone, 'se', 5, -7, SHEET)).toEqual({ ...zone, lrx: 115, lry: 213 });
	expect(resized(zone, 'nw', 500, 500, SHEET)).toEqual({ ...zone, ulx: 106, uly: 216 });
});

test.each([
	['nw', 10, 20],
	['n', 60, 20],
	['ne', 110, 20],
	['e', 110, 120],
	['se', 110, 220],
	['s', 60, 220],
	['sw', 10, 220],
	['w', 10, 120]
] as const)('handle %s sits at %d, %d', (handle, x, y) => {
	expect(handleAt({ ulx: 10, uly: 20, lrx: 110, lry: 220 }, handle)).toEqual({ x, y });
});

test('what is carried lies in the new zone as it lay in the old; a pure move is exact', () => {
	fc.assert(
		fc.property(zones, zones, zones, step, step, (inner, from, to, dx, dy) => {
			const there = carried(inner, from, to);
			expect(carried(from, from, to)).toEqual(to);
			expect(width(there)).toBeGreaterThanOrEqual(0);
			const away = moved(from, dx, dy, SHEET);
			const [across, down] = [away.ulx - from.ulx, away.uly - from.uly];
			expect(carried(inner, from, away)).toEqual({
				ulx: inner.ulx + across,
				uly: inner.uly + down,
				lrx: inner.lrx + across,
				lry: inner.lry + down
			});
			expect(carried(carried(inner, from, away), away, from)).toEqual(inner);
		})
	);
});

test('an outline goes along, a turn stays; a flat line is carried without a fault', () => {
	const from = { ulx: 0, uly: 0, lrx: 100, lry: 50 };
	const to = { ulx: 100, uly: 100, lrx: 300, lry: 200 };
	const points = [
		{ x: 0, y: 50 },
		{ x: 50, y: 0 },
		{ x: 100, y: 50 }
	];
	expect(carried({ ...from, points, rotate: 12 }, from, to)).toEqual({
		...to,
		rotate: 12,
		points: [
			{ x: 100, y: 200 },
			{ x: 200, y: 100 },
			{ x: 300, y: 200 }
		]
	});
	expect(carriedPoint({ x: 5, y: 7 }, { ulx: 5, uly: 7, lrx: 5, lry: 7 }, to)).toEqual({
		x: 100,
		y: 100
	});
	expect(rectangle({ ...from, points, rotate: 3 })).toEqual(from);
	expect(middle(to)).toEqual({ x: 200, y: 150 });
});

test('the part inside is 1 in itself, 0 beside, and shares add up', () => {
	fc.assert(
		fc.property(zones, fc.integer({ min: 0, max: 400 }), (zone, x) => {
			expect(partInside(zone, zone)).toBe(1);
			const [left, right] = [
				{ ...SHEET, lrx: x },
				{ ...SHEET, ulx: x }
			];
			expect(partInside(zone, left) + partInside(zone, right)).toBeCloseTo(1, 9);
		})
	);
	const zone = { ulx: 0, uly: 0, lrx: 10, lry: 10 };
	expect(partInside(zone, { ulx: 10, uly: 0, lrx: 20, lry: 10 })).toBe(0);
	expect(partInside(zone, { ulx: 5, uly: 5, lrx: 20, lry: 20 })).toBe(0.25);
	expect(partInside({ ...zone, lry: 0 }, zone)).toBe(0);
});
