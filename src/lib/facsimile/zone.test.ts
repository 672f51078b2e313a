import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, height, turned, turnedBack, turnedSize } from './zone.ts';
import { widen, width, type Turn, type Zone } from './zone.ts';

const zone = (ulx: number, uly: number, lrx: number, lry: number): Zone => ({ ulx, uly, lrx, lry });
const zones = fc
	.tuple(fc.nat(400), fc.nat(600), fc.nat(90), fc.nat(90))
	.map(([x, y, wide, high]) => zone(x, y, x + wide, y + high));
const holds = (outer: Zone, inner: Zone) =>
	outer.ulx <= inner.ulx &&
	outer.uly <= inner.uly &&
	outer.lrx >= inner.lrx &&
	outer.lry >= inner.lry;

test('width and height count pixels from the edge that is in to the one that is out', () => {
	expect([width(zone(10, 20, 30, 25)), height(zone(10, 20, 30, 25))]).toEqual([20, 5]);
	expect([width(zone(7, 7, 7, 7)), height(zone(7, 7, 7, 7))]).toEqual([0, 0]);
});

test('there is nothing around nothing, and around one zone is its rectangle alone', () => {
	expect(around([])).toBeUndefined();
	const turned = { ...zone(1, 2, 3, 4), rotate: 12, points: [{ x: 1, y: 2 }] };
	expect(around([turned])).toEqual(zone(1, 2, 3, 4));
});

test('law: what is around zones holds each of them, touches one on every side, in any order', () => {
	fc.assert(
		fc.property(fc.array(zones, { minLength: 1, maxLength: 6 }), (all) => {
			const whole = around(all)!;
			for (const one of all) expect(holds(whole, one)).toBe(true);
			for (const side of ['ulx', 'uly', 'lrx', 'lry'] as const)
				expect(all.map((one) => one[side])).toContain(whole[side]);
			expect(around(all.toReversed())).toEqual(whole);
			expect(around([...all, whole])).toEqual(whole);
		})
	);
});

test.each<[why: string, zone: Zone, margin: number, wider: Zone]>([
	['on every side', zone(50, 60, 70, 80), 5, zone(45, 55, 75, 85)],
	['by nothing', zone(50, 60, 70, 80), 0, zone(50, 60, 70, 80)],
	['to whole pixels outwards', zone(50, 60, 70, 80), 2.5, zone(47, 57, 73, 83)],
	['no further than the sheet', zone(3, 2, 398, 597), 5, zone(0, 0, 400, 600)],
	['from parts of pixels', zone(10.6, 10.2, 20.1, 20.9), 1, zone(9, 9, 22, 22)]
])('a zone is widened %s', (_, given, margin, wider) => {
	expect(widen(given, margin, zone(0, 0, 400, 600))).toEqual(wider);
});

test('law: widened on the sheet it holds what it was, and twice is once by the sum', () => {
	const sheet = zone(0, 0, 500, 700);
	fc.assert(
		fc.property(zones, fc.nat(50), fc.nat(50), (one, a, b) => {
			expect(holds(widen(one, a, sheet), one)).toBe(true);
			expect(holds(sheet, widen(one, a, sheet))).toBe(true);
			expect(widen(widen(one, a, sheet), b, sheet)).toEqual(widen(one, a + b, sheet));
		})
	);
});

describe('a surface that is turned to be read', () => {
	const SHEET = { width: 1000, height: 1400 };
	/** The mark in the upper left corner of the sheet as it lies. */
	const MARK = zone(0, 0, 100, 40);

	test.each<[Turn, Zone]>([
		[0, zone(0, 0, 100, 40)],
		[90, zone(1360, 0, 1400, 100)],
		[180, zone(900, 1360, 1000, 1400)],
		[270, zone(0, 900, 40, 1000)]
	])('by %i degrees clockwise has its upper left corner there', (by, place) => {
		expect(turned(MARK, SHEET, by)).toEqual(place);
	});

	test('law: what is turned lies inside the turned sheet, is turned back, and four quarters are none', () => {
		const turns = fc.constantFrom<Turn>(0, 90, 180, 270);
		fc.assert(
			fc.property(zones, turns, (one, by) => {
				const fresh = turned(one, SHEET, by);
				const { width: right, height: bottom } = turnedSize(SHEET, by);
				expect(holds(zone(0, 0, right, bottom), fresh)).toBe(true);
				expect(width(fresh) * height(fresh)).toBe(width(one) * height(one));
				expect(turnedBack(fresh, SHEET, by)).toEqual(one);
				let [again, size] = [one, SHEET];
				for (let quarter = 0; quarter < 4; quarter++)
					[again, size] = [turned(again, size, 90), turnedSize(size, 90)];
				expect(again).toEqual(one);
			})
		);
	});
});
