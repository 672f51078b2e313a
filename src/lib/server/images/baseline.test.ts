import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, fit, middle, type Baseline, type Foot } from './baseline.ts';

/** Small letters are 20 pixels high. */
const HIGH = 20;
/** The feet of `count` letters, 15 pixels apart, on a line. */
const feetOn = (line: Baseline, count: number, from = 100): Foot[] =>
	Array.from({ length: count }, (_, i) => {
		const u = from + i * 15;
		return { u, v: at(line, u) };
	});
const level = (v: number): Baseline => ({ a: v, b: 0, c: 0 });

function expectOn(found: Baseline, line: Baseline, us: readonly number[]) {
	for (const u of us) expect(at(found, u)).toBeCloseTo(at(line, u), 3);
}

test('a place on the line is its level, its slope and its bend together', () => {
	expect(at({ a: 5, b: 0, c: 0 }, 40)).toBe(5);
	expect(at({ a: 5, b: 0.5, c: 0 }, 40)).toBe(25);
	expect(at({ a: 5, b: 0.5, c: 0.01 }, 40)).toBe(41);
});

describe('the line through the feet of letters', () => {
	test.each([
		['seven letters', 7],
		['eight in a short line', 8],
		['sixteen that are not long enough', 16]
	])('of %s is level', (_, count) => {
		const { b, c } = fit(feetOn({ a: 300, b: 0.02, c: 0 }, count), HIGH);
		expect([b, c]).toEqual([0, 0]);
	});

	test('of few letters stands a little above the middle: descenders pull down', () => {
		const feet = [10, 10, 10, 10, 16, 16].map((v, i) => ({ u: i * 15, v }));
		expect(fit(feet, HIGH)).toEqual(level(10));
		expect(fit([{ u: 3, v: 7 }], HIGH)).toEqual(level(7));
	});

	test('of a long line has its slope, of a longer one its bend', () => {
		const sloped = { a: 300, b: 0.01, c: 0 };
		expectOn(fit(feetOn(sloped, 18), HIGH), sloped, [100, 200, 355]);
		const bent = { a: 300, b: -0.01, c: 0.00002 };
		expectOn(fit(feetOn(bent, 40), HIGH), bent, [100, 400, 685]);
	});

	test('does not bend for nineteen letters', () => {
		expect(fit(feetOn({ a: 300, b: 0, c: 0.00002 }, 19), HIGH).c).toBe(0);
	});

	test('is not drawn down by letters that hang, nor up by quotation marks', () => {
		const line = { a: 300, b: 0.01, c: 0 };
		const feet = feetOn(line, 60).map((foot, i) => {
			if (i % 6 === 2) return { ...foot, v: foot.v + 9 };
			return i % 20 === 7 ? { ...foot, v: foot.v - 18 } : foot;
		});
		expectOn(fit(feet, HIGH), line, [100, 500, 985]);
	});

	test('law: moved across the lines, the line moves with the feet, and the feet stay as they were', () => {
		const lines = fc.record({
			a: fc.integer({ min: -500, max: 500 }),
			b: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
			c: fc.double({ min: -1e-5, max: 1e-5, noNaN: true })
		});
		fc.assert(
			fc.property(lines, fc.integer({ min: 8, max: 60 }), fc.nat(500), (line, count, down) => {
				const feet = feetOn(line, count);
				const before = structuredClone(feet);
				const found = fit(feet, HIGH);
				expect(feet).toEqual(before);
				const lower = fit(
					feet.map(({ u, v }) => ({ u, v: v + down })),
					HIGH
				);
				for (const u of [100, 300]) expect(at(lower, u)).toBeCloseTo(at(found, u) + down, 4);
			})
		);
	});

	test('of feet one above the other is their level', () => {
		const stacked = Array.from({ length: 9 }, () => ({ u: 50, v: 80 }));
		expect(fit([...stacked, { u: 400, v: 80 }], HIGH).a).toBeCloseTo(80);
	});
});

test.each([
	[[3, 1, 2], 2],
	[[4, 1, 3, 2], 3],
	[[10, 9], 10],
	[[100, 20, 3], 20],
	[[], 0]
])('the middle of %j is %d', (values, found) => {
	expect(middle(values)).toBe(found);
});
