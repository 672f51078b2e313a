import { describe, expect, test } from 'vitest';
import { fill, grain, sheet, writing } from '../../../../tests/support/drawn.ts';
import { lay } from './layout.ts';
import { estimate } from './paper.ts';
import { NOTHING, type Plane } from './plane.ts';
import { clear, find } from './surround.ts';

const [WIDE, HIGH, CELL] = [400, 320, 4];
/** A sheet that leaves `aside` pixels of what it lies on at its left, `above` at its top. */
function lying(aside: number, above: number, grey = 60): Plane {
	const on = sheet(WIDE, HIGH, grey);
	fill(on, aside, above, WIDE, HIGH, 220);
	return on;
}
const found = (on: Plane) => find(estimate(on, CELL));
const columns = WIDE / CELL;

describe('what lies around the sheet', () => {
	test('is found at each side, up to the edge of the sheet', () => {
		const cells = found(lying(80, 0));
		expect(Math.max(...cells.map((cell) => cell % columns))).toBeGreaterThanOrEqual(17);
		expect(Math.max(...cells.map((cell) => cell % columns))).toBeLessThan(20);
		expect(new Set(cells).size).toBe(cells.length);
		expect(cells.length).toBeGreaterThan(17 * (HIGH / CELL));
		expect(found(lying(0, 40)).length).toBeGreaterThan(8 * columns);
	});

	test('is found around a leaf that fills half of the picture', () => {
		const on = lying(150, 60);
		expect(found(on).length).toBeGreaterThan(0.4 * (WIDE / CELL) * (HIGH / CELL));
	});

	test.each<[string, () => Plane]>([
		['a sheet that fills the picture', () => lying(0, 0)],
		['a stain hardly darker than the sheet', () => lying(80, 0, 140)],
		[
			'a dark patch inside the sheet',
			() => {
				const on = lying(0, 0);
				fill(on, 100, 100, 120, 120, 40);
				return on;
			}
		],
		[
			'light that falls off towards the edge',
			() => {
				const on = sheet(WIDE, HIGH);
				for (let at = 0; at < on.data.length; at++) on.data[at] = 60 + (at % WIDE) * 0.45;
				return on;
			}
		],
		['a picture dark throughout', () => sheet(WIDE, HIGH, 30)]
	])('is none: %s', (_, drawn) => {
		expect(found(drawn())).toEqual([]);
	});

	test('is taken out with its blurred edge; the sheet beyond that stays', () => {
		const on = lying(80, 0);
		const paper = estimate(on, CELL);
		clear(on, paper, find(paper));
		const row = on.data.subarray(WIDE * 100, WIDE * 101);
		expect(row.subarray(0, 80).every((grey) => grey === NOTHING)).toBe(true);
		expect(row.subarray(80 + 4 * CELL).every((grey) => grey === 220)).toBe(true);
	});

	test('is no ink: levels, letters and lines are those of the sheet alone', () => {
		const drawn = (around: boolean) => {
			const on = sheet(WIDE, HIGH, 220);
			writing(on, { lines: 4, letters: 24, left: 90, top: 60, grey: 90 });
			grain(on, 6);
			if (around) fill(on, 0, 0, 60, HIGH, 30);
			return lay(on, { languages: 'rus' });
		};
		const [whole, framed] = [drawn(false), drawn(true)];
		expect(framed.levels.paper).toBe(whole.levels.paper);
		expect(Math.abs(framed.levels.ink - whole.levels.ink)).toBeLessThan(1);
		expect(framed.lines).toHaveLength(whole.lines.length);
		expect(framed.found.all).toHaveLength(whole.found.all.length);
	});
});
