import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '#lib/facsimile/zone.ts';
import { around, lineToMaster, toMaster, zoneOf, type StripPlace } from './plan.ts';

type Turn = 0 | 90 | 180 | 270;
/** A sheet of 400 x 600 pixels. */
const sheet = (turned: Turn, more: { factor?: number; skew?: number } = {}) => ({
	...{ width: 400, height: 600, factor: 1, skew: 0, turned },
	...more
});
const TURNS = [0, 90, 180, 270] as const;
const turns = fc.constantFrom(...TURNS);
const place: StripPlace = {
	left: 100,
	above: 30,
	baseline: { a: 200, b: 0, c: 0 },
	scale: 2
};

/** Where a point of the master stands once the sheet was turned clockwise, quarter by quarter. */
function turnedPoint({ x, y }: Point, turn: Turn): Point {
	let [at, width, height] = [{ x, y }, 400, 600];
	for (let quarter = 0; quarter < turn; quarter += 90) {
		at = { x: height - at.y, y: at.x };
		[width, height] = [height, width];
	}
	return at;
}

function expectNear(a: Point, b: Point) {
	expect(a.x).toBeCloseTo(b.x, 6);
	expect(a.y).toBeCloseTo(b.y, 6);
}

describe('a point of the picture that was laid out', () => {
	test.each<[Turn, Point]>([
		[0, { x: 0, y: 0 }],
		[90, { x: 0, y: 600 }],
		[180, { x: 400, y: 600 }],
		[270, { x: 400, y: 0 }]
	])('turned by %i its upper left corner is that corner of the master: %o', (turned, corner) => {
		expectNear(toMaster(sheet(turned), 0, 0), corner);
	});

	test('is where the master had it before it was turned and made smaller', () => {
		const points = fc.record({ x: fc.integer({ max: 400 }), y: fc.integer({ max: 600 }) });
		fc.assert(
			fc.property(turns, points, fc.constantFrom(0.5, 1, 2.5), (turned, point, factor) => {
				const there = turnedPoint(point, turned);
				const plan = sheet(turned, { factor });
				expectNear(toMaster(plan, there.x / factor, there.y / factor), point);
			})
		);
	});
});

describe('a place along and across lines that run askew', () => {
	test('stands on the line that sinks clockwise, its length kept', () => {
		const end = lineToMaster(sheet(0, { skew: 30 }), 100, 0);
		expectNear(end, { x: 100 * Math.cos(Math.PI / 6), y: 50 });
		const below = lineToMaster(sheet(0, { skew: 30 }), 0, 100);
		expectNear(below, { x: -50, y: 100 * Math.cos(Math.PI / 6) });
	});

	test('is as far from another on the master as it is along the lines, by the factor', () => {
		const at = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }));
		const skews = fc.double({ min: -5, max: 5, noNaN: true });
		fc.assert(
			fc.property(turns, skews, at, at, (turned, skew, [u1, v1], [u2, v2]) => {
				const plan = sheet(turned, { skew, factor: 3 });
				const [a, b] = [lineToMaster(plan, u1, v1), lineToMaster(plan, u2, v2)];
				expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeCloseTo(3 * Math.hypot(u1 - u2, v1 - v2), 6);
			})
		);
	});
});

describe('the rectangle around points', () => {
	test.each<[why: string, points: [number, number][], zone: number[]]>([
		[
			'whole pixels outwards',
			[
				[10.2, 20.8],
				[30.1, 40.5]
			],
			[10, 20, 31, 41]
		],
		[
			'in any order of points',
			[
				[30, 20],
				[10, 40],
				[20, 30]
			],
			[10, 20, 30, 40]
		],
		['one pixel for a point', [[10, 20]], [10, 20, 11, 21]],
		[
			'kept on the master',
			[
				[-50, -9],
				[900, 900]
			],
			[0, 0, 400, 600]
		],
		['a pixel at the far corner for what lies beyond it', [[900, 900]], [399, 599, 400, 600]],
		['a pixel at the near corner for what lies before it', [[-5, -5]], [0, 0, 1, 1]]
	])('is %s', (_, points, [ulx, uly, lrx, lry]) => {
		const given = points.map(([x, y]) => ({ x, y }));
		expect(around(sheet(0), given)).toEqual({ ulx, uly, lrx, lry });
	});
});

describe('a zone of a line’s strip', () => {
	const zone = { ulx: 20, uly: 10, lrx: 60, lry: 80 };

	test('lies on the master by the strip’s place, its scale and the factor', () => {
		expect(zoneOf(sheet(0), place, zone)).toEqual({ ulx: 110, uly: 175, lrx: 130, lry: 210 });
		expect(zoneOf(sheet(0, { factor: 2 }), place, zone)).toEqual({
			...{ ulx: 220, uly: 350, lrx: 260, lry: 420 }
		});
	});

	test('follows a baseline that rises or bends along the line', () => {
		const rising = { ...place, baseline: { a: 200, b: -0.5, c: 0 } };
		expect(zoneOf(sheet(0), rising, zone)).toEqual({ ulx: 110, uly: 110, lrx: 130, lry: 155 });
		const bent = { ...place, baseline: { a: 200, b: 0, c: 0.01 } };
		expect(zoneOf(sheet(0), bent, zone)).toEqual({ ulx: 110, uly: 296, lrx: 130, lry: 379 });
	});

	test.each<[Turn, number[]]>([
		[90, [175, 470, 210, 490]],
		[180, [270, 390, 290, 425]],
		[270, [190, 110, 225, 130]]
	])('turned by %i is %j', (turned, [ulx, uly, lrx, lry]) => {
		expect(zoneOf(sheet(turned), place, zone)).toEqual({ ulx, uly, lrx, lry });
	});

	test('holds all its corners and never leaves the master, however the sheet lies', () => {
		const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
		const places = fc.record({
			left: number(-50, 500),
			above: number(0, 60),
			baseline: fc.record({ a: number(-20, 700), b: number(-0.05, 0.05), c: number(-1e-4, 1e-4) }),
			scale: number(0.3, 4)
		});
		fc.assert(
			fc.property(turns, number(-5, 5), places, fc.nat(300), fc.nat(60), (...given) => {
				const [turned, skew, strip, right, foot] = given;
				const plan = sheet(turned, { skew, factor: 1.5 });
				const found = zoneOf(plan, strip, { ulx: 0, uly: 0, lrx: right, lry: foot });
				expect(found.lrx).toBeGreaterThan(found.ulx);
				expect(found.lry).toBeGreaterThan(found.uly);
				expect([found.ulx, found.uly].every((edge) => edge >= 0)).toBe(true);
				expect(found.lrx <= 400 && found.lry <= 600).toBe(true);
				const { a, b, c } = strip.baseline;
				const u = strip.left + right / strip.scale;
				const far = lineToMaster(plan, u, a + b * u + c * u * u - strip.above + foot / strip.scale);
				const inside = (at: number, most: number) => at >= 0 && at <= most;
				if (inside(far.x, 400) && inside(far.y, 600)) {
					expect(far.x).toBeGreaterThanOrEqual(found.ulx);
					expect(far.x).toBeLessThanOrEqual(found.lrx);
					expect(far.y).toBeGreaterThanOrEqual(found.uly);
					expect(far.y).toBeLessThanOrEqual(found.lry);
				}
			}),
			{ numRuns: 200 }
		);
	});
});
