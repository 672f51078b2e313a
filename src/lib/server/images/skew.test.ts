import { describe, expect, test } from 'vitest';
import type { Component } from './components.ts';
import { measure, MOST } from './skew.ts';

/** Letters of 12 pixels on lines 36 apart; `off`: how far each stands from its line. */
function letters(degrees: number, off: (at: number) => number = () => 0): Component[] {
	const slope = Math.tan((degrees * Math.PI) / 180);
	return Array.from({ length: 400 }, (_, at) => {
		const [line, left] = [Math.floor(at / 40), (at % 40) * 20];
		const bottom = Math.round(200 + line * 36 + (left + 5) * slope + off(at));
		const [right, top] = [left + 10, bottom - 12];
		return { label: at + 1, left, top, right, bottom, area: 60, peak: 200, mean: 150 };
	});
}

describe('the angle of the lines', () => {
	test.each([-5.5, -2, -0.3, 0, 0.7, 3, 5.5])('%f° is measured to a tenth', (degrees) => {
		expect(Math.abs(measure(letters(degrees), 12) - degrees)).toBeLessThan(0.1);
	});

	test('letters that hang below their line do not turn it', () => {
		const hanging = letters(1.5, (at) => (at % 5 === 0 ? 4 : 0));
		expect(Math.abs(measure(hanging, 12) - 1.5)).toBeLessThan(0.15);
	});

	test('too few letters tell nothing', () => {
		expect(measure(letters(3).slice(0, 4), 12)).toBe(0);
	});

	test('no angle past the most that is looked for', () => {
		expect(Math.abs(measure(letters(20), 12))).toBeLessThanOrEqual(MOST + 0.7);
	});
});
