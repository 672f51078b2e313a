import { describe, expect, test } from 'vitest';
import { at, fit } from './baseline.ts';
import { frame, toLine, toPicture } from './frame.ts';

describe('baseline', () => {
	const feet = (shape: (u: number) => number) =>
		Array.from({ length: 40 }, (_, i) => ({ u: i * 20, v: shape(i * 20) }));

	test.each([
		['level', () => 100],
		['sloping', (u: number) => 100 + 0.02 * u],
		['bent', (u: number) => 100 + 0.01 * u - 0.00002 * u * u]
	])('%s is followed', (_, shape) => {
		const line = fit(feet(shape), 20);
		for (const u of [0, 300, 780]) expect(Math.abs(at(line, u) - shape(u))).toBeLessThan(1.5);
	});

	test('letters that hang below the line do not draw it down', () => {
		const hanging = feet(() => 100).map(({ u, v }, i) => ({ u, v: i % 7 === 0 ? v + 7 : v }));
		expect(Math.abs(at(fit(hanging, 20), 400) - 100)).toBeLessThan(0.7);
	});
});

test('from the picture to the line and back', () => {
	for (const degrees of [-5, 0, 3]) {
		const along = frame(degrees);
		const { u, v } = toLine(along, 120, 45);
		const { x, y } = toPicture(along, u, v);
		expect(x).toBeCloseTo(120);
		expect(y).toBeCloseTo(45);
	}
});
