import { expect, test } from 'vitest';
import { fill, sheet, writing } from '../../../../tests/support/drawn.ts';
import * as ink from './ink.ts';
import { divide, estimate, PAPER } from './paper.ts';

test('flat paper stays flat', () => {
	const flat = sheet(100, 80, 150);
	const divided = divide(flat, estimate(flat, 4));
	expect(divided.data.every((grey) => Math.abs(grey - PAPER) <= 1)).toBe(true);
});

test('paper that darkens across the page is made even; the writing stays dark', () => {
	const page = sheet(400, 300);
	for (let at = 0; at < page.data.length; at++) page.data[at] = 240 - (at % 400) / 4;
	writing(page, { lines: 5, letters: 24, grey: 40 });
	const divided = divide(page, estimate(page, 4));
	const corners = [0, 399, 299 * 400, 300 * 400 - 1].map((at) => divided.data[at]!);
	for (const grey of corners) expect(Math.abs(grey - PAPER)).toBeLessThan(6);
	const { ink: dark } = ink.measure(divided);
	expect(dark).toBeGreaterThan(100);
});

test('a dark band wider than letters becomes paper inside', () => {
	const page = sheet(200, 200, 220);
	fill(page, 60, 0, 80, 200, 110);
	const divided = divide(page, estimate(page, 4));
	expect(Math.abs(divided.data[100 * 200 + 100]! - PAPER)).toBeLessThan(3);
});
