import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MEMORY_SECONDS, wait } from './attempt.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const times = (n: number, seconds: (i: number) => number) =>
	Array.from({ length: n }, (_, i) => ago(seconds(i)));

test.each([
	['none', times(0, () => 0), 0],
	['four just now', times(4, () => 1), 0],
	['five just now', times(5, () => 0), 300],
	['five, the oldest four minutes ago', times(5, (i) => i * 60), 60],
	['five over six minutes', times(5, (i) => i * 90), 0],
	['one of five too old', times(5, (i) => i * 75), 0],
	['150 over two days', times(150, (i) => 600 + i * 900), 48 * 3600 - 600 - 149 * 900],
	['149 over two days', times(149, (i) => 600 + i * 900), 0]
])('%s: wait', (_, failures, seconds) => {
	expect(wait(failures, NOW)).toBe(seconds);
});

const ages = fc.array(fc.integer({ min: 0, max: MEMORY_SECONDS + 1000 }), { maxLength: 200 });

test('after the wait one may try, whatever came before', () => {
	fc.assert(
		fc.property(ages, (seconds) => {
			const failures = seconds.map(ago);
			const later = new Date(NOW.getTime() + wait(failures, NOW) * 1000);
			expect(wait(failures, later)).toBe(0);
		})
	);
});

test('a further failure never shortens the wait, and order does not matter', () => {
	fc.assert(
		fc.property(ages, (seconds) => {
			const failures = seconds.map(ago);
			expect(wait([...failures, NOW], NOW)).toBeGreaterThanOrEqual(wait(failures, NOW));
			expect(wait(failures.toReversed(), NOW)).toBe(wait(failures, NOW));
		})
	);
});
