import { describe, expect, test } from 'vitest';
import { fill, sheet } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import { frame } from './frame.ts';
import { crumbs, map } from './ownership.ts';
import type { TextLine } from './text-line.ts';

const BASELINE = { a: 0, b: 0, c: 0 };

/** Two squares, each a line, `apart` pixels between them; a third that is no line's. */
function owners(apart: number, reach: number) {
	const on = sheet(60, 40);
	fill(on, 10, 10, 6, 6);
	fill(on, 10, 16 + apart, 6, 6);
	fill(on, 45, 5, 4, 4);
	const found = find(on, 255, 40, 100);
	const line = (at: number): TextLine => {
		const component = found.all.filter(({ left }) => left === 10)[at]!;
		const { left, right, top, bottom } = component;
		return { marks: [{ component, left, right, top, bottom }], left, right, baseline: BASELINE };
	};
	const owned = map(found, [line(0), line(1)], reach);
	return (x: number, y: number) => owned[y * 60 + x];
}

test('ink is its line’s, the soft edge around it too, and nothing beyond', () => {
	const at = owners(10, 2);
	expect([at(10, 10), at(15, 15), at(12, 28)]).toEqual([0, 0, 1]);
	expect([at(8, 12), at(17, 12), at(12, 8), at(12, 17)]).toEqual([0, 0, 0, 0]);
	expect([at(7, 12), at(18, 12), at(12, 7), at(12, 18)]).toEqual([-1, -1, -1, -1]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
	'of %i free rows between two lines each shows its nearer ones, the upper line the middle one',
	(apart) => {
		const at = owners(apart, 3);
		for (let row = 1; row <= apart; row++) {
			const [below, above] = [row, apart + 1 - row];
			const nearer = below <= above ? 0 : 1;
			expect(at(12, 15 + row)).toBe(Math.min(below, above) <= 3 ? nearer : -1);
		}
	}
);

test.each([
	[5, 5],
	[6, 5],
	[5, 4]
])('of %i by %i pixels those in every corner are shown, and those beside them', (wide, high) => {
	const corners = [
		[0, 0],
		[wide - 1, 0],
		[0, high - 1],
		[wide - 1, high - 1]
	] as const;
	for (const [left, top] of corners) {
		const on = sheet(wide, high);
		fill(on, left, top, 1, 1);
		const found = find(on, 255, 40, 100);
		const component = found.all[0]!;
		const marks = [{ ...component, component }];
		const owned = map(found, [{ marks, left, right: left + 1, baseline: BASELINE }], 1);
		const near = Array.from({ length: wide * high }, (_, at) => {
			const [x, y] = [at % wide, Math.floor(at / wide)];
			return Math.abs(x - left) <= 1 && Math.abs(y - top) <= 1 ? 0 : -1;
		});
		expect([...owned]).toEqual(near);
	}
});

test('where two lines are near, the ink of each stays its own', () => {
	const at = owners(2, 3);
	for (let x = 10; x < 16; x++) {
		for (let y = 10; y < 16; y++) expect(at(x, y)).toBe(0);
		for (let y = 18; y < 24; y++) expect(at(x, y)).toBe(1);
	}
});

test('what belongs to no line may be shown by none', () => {
	const at = owners(10, 2);
	for (let x = 43; x < 51; x++) for (let y = 3; y < 11; y++) expect(at(x, y)).toBe(-1);
});

test('ink too pale for a patch of its own is no line’s', () => {
	const on = sheet(60, 40);
	fill(on, 10, 10, 6, 6);
	fill(on, 30, 10, 6, 6, 190);
	const found = find(on, 255, 40, 100);
	const component = found.all[0]!;
	const { left, right, top, bottom } = component;
	const marks = [{ component, left, right, top, bottom }];
	const owned = map(found, [{ marks, left, right, baseline: BASELINE }], 2);
	expect(found.pale).toHaveLength(1);
	expect([owned[12 * 60 + 12], owned[12 * 60 + 32]]).toEqual([0, -1]);
});

describe('crumbs of letters', () => {
	const X = 10;
	const LEFT = 20;
	const RIGHT = 160;
	/** A line of five squares on the baseline 40; a patch at a place, `high` over it, `size` large. */
	function given(left: number, over: number, size: number) {
		const on = sheet(200, 80);
		for (let at = 0; at < 5; at++) fill(on, LEFT + at * 34, 30, 4, 10);
		fill(on, left, Math.round(40 - over * X - size / 2), size, size);
		const found = find(on, 255, 40, 100);
		const marks = found.all
			.filter(({ top, bottom }) => top === 30 && bottom === 40)
			.map((component) => ({ component, ...component }));
		const line: TextLine = { marks, left: LEFT, right: RIGHT, baseline: { a: 40, b: 0, c: 0 } };
		return crumbs(found, [line], X, frame(0));
	}

	test.each<[string, number, number, number, boolean]>([
		['between letters', 40, 0.5, 3, true],
		['over small letters', 40, 1.1, 2, true],
		['higher than capitals', 40, 1.5, 2, false],
		['just under the line', 40, -0.2, 2, true],
		['further below', 40, -0.6, 2, false],
		['right before the first letter', 17, 0.5, 2, true],
		['in the margin', 8, 0.5, 2, false],
		['as high as two letters', 40, 0.5, 18, false]
	])('one %s', (_where, left, over, size, taken) => {
		expect([...given(left, over, size).values()]).toEqual(taken ? [0] : []);
	});

	test('are shown with their line', () => {
		const on = sheet(60, 40);
		fill(on, 10, 10, 6, 6);
		fill(on, 22, 12, 2, 2);
		const found = find(on, 255, 40, 100);
		const [first, crumb] = [...found.all].sort((a, b) => a.left - b.left);
		const line: TextLine = {
			marks: [{ component: first!, left: 10, right: 16, top: 10, bottom: 16 }],
			left: 10,
			right: 16,
			baseline: BASELINE
		};
		expect(map(found, [line], 1)[13 * 60 + 22]).toBe(-1);
		const owned = map(found, [line], 1, new Map([[crumb!.label, 0]]));
		expect([owned[13 * 60 + 22], owned[13 * 60 + 21], owned[13 * 60 + 19]]).toEqual([0, 0, -1]);
	});
});
