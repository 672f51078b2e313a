import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreFor, contains, withContext } from './framing.ts';

const number = fc.integer({ min: 2000, max: 5000 });
const zone = fc
	.tuple(number, number, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 60 }))
	.map(([ulx, uly, w, h]) => ({ ulx, uly, lrx: ulx + w, lry: uly + h }));
/** So high that its edges are never met: zones begin at 2000. */
const endless = { width: 1e6, height: 1e6 };
const view = fc.tuple(number, number).map(([x, y]) => ({ x, y, width: 1000, height: 800 }));

test('after the move the zone is in the middle third and inside from left to right', () => {
	fc.assert(
		fc.property(view, zone, (view, zone) => {
			const { x, y } = centreFor(view, zone, endless);
			const [left, top] = [x - view.width / 2, y - view.height / 2];
			expect(zone.ulx).toBeGreaterThanOrEqual(left);
			expect(zone.lrx).toBeLessThanOrEqual(left + view.width);
			expect(zone.uly).toBeGreaterThanOrEqual(top + view.height / 3 - 1);
			expect(zone.lry).toBeLessThanOrEqual(top + (view.height / 3) * 2 + 1);
		})
	);
});

test('once it is there, nothing moves', () => {
	fc.assert(
		fc.property(view, zone, (view, zone) => {
			const { x, y } = centreFor(view, zone, endless);
			const there = { ...view, x: x - view.width / 2, y: y - view.height / 2 };
			const again = centreFor(there, zone, endless);
			expect(again.x).toBeCloseTo(x);
			expect(again.y).toBeCloseTo(y);
		})
	);
});

test('a line wider than the view shows its beginning', () => {
	const wide = { ulx: 100, uly: 50, lrx: 2200, lry: 90 };
	expect(centreFor({ x: 900, y: 0, width: 1000, height: 800 }, wide, endless).x).toBe(600);
});

test('the view does not leave the sheet at its upper or lower edge', () => {
	const sheet = { width: 1000, height: 3000 };
	const view = { x: 0, y: 500, width: 1000, height: 800 };
	const line = (uly: number) => ({ ulx: 0, uly, lrx: 100, lry: uly + 40 });
	expect(centreFor(view, line(10), sheet).y).toBe(400);
	expect(centreFor(view, line(2950), sheet).y).toBe(2600);
	expect(centreFor({ ...view, height: 4000 }, line(10), sheet).y).toBe(1500);
});

test('context stays on the surface', () => {
	const within = { ulx: 0, uly: 0, lrx: 1000, lry: 1000 };
	expect(withContext({ ulx: 5, uly: 100, lrx: 990, lry: 140 }, 0.5, within)).toEqual({
		ulx: 0,
		uly: 80,
		lrx: 1000,
		lry: 160
	});
});

test('right and lower edge of a zone are outside it', () => {
	const zone = { ulx: 10, uly: 20, lrx: 30, lry: 40 };
	expect(contains(zone, { x: 10, y: 20 })).toBe(true);
	expect(contains(zone, { x: 30, y: 20 })).toBe(false);
	expect(contains(zone, { x: 10, y: 40 })).toBe(false);
});
