import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fill, grain, letter, sheet, writing } from '../../../../tests/support/drawn.ts';
import { plan } from './plan.ts';
import type { Plane } from './plane.ts';
import { softer } from './softer.ts';
import type { Source } from './strip.ts';

const RUS = { languages: 'rus' };

/** A source over a whole drawing, grey for grey. */
function source(of: Plane): Source {
	return {
		of,
		factor: 1,
		paper: undefined,
		table: Uint8Array.from({ length: 256 }, (_, grey) => grey),
		owners: new Int16Array(of.width * of.height),
		width: of.width,
		height: of.height
	};
}
/** What a strip would show of the picture at a place. */
const shown = ({ of, table }: Source, x: number, y: number) => table[of.data[y * of.width + x]!]!;

describe('a softer source', () => {
	test('a gap of a pixel in a thin stroke is closed', () => {
		const drawn = sheet(40, 20);
		fill(drawn, 5, 8, 14, 3);
		fill(drawn, 20, 8, 14, 3);
		expect(shown(source(drawn), 19, 9)).toBe(255);
		const soft = softer(source(drawn));
		expect(shown(soft, 19, 9)).toBeLessThan(100);
		expect(shown(soft, 12, 9)).toBeLessThan(20);
	});

	test('the space between two letters stays white', () => {
		const drawn = sheet(60, 30);
		letter(drawn, 5, 8);
		letter(drawn, 25, 8);
		const soft = softer(source(drawn));
		for (let y = 0; y < 30; y++) expect(shown(soft, 19, y)).toBe(255);
	});

	test('a whole stroke is full ink, blank paper is white, an edge lies between', () => {
		const drawn = sheet(40, 40);
		fill(drawn, 10, 10, 6, 20);
		const soft = softer(source(drawn));
		expect(shown(soft, 12, 20)).toBe(0);
		expect(shown(soft, 30, 20)).toBe(255);
		expect(shown(soft, 9, 20)).toBeGreaterThan(100);
		expect(shown(soft, 9, 20)).toBeLessThan(255);
	});

	test('whatever stands on it: darker greys stay darker, and the picture itself is not touched', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (data) => {
				const of = { width: 8, height: 8, data: Uint8Array.from(data) };
				const { table, owners } = softer(source(of));
				for (let grey = 1; grey < 256; grey++) {
					expect(table[grey]!).toBeGreaterThanOrEqual(table[grey - 1]!);
					expect(table[grey]!).toBeLessThanOrEqual(grey);
				}
				expect(of.data).toEqual(Uint8Array.from(data));
				expect(owners).toHaveLength(64);
			}),
			{ numRuns: 20 }
		);
	});
});

describe('the two pictures of a line', () => {
	/** Pixels that are neither ink nor paper, of all that are not paper. */
	const edges = (png: Uint8Array) => {
		const inked = png.subarray(50, -20).filter((grey) => grey < 250);
		return inked.filter((grey) => grey > 60 && grey < 200).length / inked.length;
	};
	const page = (grey: number) => {
		const drawn = sheet(640, 300, grey);
		writing(drawn, { lines: 4, high: 20, letters: 25, left: 40 });
		return drawn;
	};

	test('on a bilevel scan the second is softer, on a grey one it is as it was', () => {
		const bilevel = plan(page(255), RUS);
		expect(bilevel.measures['bilevel']).toBe(true);
		const drawn = page(200);
		grain(drawn, 6);
		const grey = plan(drawn, RUS);
		expect(grey.measures['bilevel']).toBe(false);
		const gained = ({ lines: [line] }: ReturnType<typeof plan>) =>
			edges(line!.second) / edges(line!.picture);
		expect(gained(bilevel)).toBeGreaterThan(1.5 * gained(grey));
	});

	test('places in the one are found in the other by one factor', () => {
		const [line] = plan(page(255), RUS).lines;
		const wide = (png: Uint8Array) => Buffer.from(png).readUInt32BE(16);
		expect(wide(line!.second) * line!.secondScale).toBeCloseTo(wide(line!.picture), -1);
	});
});
