import { expect, test } from 'vitest';
import { fill, sheet } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import { map } from './ownership.ts';
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
