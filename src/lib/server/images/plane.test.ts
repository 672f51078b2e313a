import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, grain, sheet } from '../../../../tests/support/drawn.ts';
import { greyAt, halve, histogram, inner, invert, map, soften, turn, type Plane } from './plane.ts';

const spread = (data: Uint8Array) => {
	const mean = data.reduce((a, b) => a + b, 0) / data.length;
	return Math.sqrt(data.reduce((a, b) => a + (b - mean) ** 2, 0) / data.length);
};

test('half the size keeps the mean', () => {
	const picture = sheet(8, 6, 200);
	fill(picture, 0, 0, 4, 6, 100);
	const half = halve(picture);
	expect([half.width, half.height]).toEqual([4, 3]);
	expect([...half.data.slice(0, 4)]).toEqual([100, 100, 200, 200]);
});

test('softening leaves even grey alone and lays grain', () => {
	expect(soften(sheet(20, 20, 137)).data.every((grey) => grey === 137)).toBe(true);
	const grainy = sheet(60, 60, 128);
	grain(grainy, 20);
	expect(spread(soften(grainy).data)).toBeLessThan(spread(grainy.data) / 2);
});

/** Pictures of any size whose bytes begin anywhere. */
const pictures = fc
	.record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 7 }) })
	.chain(({ width, height }) =>
		fc
			.record({ ahead: fc.nat(3), bytes: fc.uint8Array({ minLength: 66, maxLength: 66 }) })
			.map(({ ahead, bytes }): Plane => ({
				...{ width, height },
				data: bytes.subarray(ahead, ahead + width * height)
			}))
	);
/** A picture made pixel by pixel; past an edge there is what is at the edge. */
function made(
	width: number,
	height: number,
	from: Plane,
	grey: (at: (x: number, y: number) => number, x: number, y: number) => number
): number[] {
	const within = (place: number, side: number) => Math.min(side - 1, Math.max(0, place));
	const at = (x: number, y: number) =>
		from.data[within(y, from.height) * from.width + within(x, from.width)]!;
	return Array.from({ length: width * height }, (_, to) =>
		Math.floor(grey(at, to % width, Math.floor(to / width)))
	);
}

test('each pixel of half the size is the rounded mean of four', () => {
	fc.assert(
		fc.property(pictures, (picture) => {
			const { width, height, data } = halve(picture);
			expect([width, height]).toEqual([picture.width >> 1, picture.height >> 1]);
			const mean = made(width, height, picture, (at, x, y) => {
				const [left, top] = [2 * x, 2 * y];
				return (
					(at(left, top) + at(left + 1, top) + at(left, top + 1) + at(left + 1, top + 1)) / 4 + 0.5
				);
			});
			expect([...data]).toEqual(mean);
		})
	);
});

test('each softened pixel is the mean of nine, the middle one four times, those beside it twice', () => {
	const weights = [1, 2, 1];
	fc.assert(
		fc.property(pictures, (picture) => {
			const { width, height } = picture;
			const mean = made(width, height, picture, (at, x, y) => {
				const all = weights.flatMap((down, row) =>
					weights.map((across, column) => down * across * at(x + column - 1, y + row - 1))
				);
				return all.reduce((sum, each) => sum + each, 0) / 16 + 0.5;
			});
			expect([...soften(picture).data]).toEqual(mean);
		})
	);
});

test('light for dark, and back', () => {
	const picture = sheet(5, 3);
	grain(picture, 100);
	expect(invert(picture).data).toEqual(picture.data.map((grey) => 255 - grey));
	expect(invert(invert(picture))).toEqual(picture);
});

test('four quarter turns, or a half turn twice, give the picture back', () => {
	const picture = sheet(5, 3);
	grain(picture, 100);
	const quarter = turn(picture, 90);
	expect([quarter.width, quarter.height]).toEqual([3, 5]);
	expect(turn(turn(turn(quarter, 90), 90), 90)).toEqual(picture);
	expect(turn(turn(picture, 180), 180)).toEqual(picture);
	expect(turn(quarter, 270)).toEqual(picture);
});

test('a quarter turn is clockwise: the upper left goes to the upper right', () => {
	const picture = sheet(4, 2);
	fill(picture, 0, 0, 1, 1, 7);
	expect(turn(picture, 90).data[1]).toBe(7);
});

test('the histogram of any picture has of each grey so many pixels', () => {
	fc.assert(
		fc.property(pictures, (picture) => {
			const counts = new Array<number>(256).fill(0);
			for (const grey of picture.data) counts[grey]!++;
			expect([...histogram(picture)]).toEqual(counts);
		}),
		{ numRuns: 20 }
	);
});

test('the inner part is what it was, less so many percent at each edge', () => {
	const whole = sheet(20, 10);
	whole.data.forEach((_, at) => (whole.data[at] = at));
	expect(inner(whole, 0)).toBe(whole);
	const { width, height, data } = inner(whole, 10);
	expect([width, height, data[0], data.at(-1)]).toEqual([16, 8, 22, 177]);
	const least = inner(sheet(3, 3), 50);
	expect([least.width, least.height]).toEqual([1, 1]);
});

test('mapped, each pixel has what the table says of it, and the picture that was given stays', () => {
	const table = Uint8Array.from({ length: 256 }, (_, grey) => 255 - grey);
	const given = { width: 2, height: 2, data: Uint8Array.of(0, 10, 200, 255) };
	expect(map(given, table)).toEqual({
		...{ width: 2, height: 2 },
		data: Uint8Array.of(255, 245, 55, 0)
	});
	expect([...given.data]).toEqual([0, 10, 200, 255]);
});

test.each([
	[0, 10],
	[0.49, 10],
	[0.5, 90],
	[0.99, 90],
	[1, 255]
])('the grey that %f of the pixels are darker than is %i', (share, grey) => {
	const picture = sheet(10, 10, 10);
	fill(picture, 0, 5, 10, 5, 90);
	expect(greyAt(histogram(picture), share)).toBe(grey);
});
