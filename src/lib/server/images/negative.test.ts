import { describe, expect, test } from 'vitest';
import { fill, grain, plan, sheet, writing } from '../../../../tests/support/drawn.ts';
import { lay } from './layout.ts';
import { isNegative } from './negative.ts';
import { invert, type Plane } from './plane.ts';

const RUS = { languages: 'rus' };
function page(paper = 220, ink = 60): Plane {
	const on = sheet(480, 320, paper);
	writing(on, { lines: 5, letters: 30, grey: ink });
	return on;
}
const grainy = (on: Plane) => {
	grain(on, 12);
	return on;
};

describe('a negative', () => {
	test.each<[string, Plane]>([
		['a page of writing', invert(page())],
		['with the grain of film', grainy(invert(page()))],
		['bilevel', invert(page(255, 0))],
		[
			'of one line',
			invert(
				(() => {
					const on = sheet(480, 320, 220);
					writing(on, { lines: 1 });
					return on;
				})()
			)
		]
	])('is told: %s', (_, on) => {
		expect(isNegative(on)).toBe(true);
		expect(isNegative(invert(on))).toBe(false);
	});

	test.each<[string, () => Plane]>([
		['black throughout', () => sheet(480, 320, 12)],
		['black with grain', () => grainy(sheet(480, 320, 20))],
		['blank', () => sheet(480, 320, 230)],
		[
			'a leaf that fills a third of the picture',
			() => {
				const on = sheet(480, 320, 30);
				fill(on, 100, 40, 220, 220, 220);
				writing(on, { lines: 3, letters: 12, left: 120 });
				return on;
			}
		]
	])('is none: %s', (_, drawn) => {
		expect(isNegative(drawn())).toBe(false);
	});

	test('is read as its print is: the same lines, strips of the same bytes', () => {
		const print = page();
		const [positive, negative] = [plan(print, RUS), plan(invert(print), RUS)];
		expect(negative.measures['negative']).toBe(true);
		expect(positive.measures['negative']).toBe(false);
		expect(negative.lines.map(({ zone }) => zone)).toEqual(positive.lines.map(({ zone }) => zone));
		expect(negative.lines.map(({ picture }) => picture)).toEqual(
			positive.lines.map(({ picture }) => picture)
		);
	});

	test('stands as it was set by hand, else as it was measured on its page', () => {
		const negative = invert(page());
		const measured = { ...plan(negative, RUS).measures, speckled: false };
		expect(lay(negative, { ...RUS, negative: false }).measures['negative']).toBe(false);
		expect(lay(page(), { ...RUS, negative: true }).measures['negative']).toBe(true);
		const part = lay(page(), { ...RUS, measured: measured as never });
		expect(part.measures['negative']).toBe(true);
	});
});
