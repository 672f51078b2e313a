import { describe, expect, test } from 'vitest';
import type { Component } from './components.ts';
import { attach } from './point.ts';
import type { Mark, TextLine } from './text-line.ts';

const SIZE = { xHeight: 20, stroke: 4 };
const FOOT = 200;
function mark(left: number, top: number, wide: number, high: number, peak = 150): Mark {
	const [right, bottom] = [left + wide, top + high];
	const component: Component = {
		label: 1,
		left,
		top,
		right,
		bottom,
		area: wide * high,
		peak,
		mean: peak
	};
	return { component, left, right, top, bottom };
}
/** A line of 30 letters from 100 to 820, standing at `foot`. */
function line(foot = FOOT): TextLine {
	const marks = Array.from({ length: 30 }, (_, at) => mark(100 + at * 24, foot - 20, 18, 20));
	return { marks, left: 100, right: 100 + 29 * 24 + 18, baseline: { a: foot, b: 0, c: 0 } };
}
/** Dirt all over the page, as it is on a bad sheet. */
const dirt = Array.from({ length: 90 }, (_, at) =>
	mark(110 + ((at * 97) % 700), 20 + ((at * 53) % 110), 4, 4)
);
const taken = (small: Mark, more: readonly Mark[] = []) => {
	const { marks, speckled } = attach([line(), line(FOOT + 100)], [small, ...more], SIZE);
	return { line: marks.findIndex((each) => each.includes(small)), speckled };
};

describe('on clean paper every small mark near a line is its', () => {
	test.each<[string, Mark, number]>([
		['a point at the foot', mark(300, 196, 4, 4), 0],
		['dots over a letter', mark(300, 165, 4, 4), 0],
		['a comma below', mark(300, 200, 4, 9), 0],
		['of the two lines the nearer', mark(300, 290, 4, 4), 1],
		['the point after the last letter', mark(830, 196, 4, 4), 0],
		['a dash that begins near it, though its middle is far', mark(840, 188, 40, 3), 0],
		['a dash that begins too far', mark(860, 188, 40, 3), -1],
		['what is far to the side', mark(900, 196, 4, 4), -1],
		['what is far above', mark(300, 100, 4, 4), -1]
	])('%s', (_what, small, expected) =>
		expect(taken(small)).toEqual({ line: expected, speckled: false })
	);
});

describe('among dirt only what stands where signs stand', () => {
	test.each<[string, Mark, number]>([
		['a point at the foot', mark(300, 196, 4, 4), 0],
		['a dash in the middle', mark(822, 188, 12, 3), 0],
		['a piece of a letter', mark(306, 176, 5, 8), 0],
		['a speck high over the letters', mark(309, 160, 3, 3), -1],
		['a speck blacker than the ink', mark(300, 196, 4, 4, 250), -1],
		['a speck beside the line, away from its foot', mark(850, 184, 4, 4), -1]
	])('%s', (_what, small, expected) =>
		expect(taken(small, dirt)).toEqual({ line: expected, speckled: true })
	);
});
