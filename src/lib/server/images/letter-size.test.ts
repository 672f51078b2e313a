import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Component } from './components.ts';
import { measure } from './letter-size.ts';

/** A patch of ink: `filled` of its rectangle is dark. */
function patch(wide: number, high: number, filled = 0.4, mean = 200): Component {
	const area = Math.round(wide * high * filled);
	return { left: 0, top: 0, right: wide, bottom: high, area, mean } as Component;
}
const some = (count: number, ...of: Parameters<typeof patch>) =>
	Array.from({ length: count }, () => patch(...of));

test('the commonest height is that of small letters; capitals and descenders do not change it', () => {
	const page = [...some(60, 18, 20), ...some(20, 20, 30), ...some(10, 16, 27)];
	expect(measure(page)!.xHeight).toBeCloseTo(20, 6);
});

test('between two heights that stand side by side it is a fraction of a pixel', () => {
	const size = measure([...some(30, 18, 20), ...some(30, 18, 21)])!.xHeight;
	expect(size).toBeGreaterThan(20.4);
	expect(size).toBeLessThan(20.6);
});

test('a thousand specks weigh less than a line of text', () => {
	expect(measure([...some(1000, 5, 5), ...some(300, 18, 20)])!.xHeight).toBeCloseTo(20, 6);
});

describe('a short note among much dirt', () => {
	const at = (left: number, top: number, of: Component): Component => ({
		...of,
		...{ left, top, right: left + of.right, bottom: top + of.bottom }
	});
	const dirt = Array.from({ length: 900 }, (_, i) =>
		at((i % 30) * 80, Math.floor(i / 30) * 90, patch(7, 7, 0.78, 250))
	);
	const line = (apart: number) =>
		Array.from({ length: 20 }, (_, i) => at(100 + i * apart, 1_201, patch(18, 20)));

	test('is as high as the patches that stand in a row', () => {
		expect(measure([...dirt, ...line(22)])!.xHeight).toBeCloseTo(20, 6);
	});

	test('is told from dirt by nothing where its letters stand alone', () => {
		expect(measure([...dirt, ...line(100)])!.xHeight).toBeCloseTo(7, 6);
	});

	test('pairs of about one size do not outweigh a page that agrees with itself', () => {
		const page = [...line(22), ...line(22).map((each) => at(0, 300, each))];
		const pair = [at(50, 50, patch(18, 23)), at(70, 50, patch(18, 23))];
		expect(measure([...page, ...pair])!.xHeight).toBeCloseTo(measure(page)!.xHeight, 0);
	});
});

test('faint patches weigh less than dark ones', () => {
	const page = [...some(40, 10, 12, 0.4, 20), ...some(40, 18, 20, 0.4, 200)];
	expect(measure(page)!.xHeight).toBeCloseTo(20, 6);
});

test.each<[why: string, of: Parameters<typeof patch>]>([
	['too low', [4, 4]],
	['narrower than a quarter of its height', [4, 20]],
	['wider than three times its height', [61, 20]],
	['a frame, hardly filled', [20, 20, 0.15]],
	['a blot, filled wholly', [20, 20, 0.9]]
])('where every patch is %s there is no text', (_, of) => {
	expect(measure(some(50, ...of))).toBeUndefined();
});

test.each<[why: string, of: Parameters<typeof patch>]>([
	['five pixels high', [5, 5]],
	['a quarter as wide as high', [5, 20]],
	['three times as wide as high', [60, 20]],
	['thin', [20, 20, 0.16]],
	['fat', [20, 20, 0.89]]
])('letters may be %s', (_, of) => {
	expect(measure(some(50, ...of))!.xHeight).toBeCloseTo(of[1], 6);
});

test('nothing has no size', () => {
	expect(measure([])).toBeUndefined();
});

test('the stroke is that of letters of the usual height, and a pixel at least', () => {
	const letters = some(50, 20, 20, 0.4);
	expect(measure([...letters, ...some(20, 40, 40, 0.8)])!.stroke).toBeCloseTo(160 / 50, 6);
	expect(measure(some(50, 6, 6, 0.3))!.stroke).toBe(1);
});

test('law: the order of patches does not matter, and twice as many of each measure the same', () => {
	const patches = fc.array(
		fc
			.tuple(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 60 }))
			.map(([w, h]) => patch(w, h)),
		{ minLength: 1, maxLength: 30 }
	);
	fc.assert(
		fc.property(patches, (all) => {
			const size = measure(all);
			const [turned, twice] = [measure(all.toReversed()), measure([...all, ...all])];
			expect(turned?.xHeight ?? 0).toBeCloseTo(size?.xHeight ?? 0, 9);
			expect(twice?.xHeight ?? 0).toBeCloseTo(size?.xHeight ?? 0, 9);
			if (size) {
				const heights = all.map(({ bottom }) => bottom);
				expect(size.xHeight).toBeGreaterThanOrEqual(Math.min(...heights));
				expect(size.xHeight).toBeLessThanOrEqual(Math.max(...heights));
			}
		})
	);
});
