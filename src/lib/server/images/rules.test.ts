import { describe, expect, test } from 'vitest';
import { fill, letter, sheet, writing } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import type { Plane } from './plane.ts';
import { erase } from './rules.ts';

const X = 12;
const erased = (on: Plane) => erase(on, 255, find(on, 255, 40, 100), X);
const inkIn = (on: Plane, left: number, top: number, wide: number, high: number) => {
	let ink = 0;
	for (let y = top; y < top + high; y++)
		for (let x = left; x < left + wide; x++) if (on.data[y * on.width + x]! < 128) ink++;
	return ink;
};

describe('ruled lines', () => {
	test('a thin long stroke goes, and its place is told', () => {
		const on = sheet(400, 100);
		fill(on, 20, 50, 300, 2);
		expect(erased(on)).toEqual([{ left: 20, right: 320, top: 50, bottom: 52 }]);
		expect(inkIn(on, 0, 0, 400, 100)).toBe(0);
	});

	test('a letter that stands across a rule stays', () => {
		const on = sheet(400, 100);
		fill(on, 100, 30, 3, 30);
		const before = inkIn(on, 100, 30, 3, 30);
		fill(on, 20, 50, 300, 2);
		expect(erased(on).length).toBeGreaterThan(0);
		expect(inkIn(on, 100, 30, 3, 30)).toBeGreaterThanOrEqual(before - 6);
		expect(inkIn(on, 120, 50, 200, 2)).toBe(0);
	});

	test.each<[string, [number, number]]>([
		['a dash', [2.5 * X, 2]],
		['a bar as thick as strokes of a heading', [10 * X, 8]]
	])('%s is none', (_what, [wide, high]) => {
		const on = sheet(400, 100);
		fill(on, 20, 50, wide, high);
		expect(erased(on)).toEqual([]);
		expect(inkIn(on, 0, 0, 400, 100)).toBe(wide * high);
	});

	test('letters alone lose nothing', () => {
		const on = sheet(400, 100);
		for (let at = 0; at < 20; at++) letter(on, 20 + at * 14, 40);
		const before = [...on.data];
		expect(erased(on)).toEqual([]);
		expect([...on.data]).toEqual(before);
	});
});

const PAPER = 200;

/** A stroke across the page, `thick` pixels high, that rises or falls by `slope` and bends by `bend`. */
function stroke(
	on: Plane,
	top: number,
	thick: number,
	{ slope = 0, bend = 0, from = 0 } = {}
): void {
	for (let x = from; x < on.width; x++) {
		const sag = bend * Math.sin((Math.PI * x) / on.width);
		fill(on, x, Math.round(top + slope * x + sag), 1, thick, 60);
	}
}

function swept(on: Plane) {
	const found = find(on, PAPER, 60, 80);
	return { rules: erase(on, PAPER, found, X), left: find(on, PAPER, 60, 80).all };
}

const page = () => sheet(600, 200, PAPER);
/** Patches that are as letters are, not strokes. */
const letters = (all: { left: number; right: number; top: number; bottom: number }[]) =>
	all.filter(({ left, right, top, bottom }) => right - left < 14 && bottom - top > 9);

describe('a crease across the page', () => {
	test('under letters leaves the letters', () => {
		const on = page();
		writing(on, { lines: 1, top: 80 });
		const before = letters(find(on, PAPER, 60, 80).all).length;
		stroke(on, 96, 2, { from: 50 });
		expect(letters(swept(on).left)).toHaveLength(before);
	});

	test('is followed through letters that cut it to pieces, slanted or bent as it may be', () => {
		for (const way of [{ slope: 0.02 }, { slope: -0.02 }, { bend: 9 }]) {
			const on = page();
			writing(on, { lines: 1, letters: 36, top: 85, left: 80 });
			const before = letters(find(on, PAPER, 60, 80).all).length;
			stroke(on, way.slope ? 91 - way.slope * 300 : 86, 3, way);
			expect(find(on, PAPER, 60, 80).all.length).toBeLessThan(3);
			const { rules, left } = swept(on);
			expect(rules).toHaveLength(1);
			expect(letters(left).length).toBeGreaterThan(before * 0.8);
		}
	});

	test('that is soft and thick, as a crease is, is found where it is longer than any word', () => {
		const on = page();
		writing(on, { lines: 1, letters: 36, top: 85, left: 80 });
		stroke(on, 89, 6);
		expect(swept(on).rules).toHaveLength(1);
		const short = page();
		fill(short, 100, 89, 100, 6, 60);
		expect(swept(short).rules).toEqual([]);
	});
});

describe('a stroke that joins a whole line', () => {
	/** Letters in words, and a stroke through their middle that rises and falls. */
	const joined = (bend: number) => {
		const on = page();
		writing(on, { lines: 1, letters: 36, top: 85, left: 80 });
		stroke(on, 88, 3, { bend, from: 40 });
		return on;
	};

	test('is one rule, and each letter is a patch again', () => {
		const on = joined(5);
		expect(find(on, PAPER, 60, 80).all).toHaveLength(1);
		const { rules, left } = swept(on);
		expect(rules).toHaveLength(1);
		expect(rules[0]).toMatchObject({ left: 40, right: 600 });
		expect(left.filter(({ top, bottom }) => bottom - top > 9).length).toBeGreaterThanOrEqual(30);
	});

	test('letters keep what stands across it', () => {
		const on = joined(0);
		swept(on);
		for (let at = 0; at < 36; at++) {
			if (at % 6 === 5) continue;
			expect(inkIn(on, 80 + at * 12, 85, 2, 12)).toBeGreaterThan(20);
		}
	});

	test('leaves no other rule of its patch: all four sides of a frame go', () => {
		const on = page();
		for (const top of [20, 60, 100]) fill(on, 40, top, 400, 3, 60);
		for (const left of [40, 437]) fill(on, left, 20, 3, 80, 60);
		const { rules, left } = swept(on);
		expect(rules.map(({ top }) => top).sort((a, b) => a - b)).toEqual([20, 60, 100]);
		expect(left.every((each) => each.right - each.left <= 3)).toBe(true);
	});

	test('is none where it is broken off, or thick nearly everywhere', () => {
		const gaps = page();
		for (let at = 0; at < 20; at++) {
			fill(gaps, 40 + at * 20, 90, 10, 3, 60);
			fill(gaps, 49 + at * 20, at % 2 === 0 ? 92 : 60, 11, 3, 60);
			fill(gaps, 49 + at * 20, 60, 2, 34, 60);
			fill(gaps, 59 + at * 20, 60, 2, 34, 60);
		}
		const thick = page();
		fill(thick, 40, 90, 400, 12, 60);
		for (const on of [gaps, thick]) {
			const kept = on.data.slice();
			expect(swept(on).rules).toEqual([]);
			expect(on.data).toEqual(kept);
		}
	});
});

describe('a crease down the page', () => {
	/** Lines of letters that a stroke `thick` pixels wide joins, leaning and bent as it may be. */
	const creased = (thick: number, { lean = 0, bend = 0, lines = 6 } = {}) => {
		const on = sheet(500, 300, PAPER);
		writing(on, { lines, letters: 30, left: 60, top: 40, grey: 60 });
		const before = letters(find(on, PAPER, 60, 80).all).length;
		for (let y = 20; y < 280; y++) {
			const sag = bend * Math.sin((Math.PI * y) / 300);
			fill(on, Math.round(214 + lean * y + sag), y, thick, 1, 60);
		}
		return { on, before };
	};

	test.each([
		['straight', {}],
		['leaning', { lean: 0.03 }],
		['leaning the other way', { lean: -0.03 }],
		['bent', { bend: 8 }]
	])('goes, %s, and the letters it joined are patches again', (_, way) => {
		const { on, before } = creased(3, way);
		const { rules, left } = swept(on);
		expect(rules).toHaveLength(1);
		expect(rules[0]!.bottom - rules[0]!.top).toBe(260);
		expect(letters(left).length).toBeGreaterThan(before * 0.9);
	});

	test('is none where it is as thick as a bar, or shorter than some lines are high', () => {
		for (const on of [creased(16).on, sheet(500, 300, PAPER)]) {
			fill(on, 30, 20, 3, 11 * X, 60);
			const kept = on.data.slice();
			expect(swept(on).rules).toEqual([]);
			expect(on.data).toEqual(kept);
		}
	});

	test('goes with one across: a sheet folded twice', () => {
		const { on } = creased(3);
		stroke(on, 60, 3);
		const first = swept(on).rules;
		expect(first.some(({ left, right }) => right - left > 400)).toBe(true);
		expect([...first, ...swept(on).rules].some(({ top, bottom }) => bottom - top > 200)).toBe(true);
	});

	test('is none at the edge of the picture, where a sheet ends', () => {
		const on = sheet(500, 300, PAPER);
		fill(on, 0, 0, 3, 300, 60);
		expect(swept(on).rules).toEqual([]);
	});
});

describe('what is no crease', () => {
	test('letters that touch one another, dashes, and strokes as thick as letters stay', () => {
		const on = page();
		for (let at = 0; at < 15; at++) letter(on, 60 + at * 9, 60, 12, 0);
		fill(on, 60, 120, 20, 3, 0);
		fill(on, 60, 150, 300, 12, 0);
		const kept = on.data.slice();
		expect(swept(on).rules).toEqual([]);
		expect(on.data).toEqual(kept);
	});

	test('pieces far off the way of a line stay', () => {
		const on = page();
		stroke(on, 100, 3);
		fill(on, 300, 92, 3, 9, 60);
		fill(on, 290, 90, 24, 2, 60);
		const { left } = swept(on);
		expect(left.some(({ top }) => top < 92)).toBe(true);
	});
});
