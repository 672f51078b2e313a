import { expect, test } from 'vitest';
import { fill, grain, sheet, writing } from '../../../../tests/support/drawn.ts';
import { measure, stretch } from './ink.ts';
import { NOTHING } from './plane.ts';

test('paper, noise and ink are measured where they were drawn', () => {
	const page = sheet(600, 400, 200);
	writing(page, { lines: 8, grey: 60 });
	grain(page, 6);
	const levels = measure(page);
	expect(Math.abs(levels.paper - 200)).toBeLessThan(7);
	expect(levels.noise).toBeGreaterThan(1);
	expect(levels.noise).toBeLessThan(12);
	expect(levels.ink).toBeGreaterThan(110);
	expect(levels.ink).toBeLessThan(160);
});

test('thresholds rise with the ink and never fall into the noise', () => {
	const clean = sheet(300, 300, 200);
	writing(clean, { lines: 5, letters: 18, grey: 0 });
	const faded = sheet(300, 300, 200);
	writing(faded, { lines: 5, letters: 18, grey: 150 });
	expect(measure(clean).certain).toBeGreaterThan(measure(faded).certain);
	const grainy = sheet(300, 300, 200);
	grain(grainy, 30);
	const { faint, noise } = measure(grainy);
	expect(faint).toBeGreaterThanOrEqual(4 * noise - 1e-9);
});

test('what was taken out of the picture is neither paper nor noise', () => {
	const page = sheet(300, 300, 200);
	writing(page, { lines: 5, letters: 18, grey: 60 });
	grain(page, 6);
	const alone = measure(page);
	const framed = sheet(300, 900, NOTHING);
	framed.data.set(page.data);
	expect(measure(framed)).toEqual(alone);
	fill(framed, 0, 300, 300, 600, 254);
	expect(measure(framed).paper).toBe(254);
});

test('two greys only: ink is the darker', () => {
	const page = sheet(300, 300, 200);
	writing(page, { lines: 5, letters: 18, grey: 0 });
	expect(measure(page).ink).toBeCloseTo(200, 0);
});

test('the stretch never turns back: darker in, darker out, paper white, ink black', () => {
	const levels = { paper: 200, noise: 2, faint: 20, certain: 50, ink: 120 };
	const table = stretch(levels, false);
	expect(stretch(levels, true)[190]).toBe(255);
	expect(table[190]).toBeLessThan(255);
	for (let grey = 1; grey < 256; grey++)
		expect(table[grey]).toBeGreaterThanOrEqual(table[grey - 1]!);
	expect(table[200]).toBe(255);
	expect(table[80]).toBe(0);
});
