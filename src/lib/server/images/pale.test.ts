import { describe, expect, test } from 'vitest';
import { fill, letter, sheet } from '../../../../tests/support/drawn.ts';
import { find } from './components.ts';
import { frame } from './frame.ts';
import { recall } from './pale.ts';
import * as textLine from './text-line.ts';

const [PAPER, INK, PALE, X] = [200, 90, 145, 12];
const SIZE = { xHeight: X, stroke: 2 };
const [TOP, LEFT] = [60, 40];

/** A line of letters, the pale ones where they are told, or a patch of its own; what is recalled of them. */
function recalled(
	pale: readonly number[],
	{
		grey = PALE,
		down = 0,
		draw
	}: { grey?: number; down?: number; draw?: [number, number, number, number] } = {}
) {
	const on = sheet(500, 140, PAPER);
	for (let at = 0; at < 24; at++) {
		const isPale = pale.includes(at);
		letter(on, LEFT + at * 16, TOP + (isPale ? down : 0), X, isPale ? grey : INK);
	}
	if (draw) fill(on, ...draw, PALE);
	const found = find(on, PAPER, 20, 80);
	const { lines } = textLine.find(found.all, SIZE, frame(0), false);
	return recall(lines, found.pale, SIZE, frame(0)).map(({ left }) => (left - LEFT) / 16);
}

describe('pale letters of a line', () => {
	test.each<[string, number[]]>([
		['one between dark ones', [7]],
		['several one after another, each beside the one before', [5, 6, 7, 8]],
		['the end of a line that fades', [20, 21, 22, 23]],
		['its beginning, letter by letter to the left', [0, 1, 2, 3]]
	])('are letters: %s', (_, pale) => {
		expect(recalled(pale).sort((a, b) => a - b)).toEqual(pale);
	});

	test.each<[string, Parameters<typeof recalled>]>([
		['far paler than the letters beside it', [[7], { grey: 177 }]],
		['over the line, as what shows through stands', [[7], { down: -9 }]],
		['under it', [[7], { down: 10 }]],
		['larger than a letter', [[], { draw: [LEFT + 24 * 16, TOP - 20, 14, 34] }]],
		['as wide as a stain', [[], { draw: [LEFT + 24 * 16, TOP, 40, X] }]],
		['alone in the margin', [[], { draw: [470, TOP, 10, X] }]]
	])('are none: %s', (_, given) => {
		expect(recalled(...given)).toEqual([]);
	});

	test('go to no line of fewer than three letters', () => {
		const on = sheet(200, 140, PAPER);
		for (const at of [0, 1, 2]) letter(on, LEFT + at * 16, TOP, X, at === 2 ? PALE : INK);
		const found = find(on, PAPER, 20, 80);
		const { lines } = textLine.find(found.all, SIZE, frame(0), false);
		expect(found.pale).toHaveLength(1);
		expect(recall(lines, found.pale, SIZE, frame(0))).toEqual([]);
	});
});
